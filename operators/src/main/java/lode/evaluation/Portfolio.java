package lode.evaluation;

import java.util.Arrays;
import lode.simd.FactorMath;

/**
 * The portfolio that holds each name of a factor row by its centred rank, long and short, with
 * absolute weights that add up to 1. A name without a value, or that is no member that day, has
 * weight 0. Weights are whole multiples of 2^-29, so that sums are exact in any order. One owner
 * thread.
 */
final class Portfolio {
  private static final int UNIT = 1 << 29;

  private final int[] weight;
  private final int[] fresh;
  private boolean held;

  /** An empty portfolio over so many stocks. */
  Portfolio(int stocks) {
    this.weight = new int[stocks];
    this.fresh = new int[stocks + FactorMath.SLACK];
  }

  /** Holds what a row says; nothing where it orders nothing. */
  void hold(FactorRow factor, int[] stocks) {
    Arrays.fill(weight, 0);
    long gross = factor.gross();
    held = gross > 0;
    if (held) {
      factor.weights((double) UNIT / gross, fresh);
      for (int m = 0; m < stocks.length; m++) {
        weight[stocks[m]] = fresh[m];
      }
    }
  }

  /** Whether it holds anything. */
  boolean held() {
    return held;
  }

  /**
   * One-way turnover between this portfolio and another: half the sum of absolute changes of
   * weight, 0..1; NaN where both are empty.
   */
  double turnover(Portfolio other) {
    if (!held && !other.held) {
      return Double.NaN;
    }
    int[] a = weight;
    int[] b = other.weight;
    int sum = 0;
    for (int s = 0; s < a.length; s++) {
      sum += Math.abs(a[s] - b[s]);
    }
    return sum * (0.5 / UNIT);
  }
}
