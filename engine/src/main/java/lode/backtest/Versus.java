package lode.backtest;

/**
 * A series of daily returns beside those of a benchmark on the same days; a year has {@link
 * Costs#YEAR} days, no risk-free rate.
 *
 * @param benchmark its name
 * @param alpha what is left of the return after beta times the benchmark's: the daily mean,
 *     compounded over a year
 * @param beta slope of the returns on the benchmark's; NaN where that one does not move
 * @param correlation of the two
 * @param trackingError standard deviation (ddof 1) of the difference, per year
 * @param informationRatio mean over standard deviation of the difference, per year; 0 where it does
 *     not move
 * @param excess annual return minus the benchmark's
 */
public record Versus(
    String benchmark,
    double alpha,
    double beta,
    double correlation,
    double trackingError,
    double informationRatio,
    double excess) {

  /** Compares; the arrays are of equal length. */
  public static Versus of(String name, double[] returns, double[] benchmark) {
    int n = returns.length;
    double[] difference = new double[n];
    double mean = 0;
    double other = 0;
    for (int i = 0; i < n; i++) {
      difference[i] = returns[i] - benchmark[i];
      mean += returns[i] / n;
      other += benchmark[i] / n;
    }
    double together = 0;
    double own = 0;
    double others = 0;
    for (int i = 0; i < n; i++) {
      together += (returns[i] - mean) * (benchmark[i] - other);
      own += (returns[i] - mean) * (returns[i] - mean);
      others += (benchmark[i] - other) * (benchmark[i] - other);
    }
    double beta = together / others;
    Performance active = Performance.of(difference);
    return new Versus(
        name,
        StrictMath.pow(1 + mean - beta * other, Costs.YEAR) - 1,
        beta,
        together / Math.sqrt(own * others),
        active.volatility(),
        active.sharpe(),
        Performance.of(returns).annualReturn() - Performance.of(benchmark).annualReturn());
  }
}
