package lode.backtest;

import lode.panel.Panel;
import lode.panel.TradingStatus;

/**
 * Cuts the traded members of a universe into equal buckets by value, lowest (after orientation)
 * first; equal values fall by stock order.
 */
final class Buckets {
  private final Panel panel;
  private final int universeField;
  private final int statusField;
  private final int direction;
  private final float[] universe;
  private final float[] status;
  private final long[] order;
  private final int[][] members;
  private final int[] counts;

  Buckets(Panel panel, String universe, int quantiles, int direction) {
    this.panel = panel;
    this.universeField = panel.universe(universe);
    this.statusField = panel.field(TradingStatus.FIELD);
    this.direction = direction;
    this.universe = new float[panel.stride()];
    this.status = new float[panel.stride()];
    int stocks = panel.stocks().size();
    this.order = new long[stocks];
    this.members = new int[quantiles][stocks];
    this.counts = new int[quantiles];
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
    int n = 0;
    for (int i = 0; i < order.length; i++) {
      float value = values[offset + i];
      if (universe[i] == 1 && TradingStatus.traded((int) status[i]) && !Float.isNaN(value)) {
        order[n++] = ((long) sortable(direction * value) << 32) | i;
      }
    }
    java.util.Arrays.sort(order, 0, n);
    for (int q = 0; q < counts.length; q++) {
      int from = (int) ((long) n * q / counts.length);
      int to = (int) ((long) n * (q + 1) / counts.length);
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
