package lode.statistics;

import lode.evaluation.NeweyWest;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Is the mean of daily numbers, such as ICs, different from 0?
 *
 * <p>Labels that overlap (a 10-day return measured every day) make neighbouring numbers alike: the
 * naive t then has three times the spread it claims, and calls noise a discovery. {@link
 * #neweyWest} counts the neighbours in, and judges its t by what such a t really does: the variance
 * is itself a guess from few independent stretches, so a t of 1.96 is not yet 5 % (the fixed-b view
 * of Kiefer and Vogelsang, 2005).
 *
 * <p>Numbers are in order of date and none is missing ({@link Moments#present}).
 *
 * @param method how the error was estimated
 * @param n numbers
 * @param lags autocovariances in the error
 * @param mean their mean
 * @param error standard error of the mean
 * @param t mean / error; NaN where the test is refused
 * @param p two-sided p-value of t; NaN where the test is refused
 */
public record MeanTest(
    Method method, int n, int lags, double mean, double error, double t, double p) {
  /** How the standard error of the mean is estimated. */
  public enum Method {
    /** As if the numbers were independent: for comparison, and shown only as naive. */
    NAIVE,
    /** Only every horizon-th number, which do not overlap. */
    SPACED,
    /** Bartlett weights on the autocovariances: never negative. */
    NEWEY_WEST,
    /** Equal weights on them: no bias on overlapping labels, but may come out negative. */
    HANSEN_HODRICK
  }

  /** Fewest numbers per lag; with fewer the error is a guess. */
  public static final int NUMBERS_PER_LAG = 4;

  /**
   * Newey and West (1987) with {@code max(2 horizon, floor(4 (n / 100)^(2/9)))} lags.
   *
   * @param horizon days that a label holds, at least 1
   * @return refused (t and p NaN) where there are fewer than four numbers per lag or they are
   *     constant
   */
  public static MeanTest neweyWest(double[] x, int horizon) {
    return neweyWestOfLags(x, NeweyWest.lags(horizon, x.length));
  }

  /** Newey and West with a given number of lags. */
  public static MeanTest neweyWestOfLags(double[] x, int lags) {
    if (x.length < 2 || x.length < NUMBERS_PER_LAG * lags) {
      return refused(Method.NEWEY_WEST, x, lags);
    }
    return judge(Method.NEWEY_WEST, x, lags, NeweyWest.variance(x, lags) / x.length);
  }

  /**
   * Hansen and Hodrick (1980): all autocovariances up to {@code horizon - 1} in full. Where their
   * sum is not positive the answer is that of Newey and West, and says so by its method.
   */
  public static MeanTest hansenHodrick(double[] x, int horizon) {
    double variance = hansenHodrickVariance(x, horizon - 1);
    return variance > 0 && x.length >= NUMBERS_PER_LAG * horizon
        ? judge(Method.HANSEN_HODRICK, x, horizon - 1, variance)
        : neweyWest(x, horizon);
  }

  /** Variance of the mean with equal weights on the lags; may be negative. */
  public static double hansenHodrickVariance(double[] x, int lags) {
    double variance = NeweyWest.autocovariance(x, 0);
    for (int lag = 1; lag <= lags; lag++) {
      variance += 2 * NeweyWest.autocovariance(x, lag);
    }
    return variance / x.length;
  }

  /** The t of every horizon-th number, from the first on: a cross-check that needs no kernel. */
  public static MeanTest spaced(double[] x, int horizon) {
    double[] apart = new double[(x.length + horizon - 1) / horizon];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = x[i * horizon];
    }
    return plain(Method.SPACED, apart);
  }

  /** The textbook t, wrong wherever labels overlap. */
  public static MeanTest naive(double... x) {
    return plain(Method.NAIVE, x);
  }

  /** There was too little to test: {@link #t} and {@link #p} are NaN. */
  public boolean refused() {
    return Double.isNaN(t);
  }

  /**
   * The normal value with the same p-value and the sign of t: what may be compared with {@link
   * ExpectedMaximum} or with the |z| that many tests need.
   */
  public double z() {
    return Math.copySign(Normal.exceeded(p / 2), t);
  }

  /** The |t| from which the two-sided p-value is below a significance such as 0.05. */
  public double critical(double significance) {
    return refused() ? Double.NaN : reference(method, n, lags).critical(significance);
  }

  /**
   * Two-sided p-value of a Newey-West t of which only the figure was kept.
   *
   * @param n numbers that it was taken of
   * @param lags autocovariances in it
   */
  public static double twoSided(double t, int n, int lags) {
    return reference(Method.NEWEY_WEST, n, lags).twoSided(t);
  }

  private static MeanTest plain(Method method, double[] x) {
    Moments moments = Moments.of(x);
    double variance = moments.deviation() * moments.deviation() / x.length;
    return judge(method, x, 0, variance);
  }

  private static MeanTest judge(Method method, double[] x, int lags, double variance) {
    Moments moments = Moments.of(x);
    if (!(variance > 0 && moments.deviation() > 0)) {
      return refused(method, x, lags);
    }
    double mean = moments.mean();
    double error = Math.sqrt(variance);
    double t = mean / error;
    return new MeanTest(
        method, x.length, lags, mean, error, t, reference(method, x.length, lags).twoSided(t));
  }

  private static MeanTest refused(Method method, double[] x, int lags) {
    double mean = Moments.of(x).mean();
    return new MeanTest(method, x.length, lags, mean, Double.NaN, Double.NaN, Double.NaN);
  }

  private static Reference reference(Method method, int n, int lags) {
    return method == Method.NEWEY_WEST
        ? Reference.fixedB((lags + 1.0) / n)
        : new Reference(n - 1, 1);
  }

  /** The law of a t whose mean is 0: {@code scale} times Student's with so many degrees. */
  record Reference(double degrees, double scale) {
    /**
     * The law of a t with Bartlett weights over a share b of the sample: the estimated variance is
     * on average 1 - b + b^2/3 of the true one (the mean was taken out) and as uncertain as one of
     * 3 / (2 b) degrees of freedom. At 5 % and b up to 1/4 it stays within 3 % of the critical
     * values that Kiefer and Vogelsang simulated; it reaches into the far tail, where they have
     * none, and is too harsh there rather than too lenient.
     */
    static Reference fixedB(double b) {
      return new Reference(1.5 / b, 1 / Math.sqrt(1 - b + b * b / 3));
    }

    double twoSided(double t) {
      return Math.min(1, 2 * student().cumulativeProbability(-Math.abs(t) / scale));
    }

    double critical(double significance) {
      return -scale * student().inverseCumulativeProbability(significance / 2);
    }

    private TDistribution student() {
      return new TDistribution(null, degrees);
    }
  }
}
