package lode.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The Sharpe ratio that is left when the p-value is corrected for the tests made: the ratio that
 * would have had the adjusted p-value in a single test.
 *
 * <p>Source: Harvey and Liu, "Backtesting" (2015). Their simulated Holm and BHY haircuts stand in
 * for tests that nobody wrote down; a miner has its own list, so adjust its p-values with {@link
 * Correction} and give one of them to {@link #of}.
 *
 * @param p two-sided p-value of the ratio alone
 * @param adjusted the p-value corrected for the tests
 * @param sharpe ratio left, per period
 * @param cut share of the ratio that is gone, 0..1
 */
public record Haircut(double p, double adjusted, double sharpe, double cut) {
  /** Two-sided p-value of a positive ratio per period over n periods: Student's t. */
  public static double p(double sharpe, int n) {
    return 2 * student(n).cumulativeProbability(-sharpe * Math.sqrt(n));
  }

  /** The haircut for this many tests by Bonferroni. */
  public static Haircut bonferroni(double sharpe, int n, long tests) {
    return of(sharpe, n, Math.min(1, tests * p(sharpe, n)));
  }

  /**
   * The haircut for an adjusted p-value.
   *
   * @param sharpe ratio per period, positive
   * @param n periods
   * @param adjusted p-value after correction
   */
  public static Haircut of(double sharpe, int n, double adjusted) {
    double t = adjusted >= 1 ? 0 : -student(n).inverseCumulativeProbability(adjusted / 2);
    double left = t / Math.sqrt(n);
    return new Haircut(p(sharpe, n), adjusted, left, 1 - left / sharpe);
  }

  private static TDistribution student(int n) {
    return new TDistribution(null, n - 1);
  }
}
