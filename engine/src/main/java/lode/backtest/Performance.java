package lode.backtest;

import java.util.Arrays;
import lode.statistics.Moments;

/**
 * Figures of a series of daily simple returns; a year has {@link Costs#YEAR} days. The conventions
 * are empyrical's. What has no answer is NaN, but a ratio to a spread of 0 is 0; of no days
 * everything is 0 or NaN.
 *
 * @param totalReturn compound, over all days
 * @param annualReturn compound, per year; -1 where everything was lost
 * @param volatility standard deviation (ddof 1) per year
 * @param sharpe mean over standard deviation times the square root of the year, no risk-free rate;
 *     0 where the series does not move
 * @param sortino mean over downside deviation, per year: the root of the mean square of the returns
 *     below 0, over all days; NaN where none is
 * @param calmar annual return over the largest drawdown; NaN where there is none
 * @param maxDrawdown largest fall from a peak of the compound value, as a negative fraction
 * @param longestDrawdown most days in a row below the last peak
 * @param var95 the return that 5 % of the days fall short of, interpolated
 * @param cvar95 mean of the worst days, those up to the one at 5 %
 * @param winRate share of the days above 0
 * @param skew third standardised moment
 * @param kurtosis fourth standardised moment, 3 for a normal
 * @param days number of returns
 */
public record Performance(
    double totalReturn,
    double annualReturn,
    double volatility,
    double sharpe,
    double sortino,
    double calmar,
    double maxDrawdown,
    int longestDrawdown,
    double var95,
    double cvar95,
    double winRate,
    double skew,
    double kurtosis,
    int days) {
  private static final double TAIL = 0.05;

  /** The figures of daily simple returns, none of them missing. */
  public static Performance of(double... returns) {
    int n = returns.length;
    double sum = 0;
    double losses = 0;
    int wins = 0;
    for (double r : returns) {
      sum += r;
      losses += r < 0 ? r * r : 0;
      wins += r > 0 ? 1 : 0;
    }
    double mean = n == 0 ? 0 : sum / n;
    double deviation = deviation(returns, mean);
    double year = Math.sqrt(Costs.YEAR);
    Path path = Path.of(returns);
    double annual = annual(path.wealth, n);
    Moments moments = Moments.of(returns);
    double[] sorted = returns.clone();
    Arrays.sort(sorted);
    return new Performance(
        path.wealth - 1,
        annual,
        deviation * year,
        deviation == 0 ? 0 : mean / deviation * year,
        losses == 0 ? Double.NaN : mean / Math.sqrt(losses / n) * year,
        path.drawdown == 0 ? Double.NaN : annual / -path.drawdown,
        path.drawdown,
        path.longest,
        quantile(sorted, TAIL),
        worst(sorted, TAIL),
        n == 0 ? Double.NaN : (double) wins / n,
        moments.skew(),
        moments.kurtosis(),
        n);
  }

  /** The Sharpe ratio alone. */
  static double sharpe(double... returns) {
    double mean = 0;
    for (double r : returns) {
      mean += r;
    }
    mean /= Math.max(1, returns.length);
    double deviation = deviation(returns, mean);
    return deviation == 0 ? 0 : mean / deviation * Math.sqrt(Costs.YEAR);
  }

  private static double annual(double wealth, int days) {
    if (days == 0) {
      return 0;
    }
    return wealth <= 0 ? -1 : StrictMath.pow(wealth, (double) Costs.YEAR / days) - 1;
  }

  private static double deviation(double[] returns, double mean) {
    double squares = 0;
    for (double r : returns) {
      squares += (r - mean) * (r - mean);
    }
    return returns.length < 2 ? 0 : Math.sqrt(squares / (returns.length - 1));
  }

  /** Between two values, as far as the share lies between their ranks. */
  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = (sorted.length - 1) * share;
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static double worst(double[] sorted, double share) {
    int last = (int) ((sorted.length - 1) * share);
    return Arrays.stream(sorted).limit(last + 1L).average().orElse(Double.NaN);
  }

  /** The way of the compound value. */
  private record Path(double wealth, double drawdown, int longest) {
    static Path of(double[] returns) {
      double wealth = 1;
      double peak = 1;
      double drawdown = 0;
      int below = 0;
      int longest = 0;
      for (double r : returns) {
        wealth *= 1 + r;
        below = wealth >= peak ? 0 : below + 1;
        longest = Math.max(longest, below);
        peak = Math.max(peak, wealth);
        drawdown = Math.min(drawdown, wealth / peak - 1);
      }
      return new Path(wealth, drawdown, longest);
    }
  }
}
