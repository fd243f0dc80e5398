package lode.operator;

import static lode.simd.OrderMath.ALL;
import static lode.simd.OrderMath.GREATEST;
import static lode.simd.OrderMath.LEAST;
import static lode.simd.OrderMath.ORDERS;
import static lode.simd.OrderMath.SLACK;
import static lode.simd.OrderMath.SMALLEST;

import java.util.Arrays;
import lode.simd.OrderMath;

/**
 * Ranks a row exactly, ties averaged, without allocation: what {@code cs_rank} and a rank IC are
 * made of. Cells that are missing (not finite, or outside the universe) have no rank. Signed zeros
 * tie. One owner thread; scratch is kept between rows.
 *
 * <p>The finite cells become whole keys in the order of the values, close to each other. Two
 * counting passes order as many of the keys' leading bits as pay at that length; the keys travel
 * cut to those bits, with their index in the rest of the same int, so that all of it stays in the
 * nearest cache. Few neighbours then agree in those bits: with their whole keys they are set right
 * by insertion, or found to be tied. A crowd that takes too long is ordered by all bits instead, so
 * that no data takes more than a few times what most take.
 */
public final class Ranker {
  /** Rows of so few cells are ordered by insertion. */
  private static final int FEW = 24;

  /** Steps of insertion that are always allowed. */
  private static final int PATIENCE = 1000;

  /** Tied places that are looked over at once. */
  private static final int STRIDE = 8;

  /** Most bits of a counting pass by leading bits. */
  private static final int DIGIT = 10;

  private final int[] range = new int[4];
  private final int[] low = new int[2 << DIGIT];
  private final int[] high = new int[2 << DIGIT];
  private final int[] key;
  private final int[] cell;
  private int[] places;
  private int[] spare;
  private int valid;
  private int mask;
  private int bits;
  private int ties;

  /** A ranker of rows of up to {@code cells} cells. */
  public Ranker(int cells) {
    key = new int[cells + SLACK];
    cell = new int[cells + SLACK];
    places = new int[cells + SLACK];
    spare = new int[cells + SLACK];
  }

  /**
   * Ranks the finite cells of a row.
   *
   * @param x values, from index {@code i}
   * @param ranks gets n ranks from index {@code o}: 1 for the least, the number of cells ranked for
   *     the most, their average for ties, NaN where missing; may be {@code x} itself
   * @param n cells, at most as many as the ranker was made for
   * @return the number of cells ranked
   */
  public int rank(float[] x, int i, float[] ranks, int o, int n) {
    return rank(x, i, null, 0, ranks, o, n);
  }

  /**
   * Ranks the finite cells of a row inside a universe.
   *
   * @param universe 1 inside, anything else outside, from index {@code u}; null means all
   * @return the number of cells ranked
   */
  public int rank(float[] x, int i, float[] universe, int u, float[] ranks, int o, int n) {
    sort(x, i, universe, u, n);
    write(1, ranks, o, n);
    return valid;
  }

  /**
   * The same, ranks over the number ranked: in (0, 1].
   *
   * @return the number of cells ranked
   */
  public int share(float[] x, int i, float[] universe, int u, float[] ranks, int o, int n) {
    sort(x, i, universe, u, n);
    write(1.0 / valid, ranks, o, n);
    return valid;
  }

  /**
   * Orders the finite cells of a row.
   *
   * @param order gets the cells, least value first; equal values in the order of the cells
   * @param twice gets for each of the n cells its rank times two; 0 where missing
   * @param tied gets the places in the order, from 1 on, whose value is that of the place before:
   *     {@link #ties()} of them
   * @return the number of cells ordered
   */
  public int order(float[] x, int i, int n, int[] order, int[] twice, int[] tied) {
    sort(x, i, null, 0, n);
    for (int k = 0; k < valid; k++) {
      order[k] = places[k] & mask;
    }
    if (valid < n) {
      Arrays.fill(twice, 0, n, 0);
      for (int k = 0; k < valid; k++) {
        order[k] = cell[order[k]];
      }
    }
    for (int k = 0; k < valid; k++) {
      twice[order[k]] = 2 * k + 2;
    }
    for (int t = 0; t < ties; ) {
      int first = spare[t] - 1;
      int end = end(spare, ties, t);
      for (int k = first; k < end; k++) {
        twice[order[k]] = first + 1 + end;
      }
      t += end - first - 1;
    }
    System.arraycopy(spare, 0, tied, 0, ties);
    return valid;
  }

  /** How many cells of the last row have the value of one before them in order. */
  public int ties() {
    return ties;
  }

  private void write(double scale, float[] ranks, int o, int n) {
    if (valid < n) {
      Arrays.fill(ranks, o, o + n, Float.NaN);
      for (int k = 0; k < valid; k++) {
        ranks[o + cell[places[k] & mask]] = (float) ((k + 1) * scale);
      }
    } else {
      for (int k = 0; k < valid; k++) {
        ranks[o + (places[k] & mask)] = (float) ((k + 1) * scale);
      }
    }
    for (int t = 0; t < ties; ) {
      int first = spare[t] - 1;
      int end = end(spare, ties, t);
      float rank = (float) ((first + 1 + end) * 0.5 * scale);
      for (int k = first; k < end; k++) {
        ranks[o + cell[places[k] & mask]] = rank;
      }
      t += end - first - 1;
    }
  }

  /**
   * The place after the last of the cells that have the value at place k, where t of the tied
   * places come before k.
   */
  public static int end(int[] tied, int ties, int t, int k) {
    return t < ties && tied[t] == k + 1 ? end(tied, ties, t) : k + 1;
  }

  /** The place after the last of the cells that are tied with the t-th of the tied places. */
  public static int end(int[] tied, int ties, int t) {
    int last = t;
    while (last + STRIDE < ties && tied[last + STRIDE] == tied[last] + STRIDE) {
      last += STRIDE;
    }
    while (last + 1 < ties && tied[last + 1] == tied[last] + 1) {
      last++;
    }
    return tied[last] + 1;
  }

  /**
   * Orders the finite cells; {@code places} then has their indices among them (under the mask), and
   * {@code spare} the places whose value is that of the place before.
   */
  private void sort(float[] x, int i, float[] universe, int u, int n) {
    valid = ORDERS.keys(x, i, universe, u, n, key, cell, range);
    bits = Integer.SIZE - Integer.numberOfLeadingZeros(valid);
    mask = (1 << bits) - 1;
    if (valid == 0) {
      ties = 0;
      return;
    }
    int step = Integer.lowestOneBit(range[ALL]);
    int gap = range[SMALLEST] - step;
    int base = OrderMath.place(range[LEAST], gap);
    ORDERS.close(key, valid, gap, base);
    int unused = Integer.numberOfTrailingZeros(step);
    int most = OrderMath.place(range[GREATEST], gap) - base >>> unused;
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(most);
    int kept = valid <= FEW ? 0 : Math.min(width, Math.min(2 * digit(), Integer.SIZE - bits));
    lead(unused + width - kept, kept);
    ties = ORDERS.neighbours(places, valid, bits, spare);
    if (kept < width && ties > 0) {
      settle(unused, width);
    }
  }

  /** Bits of a counting pass: more for longer rows. */
  private int digit() {
    return Math.clamp(bits - 2, 7, DIGIT);
  }

  /** Orders by some leading bits of the keys. */
  private void lead(int shift, int kept) {
    if (kept > DIGIT) {
      twoPasses(shift, kept);
      return;
    }
    for (int k = 0; k < valid; k++) {
      places[k] = k;
    }
    if (kept > 0) {
      pass(shift, kept);
    }
  }

  /** Two counting passes by some bits of the keys, which travel with the indices. */
  private void twoPasses(int shift, int kept) {
    int v = valid;
    int half = kept / 2;
    int split = (1 << half) - 1;
    Arrays.fill(low, 0, 1 << half, 0);
    Arrays.fill(high, 0, 1 << (kept - half), 0);
    for (int k = 0; k < v; k++) {
      int q = key[k] >>> shift;
      low[q & split]++;
      high[q >>> half]++;
    }
    add(low, 1 << half);
    add(high, 1 << (kept - half));
    for (int k = 0; k < v; k++) {
      int q = key[k] >>> shift;
      spare[low[q & split]++] = q << bits | k;
    }
    int rest = bits + half;
    for (int k = 0; k < v; k++) {
      int place = spare[k];
      places[high[place >>> rest]++] = place;
    }
  }

  /** Counting passes by all bits of the keys. */
  private void allPasses(int shift, int width) {
    lead(shift, 0);
    int most = digit() + 1;
    for (int done = 0; done < width; done += most) {
      pass(shift + done, Math.min(most, width - done));
    }
  }

  /** One stable counting pass by some bits of the keys. */
  private void pass(int shift, int kept) {
    int v = valid;
    int digit = (1 << kept) - 1;
    Arrays.fill(high, 0, digit + 1, 0);
    for (int k = 0; k < v; k++) {
      high[key[k] >>> shift & digit]++;
    }
    add(high, digit + 1);
    for (int k = 0; k < v; k++) {
      int c = places[k] & mask;
      int q = key[c] >>> shift & digit;
      spare[high[q]++] = q << bits | c;
    }
    int[] swap = places;
    places = spare;
    spare = swap;
  }

  /** Makes counts into the sums of those before. */
  private static void add(int[] count, int n) {
    int sum = 0;
    for (int d = 0; d < n; d++) {
      int c = count[d];
      count[d] = sum;
      sum += c;
    }
  }

  /**
   * Orders by insertion the cells that agree with the one before in the leading bits. Gives up
   * where that takes a step for every fourth cell: a crowd.
   */
  private boolean mend() {
    int steps = Math.max(valid / 4, PATIENCE);
    for (int t = 0; t < ties; t++) {
      int k = spare[t];
      int place = places[k];
      int x = key[place & mask] ^ Integer.MIN_VALUE;
      int to = k;
      while (to > 0 && x < whole(to - 1)) {
        places[to] = places[to - 1];
        to--;
      }
      places[to] = place;
      steps -= k - to;
      if (steps < 0) {
        return false;
      }
    }
    return true;
  }

  /** Orders by whole keys those that agree in the leading bits; keeps the tied. */
  private void settle(int shift, int width) {
    if (allTied()) {
      return;
    }
    if (!mend()) {
      allPasses(shift, width);
      ties = ORDERS.neighbours(places, valid, bits, spare);
    }
    int tied = 0;
    for (int t = 0; t < ties; t++) {
      int k = spare[t];
      spare[tied] = k;
      tied += whole(k) == whole(k - 1) ? 1 : 0;
    }
    ties = tied;
  }

  /** Whether those that agree in the leading bits agree in all. */
  private boolean allTied() {
    int tied = 0;
    for (int t = 0; t < ties; t++) {
      int k = spare[t];
      tied += whole(k) == whole(k - 1) ? 1 : 0;
    }
    return tied == ties;
  }

  /** The key at a place, in signed order. */
  private int whole(int place) {
    return key[places[place] & mask] ^ Integer.MIN_VALUE;
  }
}
