package lode.backtest;

import java.util.Arrays;
import lode.panel.Panel;
import lode.panel.TradingStatus;

/**
 * Ranks the traded members of a universe by value and cuts them into equal buckets, lowest (after
 * orientation) first; equal values fall by stock order.
 */
final class Buckets {
  private final Panel panel;
  private final int universeField;
  private final int statusField;
  private final int direction;
  private final float[] universe;
  private final float[] status;
  private final long[] order;
  private final boolean[] ranked;
  private final int[][] members;
  private final int[] counts;
  private int size;

  Buckets(Panel panel, String universe, int quantiles, int direction) {
    this.panel = panel;
    this.universeField = panel.universe(universe);
    this.statusField = panel.field(TradingStatus.FIELD);
    this.direction = direction;
    this.universe = new float[panel.stride()];
    this.status = new float[panel.stride()];
    int stocks = panel.stocks().size();
    this.order = new long[stocks];
    this.ranked = new boolean[stocks];
    this.members = new int[quantiles][stocks];
    this.counts = new int[quantiles];
  }

  /** How many stocks are ranked. */
  int size() {
    return size;
  }

  /**
   * A number that orders as the ranked stocks do, whose low half is the stock; rank 0 is lowest.
   */
  long key(int rank) {
    return order[rank];
  }

  /** Whether a stock is among the ranked. */
  boolean ranked(int stock) {
    return ranked[stock];
  }

  /** Whether a stock traded on the day. */
  boolean traded(int stock) {
    return TradingStatus.traded((int) status[stock]);
  }

  int[] members(int quantile) {
    return members[quantile];
  }

  int count(int quantile) {
    return counts[quantile];
  }

  void fill(int date, float[] values, int offset) {
    panel.row(universeField, date, universe, 0);
    panel.row(statusField, date, status, 0);
    size = 0;
    for (int i = 0; i < order.length; i++) {
      float value = values[offset + i];
      ranked[i] = universe[i] == 1 && traded(i) && !Float.isNaN(value);
      if (ranked[i]) {
        order[size++] = ((long) sortable(direction * value) << 32) | i;
      }
    }
    Arrays.sort(order, 0, size);
    for (int q = 0; q < counts.length; q++) {
      int from = (int) ((long) size * q / counts.length);
      int to = (int) ((long) size * (q + 1) / counts.length);
      counts[q] = to - from;
      for (int k = from; k < to; k++) {
        members[q][k - from] = (int) order[k];
      }
    }
  }

  /** An int that orders as the float does; both zeros are one value. */
  private static int sortable(float value) {
    int bits = Float.floatToIntBits(value + 0f);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }
}
