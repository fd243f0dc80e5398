package lode.timing;

import java.util.Arrays;
import lode.backtest.Costs;
import lode.backtest.Performance;

/**
 * What became of money, from its value at the close of each day. A year has {@link Costs#YEAR}
 * days; ratios are 0 where the value does not move.
 *
 * <p>They are not ta4j's: its Sharpe and Sortino ratios annualise by the time on the clock between
 * bars, its value at risk takes a whole-numbered order statistic, and its cash flow moves the
 * return of the day of entry to the day after.
 *
 * @param totalReturn over all days
 * @param annualReturn compound, per year
 * @param volatility standard deviation of daily returns (ddof 1) per year
 * @param sharpe mean over deviation of daily returns, times the root of the year, no risk-free rate
 * @param sortino mean over the root mean square of the negative daily returns, the same way
 * @param maxDrawdown largest fall from a peak, as a negative fraction
 * @param var95 the 5 % quantile of the daily returns, between order statistics by their distance
 * @param days number of returns
 */
public record Figures(
    double totalReturn,
    double annualReturn,
    double volatility,
    double sharpe,
    double sortino,
    double maxDrawdown,
    double var95,
    int days) {

  /** The figures of a value by day. */
  static Figures of(double[] value) {
    double[] returns = new double[Math.max(0, value.length - 1)];
    double squares = 0;
    double sum = 0;
    for (int i = 0; i < returns.length; i++) {
      returns[i] = value[i + 1] / value[i] - 1;
      sum += returns[i];
      squares += returns[i] < 0 ? returns[i] * returns[i] : 0;
    }
    Performance performance = Performance.of(returns);
    double downside = Math.sqrt(squares / returns.length);
    return new Figures(
        value.length == 0 ? 0 : value[value.length - 1] / value[0] - 1,
        performance.annualReturn(),
        performance.volatility(),
        performance.sharpe(),
        squares == 0 ? 0 : sum / returns.length / downside * Math.sqrt(Costs.YEAR),
        performance.maxDrawdown(),
        quantile(returns, 0.05),
        returns.length);
  }

  private static double quantile(double[] values, double share) {
    if (values.length == 0) {
      return 0;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
