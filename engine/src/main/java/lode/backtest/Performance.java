package lode.backtest;

/**
 * Figures of a series of daily returns; a year has {@link Costs#YEAR} days.
 *
 * @param annualReturn compound, per year
 * @param volatility standard deviation (ddof 1) per year
 * @param sharpe mean over standard deviation times the square root of the year, no risk-free rate;
 *     0 where the series does not move
 * @param maxDrawdown largest fall from a peak of the compound value, as a negative fraction
 * @param days number of returns
 */
public record Performance(
    double annualReturn, double volatility, double sharpe, double maxDrawdown, int days) {

  /** The figures of daily simple returns. */
  public static Performance of(double[] returns) {
    int n = returns.length;
    double sum = 0;
    double wealth = 1;
    double peak = 1;
    double drawdown = 0;
    for (double r : returns) {
      sum += r;
      wealth *= 1 + r;
      peak = Math.max(peak, wealth);
      drawdown = Math.min(drawdown, wealth / peak - 1);
    }
    double mean = n == 0 ? 0 : sum / n;
    double squares = 0;
    for (double r : returns) {
      squares += (r - mean) * (r - mean);
    }
    double deviation = n < 2 ? 0 : Math.sqrt(squares / (n - 1));
    double year = Math.sqrt(Costs.YEAR);
    double annual =
        n == 0 || wealth <= 0 ? -1 : StrictMath.pow(wealth, (double) Costs.YEAR / n) - 1;
    return new Performance(
        n == 0 ? 0 : annual,
        deviation * year,
        deviation == 0 ? 0 : mean / deviation * year,
        drawdown,
        n);
  }
}
