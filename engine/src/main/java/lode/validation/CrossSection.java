package lode.validation;

import java.util.Arrays;

/**
 * The values of one formula on one date among the members of the universe: ordered, and cut into
 * quantiles. Scratch that is loaded again for each date; one owner thread.
 */
final class CrossSection {
  private final int quantiles;
  private final float[] value;

  /** Values in order; indices are members. */
  final OrderedRow row;

  /** Doubled ranks by member, ties averaged; 0 where missing. */
  final int[] rank;

  /** Quantile by member, 1 for the lowest values; 0 where missing. */
  final int[] quantile;

  /** For rows of up to so many members. */
  CrossSection(int members, int quantiles) {
    this.quantiles = quantiles;
    this.value = new float[members];
    this.row = new OrderedRow(members);
    this.rank = row.rank;
    this.quantile = new int[members];
  }

  /** Takes the members' values out of a row of all stocks. */
  void load(float[] data, int offset, int[] members) {
    for (int m = 0; m < members.length; m++) {
      value[m] = data[offset + members[m]];
    }
    row.load(value, members.length);
    Arrays.fill(quantile, 0, members.length, 0);
    for (int q = 0; q < quantiles; q++) {
      int to = place(q + 1);
      for (int k = place(q); k < to; k++) {
        quantile[row.order[k]] = q + 1;
      }
    }
  }

  /** Where a quantile, counted from 0, begins in the order. */
  int place(int q) {
    return (int) ((long) row.count() * q / quantiles);
  }
}
