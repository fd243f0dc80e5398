package lode.statistics;

/**
 * A Sharpe ratio with what is needed to judge it: how long the record is and how far its returns
 * are from a normal. Every ratio here is per period of the returns (per day for daily returns),
 * never annualised: divide an annual one by the root of the periods in a year first.
 *
 * <p>Periods count as independent: give it daily returns of a portfolio, not returns of overlapping
 * horizons.
 *
 * <p>Source: Bailey and Lopez de Prado, "The Sharpe Ratio Efficient Frontier" (2012), "The Deflated
 * Sharpe Ratio" (2014); Bailey, Borwein, Lopez de Prado and Zhu, "Pseudo-Mathematics and Financial
 * Charlatanism" (2014).
 *
 * @param value mean over standard deviation, per period
 * @param n periods in the record
 * @param skew of the returns; 0 for a normal
 * @param kurtosis of the returns, Pearson's; 3 for a normal
 */
public record SharpeRatio(double value, int n, double skew, double kurtosis) {
  /** The ratio of these returns, none missing; all NaN where they are constant. */
  public static SharpeRatio of(double... returns) {
    return of(Moments.of(returns));
  }

  /** The ratio of returns with these moments; NaN where they are constant. */
  public static SharpeRatio of(Moments moments) {
    double value = moments.deviation() == 0 ? Double.NaN : moments.mean() / moments.deviation();
    return new SharpeRatio(value, moments.n(), moments.skew(), moments.kurtosis());
  }

  /** Standard error of the ratio; NaN for fewer than two periods. */
  public double deviation() {
    return n < 2 ? Double.NaN : Math.sqrt(spread() / (n - 1));
  }

  /**
   * Probabilistic Sharpe ratio (PSR): how sure one may be that the true ratio is above a benchmark.
   *
   * @param benchmark ratio to beat, per period
   * @return probability 0..1; NaN where the error of the ratio is unknown
   */
  public double probabilityAbove(double benchmark) {
    return Normal.below((value - benchmark) / deviation());
  }

  /**
   * Minimum track record length (MinTRL): periods after which a ratio like this would be believed.
   *
   * @param benchmark ratio to beat, per period
   * @param confidence wanted probability, such as 0.95
   * @return periods; infinite where the ratio does not exceed the benchmark
   */
  public double leastRecord(double benchmark, double confidence) {
    if (value <= benchmark) {
      return Double.POSITIVE_INFINITY;
    }
    double z = Normal.exceeded(1 - confidence) / (value - benchmark);
    return 1 + spread() * z * z;
  }

  /**
   * Deflated Sharpe ratio (DSR): how sure one may be that the true ratio is above what the best of
   * the tries would have shown by luck.
   *
   * @param variance variance (ddof 1) of the ratios of all tries, per period
   * @param tries independent tries, or the effective number of them ({@link EffectiveTrials})
   * @return probability 0..1
   */
  public double deflated(double variance, double tries) {
    return probabilityAbove(bestByLuck(variance, tries));
  }

  /**
   * What the best of worthless tries is expected to show (SR0 of the DSR), in the approximation of
   * the paper.
   */
  public static double bestByLuck(double variance, double tries) {
    return Math.sqrt(variance) * ExpectedMaximum.approximate(tries);
  }

  /**
   * Minimum backtest length (MinBTL): the years that a backtest needs so that the best of worthless
   * tries does not reach an annual ratio.
   *
   * @param annual annual Sharpe ratio that must not come by luck
   */
  public static double leastYears(double tries, double annual) {
    double ratio = ExpectedMaximum.approximate(tries) / annual;
    return ratio * ratio;
  }

  /** Variance of the ratio times its degrees of freedom. */
  private double spread() {
    double spread = 1 - skew * value + (kurtosis - 1) / 4 * value * value;
    return spread > 0 ? spread : Double.NaN;
  }
}
