package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;
import lode.simd.Simd;

/** Products, falls and conditions: folds of the window that are no sums of powers. */
final class Paths extends MovingWindow {
  enum Statistic {
    /** Product of the valid values. */
    PRODUCT(2, 1, 1),
    /**
     * Largest fall from a peak to a later row of the window, as a share of the peak, in [0, 1). For
     * series such as prices: missing where a value of the window is not positive.
     */
    DRAWDOWN(4, 2, 3),
    /** Number of rows where the condition, the last series, holds. */
    COUNT(4, 1, 1),
    /** Sum of the first series there. */
    SUM(4, 1, 2),
    /** Age of the newest such row. */
    AGE(4, 1, 3);

    final int planes;
    final int least;
    final int plane;

    Statistic(int planes, int least, int plane) {
      this.planes = planes;
      this.least = least;
      this.plane = plane;
    }
  }

  private final Statistic statistic;
  private final double[] folds;

  Paths(Statistic statistic, int window) {
    super(window, statistic.least);
    this.statistic = statistic;
    this.folds = new double[block.size() * statistic.planes * STRIP];
  }

  @Override
  void strip(Block b) {
    if (b.window() == 1) {
      Arrays.fill(folds, 0);
      Arrays.fill(folds, STRIP, 2 * STRIP, statistic == Statistic.PRODUCT ? 1 : 0);
    }
    switch (statistic) {
      case PRODUCT -> Simd.PATHS.product(b, folds);
      case DRAWDOWN -> Simd.PATHS.drawdown(b, folds);
      case COUNT, SUM, AGE -> Simd.PATHS.conditions(b, folds);
    }
    for (int j = b.from(); j < b.to(); j++) {
      write(b, j);
    }
  }

  private void write(Block b, int j) {
    float[] out = b.output();
    int o = b.out(j);
    int counts = j * statistic.planes * STRIP;
    int values = counts + statistic.plane * STRIP;
    int lows = counts + STRIP;
    double date = statistic == Statistic.AGE ? j : 0;
    double sign = statistic == Statistic.AGE ? -1 : 1;
    for (int l = 0; l < STRIP; l++) {
      boolean known = folds[counts + l] >= required;
      known &= statistic != Statistic.DRAWDOWN || folds[lows + l] > 0;
      out[o + l] = known ? Cells.finite(date + sign * folds[values + l]) : Float.NaN;
    }
  }
}
