package lode.evaluation;

/**
 * The t statistic of a mean whose terms are correlated over time, such as daily ICs of overlapping
 * forward returns: Newey and West (1987), Bartlett kernel, no small-sample factor.
 */
public final class NeweyWest {
  private NeweyWest() {}

  /**
   * Lags for daily numbers of a holding period: {@code max(2 horizon, floor(4 (n / 100)^(2/9)))}.
   */
  public static int lags(int horizon, int n) {
    return Math.max(2 * horizon, (int) Math.floor(4 * StrictMath.pow(n / 100.0, 2.0 / 9)));
  }

  /**
   * Mean over its standard error.
   *
   * @param x numbers in order of date, none missing
   * @param lags autocovariances to add up
   * @return t; NaN where there are fewer than four numbers per lag, or they are constant
   */
  public static double t(double[] x, int lags) {
    int n = x.length;
    if (n < 2 || n < 4 * lags) {
      return Double.NaN;
    }
    return mean(x) / Math.sqrt(variance(x, lags) / n);
  }

  /** Long-run variance of the numbers; NaN where it is not positive. */
  public static double variance(double[] x, int lags) {
    double mean = mean(x);
    double variance = autocovariance(x, mean, 0);
    for (int lag = 1; lag <= lags; lag++) {
      variance += 2 * (1 - lag / (lags + 1.0)) * autocovariance(x, mean, lag);
    }
    return variance > 0 ? variance : Double.NaN;
  }

  /** Covariance of the numbers with those {@code lag} dates before, over all n of them. */
  public static double autocovariance(double[] x, int lag) {
    return autocovariance(x, mean(x), lag);
  }

  private static double autocovariance(double[] x, double mean, int lag) {
    double sum = 0;
    for (int t = lag; t < x.length; t++) {
      sum += (x[t] - mean) * (x[t - lag] - mean);
    }
    return sum / x.length;
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    return sum / x.length;
  }
}
