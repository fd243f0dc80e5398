package lode.statistics;

import org.apache.commons.math3.special.Erf;

/**
 * The standard normal distribution, exact also far out in the tail where a miner's p-values lie.
 */
public final class Normal {
  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
  private static final int NEWTON_STEPS = 30;

  private Normal() {}

  /** Density at {@code x}. */
  public static double density(double x) {
    return StrictMath.exp(-x * x / 2) / ROOT_TWO_PI;
  }

  /** Probability of a value up to {@code x}. */
  public static double below(double x) {
    return above(-x);
  }

  /** Probability of a value beyond {@code x}; keeps its digits where it is tiny. */
  public static double above(double x) {
    return Erf.erfc(x / ROOT_TWO) / 2;
  }

  /** Probability of a value at least as far from 0 as {@code z}, on either side. */
  public static double twoSided(double z) {
    return 2 * above(Math.abs(z));
  }

  /**
   * The value that is exceeded with this probability.
   *
   * @param tail probability in 0..1; 0 gives infinity, 1 minus infinity, NaN stays NaN
   */
  public static double exceeded(double tail) {
    if (!(tail >= 0 && tail <= 1)) {
      return Double.NaN;
    }
    if (tail == 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (tail > 0.5) {
      return -exceeded(1 - tail);
    }
    // Newton steps on the logarithm of the tail: nearly a parabola, so they close in from anywhere
    double log = StrictMath.log(tail);
    double x = tail > 1e-6 ? ROOT_TWO * Erf.erfcInv(2 * tail) : Math.sqrt(-2 * log);
    for (int i = 0; i < NEWTON_STEPS; i++) {
      double above = above(x);
      double step = (StrictMath.log(above) - log) * above / density(x);
      x += step;
      if (Math.abs(step) <= 1e-15 * Math.abs(x)) {
        break;
      }
    }
    return x;
  }

  /**
   * The |z| that the best of this many independent tests must reach to be significant: two-sided,
   * Bonferroni. One test of 5 % needs 1.96, 316 need 3.78, a million 5.45.
   */
  public static double needed(double significance, double tests) {
    return exceeded(significance / tests / 2);
  }
}
