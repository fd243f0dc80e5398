package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;
import lode.simd.Simd;
import lode.simd.WindowStatistics;

/**
 * Statistics of the deviations from the window's mean, summed anew for each window, because powers
 * of raw values cancel: skewness and excess kurtosis corrected for bias, mean absolute deviation.
 */
final class Shape extends MovingWindow {
  enum Statistic {
    ABSOLUTE(1),
    SKEW(3),
    KURTOSIS(4);

    final int least;

    Statistic(int least) {
      this.least = least;
    }
  }

  private static final int PLANES = 3;
  private static final int POWERS = 4;

  private final Statistic statistic;
  private final double[] sums;
  private final double[] powers = new double[POWERS * STRIP];

  Shape(Statistic statistic, int window) {
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
    for (int j = b.from(); j < b.to(); j++) {
      int at = j * PLANES * STRIP;
      Simd.FOLDS.deviations(b, j, sums, at, powers);
      int o = b.out(j);
      for (int l = 0; l < STRIP; l++) {
        boolean known = sums[at + l] >= required;
        b.output()[o + l] = known ? Cells.finite(value(at + l, l)) : Float.NaN;
      }
    }
  }

  private double value(int at, int l) {
    double n = sums[at];
    double m2 = powers[STRIP + l];
    if (statistic == Statistic.ABSOLUTE) {
      return powers[l] / n;
    }
    if (!(m2 > WindowStatistics.CONSTANT * sums[at + 2 * STRIP])) {
      return Double.NaN;
    }
    return statistic == Statistic.SKEW
        ? n * Math.sqrt(n - 1) / (n - 2) * (powers[2 * STRIP + l] / (m2 * Math.sqrt(m2)))
        : (n - 1)
            / ((n - 2) * (n - 3))
            * ((n + 1) * n * powers[3 * STRIP + l] / (m2 * m2) - 3 * (n - 1));
  }
}
