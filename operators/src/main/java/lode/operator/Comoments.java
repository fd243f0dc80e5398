package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;
import lode.simd.Simd;

/** Sums of products of two series over the rows where both are valid, and what follows. */
final class Comoments extends MovingWindow {
  enum Statistic {
    COV,
    CORR,
    /** Slope of x on y. */
    BETA,
    /** Intercept of x on y. */
    ALPHA,
    /** What the line leaves of the current x. */
    RESIDUAL,
    /** Mean of x weighted by y. */
    WEIGHTED_MEAN
  }

  private static final int PLANES = 6;

  private final Statistic statistic;
  private final double[] sums;

  /** Of two series. */
  Comoments(Statistic statistic, int least, int window) {
    this(statistic, least, window, 0);
  }

  /** Of a series and its own past, {@code lag} rows ago; 0 for two series. */
  Comoments(Statistic statistic, int least, int window, int lag) {
    super(window, window - 1 + lag, Math.max((window + 1) / 2, least), lag);
    this.statistic = statistic;
    this.sums = new double[block.size() * PLANES * STRIP];
  }

  @Override
  void strip(Block b) {
    if (b.window() == 1) {
      Arrays.fill(sums, 0);
    }
    Simd.FOLDS.comoments(b, sums);
    switch (statistic) {
      case COV -> Simd.STATISTICS.covariance(b, sums, required);
      case CORR -> Simd.STATISTICS.correlation(b, sums, required);
      case BETA -> Simd.STATISTICS.beta(b, sums, required);
      case ALPHA -> Simd.STATISTICS.alpha(b, sums, required);
      case RESIDUAL -> Simd.STATISTICS.regressionResidual(b, sums, required);
      case WEIGHTED_MEAN -> Simd.STATISTICS.weightedMean(b, sums, required);
    }
  }
}
