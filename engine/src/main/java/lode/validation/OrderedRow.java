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

  /** Indices that have a value. */
  int count() {
    return count;
  }
}
