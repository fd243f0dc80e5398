package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;
import lode.simd.Simd;

/**
 * Sums of the values and of their dates: the line fitted over time, and linear weights. A missing
 * value leaves its place empty.
 */
final class Trend extends MovingWindow {
  /** What is made of the sums, and the valid rows it needs. */
  enum Statistic {
    DECAY_LINEAR(1),
    SLOPE(2),
    RSQUARE(3),
    RESIDUAL(3);

    final int least;

    Statistic(int least) {
      this.least = least;
    }
  }

  private static final int PLANES = 6;

  private final Statistic statistic;
  private final double[] sums;

  Trend(Statistic statistic, int window) {
    super(window, statistic.least);
    this.statistic = statistic;
    this.sums = new double[block.size() * PLANES * STRIP];
  }

  @Override
  void strip(Block b) {
    if (b.window() == 1) {
      Arrays.fill(sums, 0);
    }
    if (statistic == Statistic.DECAY_LINEAR) {
      Simd.FOLDS.dated(b, sums);
    } else {
      Simd.FOLDS.trend(b, sums);
    }
    switch (statistic) {
      case DECAY_LINEAR -> Simd.STATISTICS.decay(b, sums, required);
      case SLOPE -> Simd.STATISTICS.slope(b, sums, required);
      case RSQUARE -> Simd.STATISTICS.rsquare(b, sums, required);
      case RESIDUAL -> Simd.STATISTICS.residual(b, sums, required);
    }
  }
}
