package lode.operator;

import java.util.Arrays;

/**
 * Ranks a row exactly, ties averaged, without allocation: what {@code cs_rank} and a rank IC are
 * made of. Cells that are missing (not finite, or outside the universe) have no rank (NaN). Signed
 * zeros tie. One owner thread; scratch is kept between rows.
 *
 * <p>Cells are packed as (ordered bits of the value, index) into longs, which a radix sort of three
 * digits orders; short rows are cheaper to sort by comparison. Both give the same order, so the
 * ranks do not depend on the way.
 */
public final class Ranker {
  private static final int SHORT = 400;
  private static final int LOW = 32;
  private static final int MIDDLE = 43;
  private static final int HIGH = 54;
  private static final int DIGITS = 1 << 11;
  private static final int DIGIT = DIGITS - 1;

  private long[] cells;
  private long[] spare;
  private final int[] low = new int[DIGITS];
  private final int[] middle = new int[DIGITS];
  private final int[] high = new int[DIGITS];
  private int valid;
  private int tied;
  private long tieCubes;

  /** A ranker of rows of up to {@code cells} cells. */
  public Ranker(int cells) {
    this.cells = new long[cells];
    this.spare = new long[cells];
  }

  /**
   * Ranks the finite cells of a row.
   *
   * @param x values, from index {@code i}
   * @param ranks gets n ranks from index {@code o}: 1 for the least, {@link #valid()} for the most,
   *     their average for ties, NaN where missing; may be {@code x} itself
   * @param n cells, at most as many as the ranker was made for
   * @return the number of cells ranked
   */
  public int rank(float[] x, int i, float[] ranks, int o, int n) {
    sort(x, i, null, 0, n);
    return write(ranks, o, n);
  }

  /**
   * Ranks the finite cells of a row inside a universe.
   *
   * @param universe 1 inside, anything else outside, from index {@code u}; null means all
   * @return the number of cells ranked
   */
  public int rank(float[] x, int i, float[] universe, int u, float[] ranks, int o, int n) {
    sort(x, i, universe, u, n);
    return write(ranks, o, n);
  }

  /** Cells ranked by the last call. */
  public int valid() {
    return valid;
  }

  /** Cells of the last call that share their value with another. */
  public int tied() {
    return tied;
  }

  /** Sum of squared deviations of the last ranks from their mean; 0 where all are tied. Exact. */
  public double squares() {
    long v = valid;
    return (v * v * v - v - tieCubes) / 12.0;
  }

  /**
   * Orders the valid cells without ranking them; {@link #cell} then tells which cell is the k-th
   * least, for k below the number returned. Equal values stand in the order of their cells.
   */
  public int sort(float[] x, int i, float[] universe, int u, int n) {
    int v = 0;
    for (int k = 0; k < n; k++) {
      float value = x[i + k];
      cells[v] = packed(value, k);
      boolean inside = universe == null || universe[u + k] == 1;
      v += inside && Math.abs(value) <= Float.MAX_VALUE ? 1 : 0;
    }
    valid = v;
    if (v < SHORT) {
      Arrays.sort(cells, 0, v);
    } else {
      radix(v);
    }
    return v;
  }

  /** Index of the k-th least cell after {@link #sort}. */
  public int cell(int k) {
    return (int) cells[k];
  }

  /** Whether the k-th and l-th least cells have the same value. */
  public boolean same(int k, int l) {
    return (cells[k] ^ cells[l]) >>> 32 == 0;
  }

  /** Adding zero makes -0 into 0; flipping the lower bits of negatives makes integers in order. */
  private static long packed(float value, int index) {
    int bits = Float.floatToRawIntBits(value + 0f);
    return (long) (bits ^ ((bits >> 31) & Integer.MAX_VALUE)) << 32 | index;
  }

  private void radix(int n) {
    Arrays.fill(low, 0);
    Arrays.fill(middle, 0);
    Arrays.fill(high, 0);
    for (int k = 0; k < n; k++) {
      long cell = cells[k];
      low[(int) (cell >>> LOW) & DIGIT]++;
      middle[(int) (cell >>> MIDDLE) & DIGIT]++;
      high[(int) ((cell ^ Long.MIN_VALUE) >>> HIGH)]++;
    }
    pass(low, LOW, 0, n);
    pass(middle, MIDDLE, 0, n);
    pass(high, HIGH, Long.MIN_VALUE, n);
  }

  /** One stable counting sort by a digit; the sign bit is turned so that negatives come first. */
  private void pass(int[] count, int shift, long sign, int n) {
    if (count[(int) ((cells[0] ^ sign) >>> shift) & DIGIT] == n) {
      return;
    }
    int start = 0;
    for (int d = 0; d < DIGITS; d++) {
      int c = count[d];
      count[d] = start;
      start += c;
    }
    long[] from = cells;
    long[] to = spare;
    for (int k = 0; k < n; k++) {
      long cell = from[k];
      to[count[(int) ((cell ^ sign) >>> shift) & DIGIT]++] = cell;
    }
    cells = to;
    spare = from;
  }

  private int write(float[] ranks, int o, int n) {
    int v = valid;
    if (v < n) {
      Arrays.fill(ranks, o, o + n, Float.NaN);
    }
    tied = 0;
    tieCubes = 0;
    for (int k = 0; k < v; ) {
      int end = k + 1;
      while (end < v && same(k, end)) {
        end++;
      }
      float rank = (k + 1 + end) * 0.5f;
      long ties = end - k;
      if (ties > 1) {
        tied += (int) ties;
        tieCubes += ties * ties * ties - ties;
      }
      for (; k < end; k++) {
        ranks[o + (int) cells[k]] = rank;
      }
    }
    return v;
  }
}
