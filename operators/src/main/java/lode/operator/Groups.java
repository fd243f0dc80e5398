package lode.operator;

import static lode.simd.FactorMath.FACTORS;
import static lode.simd.SectionMath.SECTIONS;
import static lode.simd.Simd.ROWS;

import java.util.Arrays;

/**
 * The values of one date inside the universe by group. Group ids are whole numbers from 0 to 65535;
 * a stock without one belongs nowhere. Scratch of one kernel; it grows to the highest id seen.
 *
 * <p>Stocks change groups rarely, so the stocks in order of their groups are kept from date to
 * date. Values gathered in that order make of each group a short row, and its statistics those of
 * rows.
 */
final class Groups {
  private static final int MOST = 1 << 16;

  private final int stride;
  private final Ranker ranker;
  private final float[] values;
  private final float[] gathered;
  private final float[] ids;
  private final int[] group;
  private final int[] stocks;
  private final int[] order;
  private final int[] twice;
  private final int[] tied;
  private int groups;
  private int[] start = new int[2];
  private int[] ranked = new int[1];
  private double[] shift = new double[1];
  private double[] scale = new double[1];
  private float[] common = new float[1];

  /** What every stock of a group gets. */
  @FunctionalInterface
  interface Statistic {
    double of(Groups groups, int g);
  }

  Groups(int stride) {
    this.stride = stride;
    ranker = new Ranker(stride);
    values = new float[stride];
    gathered = new float[stride];
    ids = new float[stride];
    group = new int[stride];
    stocks = new int[stride];
    order = new int[stride];
    twice = new int[stride];
    tied = new int[stride];
    Arrays.fill(ids, Float.NaN);
    arrange();
  }

  /** Writes a statistic of the group to every stock of the universe that has one. */
  void spread(int t, Rows[] in, Rows out, Statistic statistic) {
    read(t, in);
    for (int g = 0; g < groups; g++) {
      common[g] = Cells.finite(statistic.of(this, g));
    }
    common[groups] = Float.NaN;
    FACTORS.gather(common, 0, group, stride, values);
    ROWS.within(values, 0, in[2].data(), in[2].at(t), out.data(), out.at(t), stride);
  }

  /** Writes (value - shift) scale, with both of the group; missing where either is not finite. */
  void affine(int t, Rows[] in, Rows out, Statistic shiftOf, Statistic scaleOf) {
    read(t, in);
    for (int g = 0; g < groups; g++) {
      shift[g] = shiftOf.of(this, g);
      scale[g] = scaleOf.of(this, g);
    }
    shift[groups] = Double.NaN;
    SECTIONS.affine(values, group, shift, scale, out.data(), out.at(t), stride);
  }

  /** Writes the rank within the group over the group's count, ties averaged. */
  void rank(int t, Rows[] in, Rows out) {
    read(t, in);
    int valid = ranker.order(gathered, 0, start[groups], order, twice, tied);
    Arrays.fill(ranked, 0, groups, 0);
    for (int k = 0; k < valid; k++) {
      twice[k] = 2 * ++ranked[group[stocks[order[k]]]];
    }
    for (int i = 0; i < ranker.ties(); ) {
      int first = tied[i] - 1;
      int end = Ranker.end(tied, ranker.ties(), i);
      average(first, end);
      i += end - first - 1;
    }
    int o = out.at(t);
    Arrays.fill(out.data(), o, o + stride, Float.NaN);
    for (int k = 0; k < valid; k++) {
      int stock = stocks[order[k]];
      out.data()[o + stock] = (float) (twice[k] * 0.5 / ranked[group[stock]]);
    }
  }

  /** Averages the ranks at places of equal values, which stand group by group. */
  private void average(int first, int end) {
    for (int k = first; k < end; ) {
      int g = group[stocks[order[k]]];
      int last = k;
      while (last + 1 < end && group[stocks[order[last + 1]]] == g) {
        last++;
      }
      int mean = (twice[k] + twice[last]) / 2;
      Arrays.fill(twice, k, last + 1, mean);
      k = last + 1;
    }
  }

  /** Valid values of a group. */
  int count(int g) {
    return ROWS.count(gathered, start[g], size(g));
  }

  /** Sum of a group; NaN of none. */
  double sum(int g) {
    return count(g) == 0 ? Double.NaN : ROWS.sum(gathered, start[g], size(g));
  }

  /** Mean of a group; NaN of none. */
  double mean(int g) {
    return ROWS.sum(gathered, start[g], size(g)) / count(g);
  }

  /** Sum of a group's absolute values. */
  double sumAbs(int g) {
    return ROWS.sumAbs(gathered, start[g], size(g));
  }

  /** Standard deviation of a group with ddof 1; NaN of fewer than two, 0 of a constant. */
  double std(int g) {
    int count = count(g);
    double mean = ROWS.sum(gathered, start[g], size(g)) / count;
    return Section.std(count, mean, ROWS.sumSquares(gathered, start[g], mean, size(g)));
  }

  private int size(int g) {
    return start[g + 1] - start[g];
  }

  private void read(int t, Rows[] in) {
    regroup(in[1].data(), in[1].at(t));
    ROWS.within(in[0].data(), in[0].at(t), in[2].data(), in[2].at(t), values, 0, stride);
    FACTORS.gather(values, 0, stocks, start[groups], gathered);
  }

  private void regroup(float[] row, int i) {
    if (Arrays.mismatch(row, i, i + stride, ids, 0, stride) >= 0) {
      System.arraycopy(row, i, ids, 0, stride);
      arrange();
    }
  }

  /** Puts the stocks that have a group in the order of (group, stock); the others are of none. */
  private void arrange() {
    groups = 0;
    for (int k = 0; k < stride; k++) {
      group[k] = ids[k] >= 0 && ids[k] < MOST ? (int) ids[k] : -1;
      groups = Math.max(groups, group[k] + 1);
    }
    if (common.length <= groups) {
      start = new int[groups + 2];
      ranked = new int[groups + 1];
      common = new float[groups + 1];
      shift = new double[groups + 1];
      scale = new double[groups + 1];
    }
    Arrays.fill(start, 0);
    for (int k = 0; k < stride; k++) {
      group[k] = group[k] < 0 ? groups : group[k];
      start[group[k] + 1]++;
    }
    for (int g = 0; g < groups; g++) {
      start[g + 1] += start[g];
    }
    int[] next = Arrays.copyOf(start, groups + 1);
    for (int k = 0; k < stride; k++) {
      if (group[k] < groups) {
        stocks[next[group[k]]++] = k;
      }
    }
  }
}
