package lode.evaluation;

import static lode.simd.FactorMath.FACTORS;

import java.util.Arrays;
import lode.operator.Ranker;
import lode.simd.FactorMath;

/**
 * The values of one formula on one date among the members of the universe, in order. Scratch that
 * is loaded again for each row; one owner thread.
 */
final class FactorRow {
  private final Ranker ranker;
  private final float[] value;
  private final int[] order;
  private final int[] rank;
  private final int[] tied;
  private int members;
  private int count;

  /** For rows of up to so many members. */
  FactorRow(int members) {
    this.ranker = new Ranker(members);
    this.value = new float[FactorMath.padded(members)];
    this.order = new int[members];
    this.rank = new int[members + FactorMath.SLACK];
    this.tied = new int[members];
  }

  /** Takes the members' values out of a row of all stocks and ranks those that are not missing. */
  void load(float[] data, int offset, int[] stocks) {
    members = stocks.length;
    FACTORS.gather(data, offset, stocks, members, value, 0);
    Arrays.fill(value, members, FactorMath.padded(members), Float.NaN);
    count = ranker.order(value, 0, members, order, rank, tied);
  }

  /** Members of the date. */
  int members() {
    return members;
  }

  /** Members with a value. */
  int count() {
    return count;
  }

  /** How many places of the order have the value of the place before. */
  int ties() {
    return ranker.ties();
  }

  /** Those places, ascending; not to be written. */
  int[] tied() {
    return tied;
  }

  /** Values by member, padded with missing ones; not to be written. */
  float[] values() {
    return value;
  }

  /** Doubled ranks by member, ties averaged; 0 where missing; not to be written. */
  int[] ranks() {
    return rank;
  }

  /** Members with a value in ascending order of it; not to be written. */
  int[] order() {
    return order;
  }

  /** Whether a member has a value. */
  boolean has(int member) {
    return rank[member] != 0;
  }

  /** Sum of the absolute centred ranks. */
  long gross() {
    if (ties() == 0) {
      return (long) count * count / 2;
    }
    long gross = 0;
    for (int m = 0; m < members; m++) {
      int missing = (rank[m] - 1) >> 31;
      gross += Math.abs(rank[m] - count - 1) & ~missing;
    }
    return gross;
  }

  /** Writes the centred ranks by member, scaled and without fractions. */
  void weights(double scale, int[] weight) {
    FACTORS.weights(rank, members, count + 1, scale, weight);
  }

  /**
   * Doubled rank less its mean: from {@code -(count - 1)} for the least to {@code count - 1}; ties
   * averaged; 0 where missing.
   */
  int centredRank(int member) {
    return rank[member] == 0 ? 0 : rank[member] - (count + 1);
  }
}
