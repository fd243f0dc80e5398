package lode.evaluation;

import lode.operator.Ranker;

/**
 * The values of one formula on one date among the members of the universe, in order. Scratch that
 * is loaded again for each row; one owner thread.
 */
final class FactorRow {
  private final Ranker ranker;
  private final float[] value;
  private final int[] order;
  private final int[] rank;
  private int members;
  private int count;

  /** For rows of up to so many members. */
  FactorRow(int members) {
    this.ranker = new Ranker(members);
    this.value = new float[members];
    this.order = new int[members];
    this.rank = new int[members];
  }

  /** Takes the members' values out of a row of all stocks and ranks those that are not missing. */
  void load(float[] data, int offset, int[] stocks) {
    members = stocks.length;
    for (int m = 0; m < members; m++) {
      value[m] = data[offset + stocks[m]];
    }
    count = ranker.order(value, 0, members, order, rank);
  }

  /** Members of the date. */
  int members() {
    return members;
  }

  /** Members with a value. */
  int count() {
    return count;
  }

  /** Whether every member has a value. */
  boolean complete() {
    return count == members;
  }

  /** Whether any two members have the same value. */
  boolean tied() {
    return ranker.tied();
  }

  /** Value of a member. */
  float value(int member) {
    return value[member];
  }

  /** Whether a member has a value. */
  boolean has(int member) {
    return rank[member] != 0;
  }

  /** Member at a place in ascending order of value. */
  int at(int place) {
    return order[place];
  }

  /** Whether the members at two places have the same value. */
  boolean same(int place, int other) {
    return rank[order[place]] == rank[order[other]];
  }

  /**
   * Doubled rank less its mean: from {@code -(count - 1)} for the least to {@code count - 1}; ties
   * averaged; 0 where missing.
   */
  int centredRank(int member) {
    return rank[member] == 0 ? 0 : rank[member] - (count + 1);
  }
}
