package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;
import lode.simd.Simd;
import lode.simd.WindowStatistics;

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
    RESIDUAL
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
    if (statistic == Statistic.CORR) {
      Simd.STATISTICS.correlation(b, sums, required);
    } else {
      others(b);
    }
  }

  private void others(Block b) {
    for (int j = b.from(); j < b.to(); j++) {
      int o = b.out(j);
      int x = b.x(b.window() - 1 + j);
      int y = b.y(b.window() - 1 + j);
      for (int l = 0; l < STRIP; l++) {
        int at = j * PLANES * STRIP + l;
        boolean known = sums[at] >= required;
        double value = known ? value(at, b.first()[x + l], b.second()[y + l]) : Double.NaN;
        b.output()[o + l] = Cells.finite(value);
      }
    }
  }

  private double value(int at, double x, double y) {
    double n = sums[at];
    double sx = sums[at + STRIP];
    double sy = sums[at + 2 * STRIP];
    double xx = WindowStatistics.variance(n, sx, sums[at + 3 * STRIP]);
    double yy = WindowStatistics.variance(n, sy, sums[at + 4 * STRIP]);
    double xy = xx > 0 && yy > 0 ? (sums[at + 5 * STRIP] - sx * sy / n) / (n - 1) : 0;
    return switch (statistic) {
      case COV -> xy;
      case CORR -> throw new IllegalStateException("a correlation is written by row");
      case BETA -> xy / yy;
      case ALPHA -> (sx - xy / yy * sy) / n;
      case RESIDUAL -> x - sx / n - xy / yy * (y - sy / n);
    };
  }
}
