package lode.validation;

import java.util.Arrays;
import lode.operator.Ranker;

/**
 * A row in ascending order: sorted once, correlated with many. What it orders are indices, of the
 * members of a date or of all stocks; two rows can be correlated where theirs mean the same. One
 * owner thread.
 */
final class OrderedRow {
  private Ranker ranker;
  private int[] tied;
  private int[] starts;
  private int count;

  /** Indices that have a value, least first; equal values by index. */
  final int[] order;

  /** Their values. */
  final float[] sorted;

  /** Doubled rank by index, ties averaged; 0 where missing. */
  final int[] rank;

  /** For indices below {@code size}. */
  OrderedRow(int size) {
    order = new int[size];
    sorted = new float[size];
    rank = new int[size];
  }

  /** Orders the first {@code n} values; what is not finite is missing. */
  OrderedRow load(float[] values, int n) {
    if (ranker == null) {
      ranker = new Ranker(order.length);
      tied = new int[order.length];
    }
    Arrays.fill(rank, n, rank.length, 0);
    count = ranker.order(values, 0, n, order, rank, tied);
    for (int k = 0; k < count; k++) {
      sorted[k] = values[order[k]];
    }
    return this;
  }

  /** Takes over another row, whose indices have other names here. */
  OrderedRow load(OrderedRow row, int[] names) {
    Arrays.fill(rank, 0);
    count = row.count;
    for (int k = 0; k < count; k++) {
      order[k] = names[row.order[k]];
      sorted[k] = row.sorted[k];
      rank[order[k]] = row.rank[row.order[k]];
    }
    return this;
  }

  /**
   * Takes over another row with the indices of each part next to each other, in order within it;
   * those of no part are left out.
   *
   * @param partOf part by index, from 0; below 0 where an index has none
   */
  OrderedRow load(OrderedRow row, int[] partOf, int parts) {
    starts = starts == null || starts.length <= parts ? new int[parts + 1] : starts;
    Arrays.fill(starts, 0);
    for (int k = 0; k < row.count; k++) {
      int part = partOf[row.order[k]];
      if (part >= 0 && part < parts) {
        starts[part]++;
      }
    }
    count = 0;
    for (int part = 0; part <= parts; part++) {
      int size = starts[part];
      starts[part] = count;
      count += size;
    }
    for (int k = 0; k < row.count; k++) {
      int part = partOf[row.order[k]];
      if (part >= 0 && part < parts) {
        int at = starts[part]++;
        order[at] = row.order[k];
        sorted[at] = row.sorted[k];
      }
    }
    System.arraycopy(starts, 0, starts, 1, parts);
    starts[0] = 0;
    System.arraycopy(row.rank, 0, rank, 0, rank.length);
    return this;
  }

  /** Where a part begins in the order of a row that was loaded by parts. */
  int start(int part) {
    return starts[part];
  }

  /** Indices that have a value. */
  int count() {
    return count;
  }
}
