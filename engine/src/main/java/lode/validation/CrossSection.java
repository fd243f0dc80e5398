package lode.validation;

import java.util.Arrays;
import lode.operator.Ranker;

/**
 * The values of one formula on one date among the members of the universe: ranked, and cut into
 * quantiles. Scratch that is loaded again for each date; one owner thread.
 */
final class CrossSection {
  private final Ranker ranker;
  private final int quantiles;
  private final int[] order;
  private final int[] tied;
  private int count;

  /** Values by member, NaN where missing. */
  final float[] value;

  /** Doubled ranks by member, ties averaged; 0 where missing. */
  final int[] rank;

  /** Quantile by member, 1 for the lowest values; 0 where missing. */
  final int[] quantile;

  /** For rows of up to so many members. */
  CrossSection(int members, int quantiles) {
    this.ranker = new Ranker(members);
    this.quantiles = quantiles;
    this.order = new int[members];
    this.tied = new int[members];
    this.value = new float[members];
    this.rank = new int[members];
    this.quantile = new int[members];
  }

  /** Takes the members' values out of a row of all stocks. */
  void load(float[] data, int offset, int[] members) {
    for (int m = 0; m < members.length; m++) {
      value[m] = data[offset + members[m]];
    }
    count = ranker.order(value, 0, members.length, order, rank, tied);
    Arrays.fill(quantile, 0, members.length, 0);
    for (int q = 0; q < quantiles; q++) {
      int to = place(q + 1);
      for (int k = place(q); k < to; k++) {
        quantile[order[k]] = q + 1;
      }
    }
  }

  /** Members with a value. */
  int count() {
    return count;
  }

  /** Members with a value, the least first; equal values in order of the stocks. */
  int[] order() {
    return order;
  }

  /** Where a quantile, counted from 0, begins in the order. */
  int place(int q) {
    return (int) ((long) count * q / quantiles);
  }
}
