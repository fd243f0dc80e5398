package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;
import lode.simd.Simd;

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
      case COUNT -> count(b);
      case SUM -> Simd.STATISTICS.sum(b, sums, required);
      case MEAN -> Simd.STATISTICS.mean(b, sums, required);
      case VAR -> Simd.STATISTICS.variance(b, sums, required);
      case STD -> Simd.STATISTICS.deviation(b, sums, required);
      case ZSCORE -> Simd.STATISTICS.zscore(b, sums, required);
      case IR -> Simd.STATISTICS.informationRatio(b, sums, required);
    }
  }

  private void count(Block b) {
    for (int j = b.from(); j < b.to(); j++) {
      int o = b.out(j);
      for (int l = 0; l < STRIP; l++) {
        double count = sums[j * PLANES * STRIP + l];
        b.output()[o + l] = count >= required ? (float) count : Float.NaN;
      }
    }
  }
}
