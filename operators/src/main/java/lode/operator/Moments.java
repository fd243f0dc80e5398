package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;
import lode.simd.Simd;
import lode.simd.WindowStatistics;

/** Count, sum and sum of squares of the window, and what follows from them. */
final class Moments extends MovingWindow {
  /** What is made of the sums, and the valid rows it needs. */
  enum Statistic {
    COUNT(1),
    SUM(1),
    MEAN(1),
    VAR(2),
    STD(2),
    ZSCORE(2),
    IR(2);

    final int least;

    Statistic(int least) {
      this.least = least;
    }
  }

  private static final int PLANES = 3;

  private final Statistic statistic;
  private final double[] sums;

  Moments(Statistic statistic, int window) {
    super(window, statistic.least);
    this.statistic = statistic;
    this.sums = new double[block.size() * PLANES * STRIP];
  }

  @Override
  void strip(Block b) {
    if (b.window() == 1) {
      Arrays.fill(sums, 0);
    }
    Simd.FOLDS.moments(b, sums);
    switch (statistic) {
      case MEAN -> Simd.STATISTICS.mean(b, PLANES, sums, required);
      case STD -> Simd.STATISTICS.deviation(b, sums, required);
      default -> others(b);
    }
  }

  private void others(Block b) {
    for (int j = b.from(); j < b.to(); j++) {
      int o = b.out(j);
      int x = b.x(b.window() - 1 + j);
      for (int l = 0; l < STRIP; l++) {
        int at = j * PLANES * STRIP + l;
        boolean known = sums[at] >= required;
        b.output()[o + l] = known ? Cells.finite(value(at, b.first()[x + l])) : Float.NaN;
      }
    }
  }

  private double value(int at, float now) {
    double v = sums[at];
    double sum = sums[at + STRIP];
    double variance = WindowStatistics.variance(v, sum, sums[at + 2 * STRIP]);
    return switch (statistic) {
      case COUNT -> v;
      case SUM -> sum;
      case MEAN -> sum / v;
      case VAR -> variance;
      case STD -> Math.sqrt(variance);
      case ZSCORE -> (now - sum / v) / Math.sqrt(variance);
      case IR -> sum / v / Math.sqrt(variance);
    };
  }
}
