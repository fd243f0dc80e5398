package lode.operator;

import static lode.simd.FactorMath.FACTORS;
import static lode.simd.GroupMath.COLUMNS;
import static lode.simd.GroupMath.GROUPS;
import static lode.simd.Simd.ROWS;

import java.util.Arrays;

/**
 * The values of one date inside the universe by group. Group ids are whole numbers from 0 to 65535;
 * a stock without one belongs nowhere. Scratch of one kernel; it grows with the groups seen.
 *
 * <p>Stocks change groups rarely, so their places in the blocks of {@link lode.simd.GroupMath} are
 * kept from date to date.
 */
final class Groups {
  private static final int MOST = 1 << 16;

  private final int stride;
  private final Ranker ranker;
  private final float[] ids;
  private final int[] order;
  private final int[] twice;
  private final int[] tied;

  /** By stock, one missing value after the last. */
  private final float[] values;

  /** Group by stock, the one after the last where there is none, and the place of its cell. */
  private final int[] group;

  private final int[] place;

  private int blocks;

  /** By block; by cell, one missing cell after the last: its value, and its stock. */
  private int[] start = new int[1];

  private float[] cells = new float[0];
  private int[] stock = new int[0];

  private double[] count;
  private double[] sum;
  private double[] mean;
  private double[] other;
  private double[] zero;
  private double[] one;
  private float[] common;
  private int[] ranked;

  /** A number for each group. */
  @FunctionalInterface
  interface Statistic {
    double[] of(Groups groups);
  }

  Groups(int stride) {
    this.stride = stride;
    ranker = new Ranker(stride);
    ids = new float[stride];
    order = new int[stride];
    twice = new int[stride];
    tied = new int[stride];
    values = new float[stride + 1];
    group = new int[stride];
    place = new int[stride];
    values[stride] = Float.NaN;
    Arrays.fill(ids, Float.NaN);
    arrange();
  }

  /** Writes a statistic of the group to every stock of the universe that has one. */
  void spread(int t, Rows[] in, Rows out, Statistic statistic) {
    read(t, in);
    double[] statistics = statistic.of(this);
    for (int g = 0; g < blocks * COLUMNS; g++) {
      common[g] = Cells.finite(statistics[g]);
    }
    common[blocks * COLUMNS] = Float.NaN;
    FACTORS.gather(common, 0, group, stride, values, 0);
    ROWS.within(values, 0, in[2].data(), in[2].at(t), out.data(), out.at(t), stride);
  }

  /** Writes (value - shift) / divisor, with both of the group; missing where it is not finite. */
  void affine(int t, Rows[] in, Rows out, Statistic shift, Statistic divisor) {
    read(t, in);
    GROUPS.affine(cells, start, blocks, shift.of(this), divisor.of(this));
    FACTORS.gather(cells, 0, place, stride, out.data(), out.at(t));
  }

  /** Writes the rank within the group over the group's count, ties averaged. */
  void rank(int t, Rows[] in, Rows out) {
    regroup(in[1].data(), in[1].at(t));
    within(t, in);
    int valid = ranker.order(values, 0, stride, order, twice, tied);
    Arrays.fill(ranked, 0, blocks * COLUMNS + 1, 0);
    int ties = ranker.ties();
    int end;
    for (int k = 0, tie = 0; k < valid; k = end) {
      end = Ranker.end(tied, ties, tie, k);
      tie += end - k - 1;
      if (end == k + 1) {
        twice[k] = 2 * ++ranked[group[order[k]]];
      } else {
        rank(k, end);
      }
    }
    int o = out.at(t);
    Arrays.fill(out.data(), o, o + stride, Float.NaN);
    for (int k = 0; k < valid; k++) {
      int s = order[k];
      if (group[s] < blocks * COLUMNS) {
        out.data()[o + s] = (float) (twice[k] * 0.5 / ranked[group[s]]);
      }
    }
  }

  /** Ranks equal values: twice the mean rank is the first in the group plus the last. */
  private void rank(int first, int end) {
    for (int k = first; k < end; k++) {
      twice[k] = ranked[group[order[k]]] + 1;
    }
    for (int k = first; k < end; k++) {
      ranked[group[order[k]]]++;
    }
    for (int k = first; k < end; k++) {
      twice[k] += ranked[group[order[k]]];
    }
  }

  /** Valid values. */
  double[] count() {
    return count;
  }

  /** Sums; NaN of none. */
  double[] sum() {
    return sum;
  }

  /** Means; NaN of none. */
  double[] mean() {
    return mean;
  }

  /** Sums of absolute values. */
  double[] sumAbs() {
    GROUPS.sumAbs(cells, start, blocks, other);
    return other;
  }

  /** Standard deviations with ddof 1; NaN of fewer than two, 0 of a constant. */
  double[] std() {
    GROUPS.deviations(cells, start, blocks, count, mean, other);
    return other;
  }

  /** Zeros. */
  double[] zero() {
    return zero;
  }

  /** Ones. */
  double[] one() {
    return one;
  }

  private void read(int t, Rows[] in) {
    regroup(in[1].data(), in[1].at(t));
    within(t, in);
    FACTORS.gather(values, 0, stock, start[blocks], cells, 0);
    GROUPS.moments(cells, start, blocks, count, sum, mean);
  }

  private void within(int t, Rows[] in) {
    ROWS.within(in[0].data(), in[0].at(t), in[2].data(), in[2].at(t), values, 0, stride);
  }

  private void regroup(float[] row, int i) {
    if (Arrays.mismatch(row, i, i + stride, ids, 0, stride) >= 0) {
      System.arraycopy(row, i, ids, 0, stride);
      arrange();
    }
  }

  /** Gives each group a column, the largest first, and each of its stocks a cell of it. */
  private void arrange() {
    int highest = -1;
    for (int s = 0; s < stride; s++) {
      group[s] = ids[s] >= 0 && ids[s] < MOST ? (int) ids[s] : -1;
      highest = Math.max(highest, group[s]);
    }
    int[] size = new int[highest + 1];
    int[] groups = new int[stride + 1];
    for (int s = 0; s < stride; s++) {
      if (group[s] >= 0) {
        // how many groups have more than so many stocks
        groups[size[group[s]]++]++;
      }
    }
    blocks = Math.ceilDiv(groups[0], COLUMNS);
    reserve();
    for (int b = 0; b < blocks; b++) {
      int rows = 0;
      while (groups[rows] > b * COLUMNS) {
        rows++;
      }
      start[b + 1] = start[b] + rows * COLUMNS;
    }
    for (int id = 0; id <= highest; id++) {
      // groups of a size stand after the larger ones
      size[id] = size[id] == 0 ? 0 : groups[size[id]]++;
    }
    fill(size);
  }

  private void reserve() {
    int columns = blocks * COLUMNS;
    if (common == null || common.length <= columns) {
      start = new int[blocks + 1];
      count = new double[columns];
      sum = new double[columns];
      mean = new double[columns];
      other = new double[columns];
      zero = new double[columns];
      one = new double[columns];
      Arrays.fill(one, 1);
      common = new float[columns + 1];
      ranked = new int[columns + 1];
    }
  }

  private void fill(int[] column) {
    int end = start[blocks];
    if (cells.length <= end) {
      cells = new float[end + 1];
      stock = new int[end + 1];
    }
    Arrays.fill(stock, 0, end, stride);
    cells[end] = Float.NaN;
    Arrays.fill(ranked, 0);
    for (int s = 0; s < stride; s++) {
      boolean none = group[s] < 0;
      int g = none ? blocks * COLUMNS : column[group[s]];
      group[s] = g;
      place[s] = none ? end : start[g / COLUMNS] + g % COLUMNS + COLUMNS * ranked[g]++;
      stock[place[s]] = s;
    }
  }
}
