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
   * @param sharpe ratio per period; of one that is not positive nothing is left to cut
   * @param n periods
   * @param adjusted p-value after correction, not below that of the ratio alone
   */
  public static Haircut of(double sharpe, int n, double adjusted) {
    if (!(sharpe > 0)) {
      return new Haircut(Double.isNaN(sharpe) ? Double.NaN : 1, 1, 0, Double.NaN);
    }
    double left = adjusted >= 1 ? 0 : ratioOf(adjusted, sharpe, n);
    return new Haircut(p(sharpe, n), adjusted, left, 1 - left / sharpe);
  }

  /**
   * The ratio whose p-value this is, between 0 and another: by halving, because a solver that looks
   * at differences of probabilities sees none so far out in the tail.
   */
  private static double ratioOf(double p, double most, int n) {
    double low = 0;
    double high = most;
    while (Math.nextUp(low) < high && high - low > most * 1e-13) {
      double middle = (low + high) / 2;
      if (p(middle, n) > p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static TDistribution student(int n) {
    return new TDistribution(null, n - 1);
  }
}
