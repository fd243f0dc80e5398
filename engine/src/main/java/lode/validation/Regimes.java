package lode.validation;

import java.util.Arrays;
import lode.panel.Panel;
import lode.panel.TradingStatus;

/**
 * What kind of market each date was in, known at its close: nothing later is looked at.
 *
 * <ul>
 *   <li>Trend: bull (1) where the index rose by at least 5 % over the last 60 days, bear (-1) where
 *       it fell by as much, sideways (0) between.
 *   <li>Volatility: high (1) where the standard deviation of the last 20 daily returns is above the
 *       median of all such deviations up to and with the date, low (0) elsewhere; NaN before there
 *       are 60 of them.
 * </ul>
 *
 * <p>The index is the panel's first benchmark, else the universe bought in equal parts each day:
 * the mean return of the stocks that were members, and traded, the day before.
 *
 * @param name of the benchmark, or {@link #EQUAL_WEIGHT}
 * @param index level by date, NaN where missing
 * @param trend 1, 0, -1 by date; NaN where unknown
 * @param volatility 1, 0 by date; NaN where unknown
 */
record Regimes(String name, float[] index, float[] trend, float[] volatility) {
  /** Name of the index where there is no benchmark. */
  static final String EQUAL_WEIGHT = "equal weight";

  /** Days of the trend. */
  static final int TREND_DAYS = 60;

  /** Rise, or fall, that makes a bull or a bear. */
  static final double TREND = 0.05;

  /** Days of the volatility. */
  static final int VOLATILITY_DAYS = 20;

  /** Fewest volatilities for a median. */
  static final int PAST = 60;

  /** The regimes of all dates of a panel. */
  static Regimes of(Panel panel, String universe) {
    return panel.benchmarks().isEmpty()
        ? of(EQUAL_WEIGHT, equalWeight(panel, universe))
        : of(panel.benchmarks().getFirst(), panel.benchmark(panel.benchmarks().getFirst()));
  }

  /** The regimes of an index. */
  static Regimes of(String name, float[] index) {
    float[] trend = new float[index.length];
    for (int t = 0; t < index.length; t++) {
      double change = t < TREND_DAYS ? Double.NaN : (double) index[t] / index[t - TREND_DAYS] - 1;
      trend[t] = Double.isNaN(change) ? Float.NaN : change >= TREND ? 1 : change <= -TREND ? -1 : 0;
    }
    return new Regimes(name, index, trend, aboveMedian(deviations(index)));
  }

  private static double[] deviations(float[] index) {
    double[] deviations = new double[index.length];
    Arrays.fill(deviations, Double.NaN);
    for (int t = VOLATILITY_DAYS; t < index.length; t++) {
      double sum = 0;
      double squares = 0;
      for (int i = t - VOLATILITY_DAYS + 1; i <= t; i++) {
        double change = (double) index[i] / index[i - 1] - 1;
        sum += change;
        squares += change * change;
      }
      double variance = (squares - sum * sum / VOLATILITY_DAYS) / (VOLATILITY_DAYS - 1);
      deviations[t] = Math.sqrt(Math.max(0, variance));
      if (Double.isNaN(sum)) {
        deviations[t] = Double.NaN;
      }
    }
    return deviations;
  }

  private static float[] aboveMedian(double[] x) {
    float[] above = new float[x.length];
    double[] sorted = new double[x.length];
    int n = 0;
    for (int t = 0; t < x.length; t++) {
      if (!Double.isNaN(x[t])) {
        int at = Arrays.binarySearch(sorted, 0, n, x[t]);
        int place = at < 0 ? -at - 1 : at;
        System.arraycopy(sorted, place, sorted, place + 1, n - place);
        sorted[place] = x[t];
        n++;
      }
      double median = n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
      above[t] = n < PAST || Double.isNaN(x[t]) ? Float.NaN : x[t] > median ? 1 : 0;
    }
    return above;
  }

  private static float[] equalWeight(Panel panel, String universe) {
    int mask = panel.universe(universe);
    int status = panel.field(TradingStatus.FIELD);
    int close = panel.field("close");
    int stocks = panel.stocks().size();
    float[] inside = new float[panel.stride()];
    float[] state = new float[panel.stride()];
    float[] price = new float[panel.stride()];
    float[] before = new float[panel.stride()];
    float[] index = new float[panel.dates().size()];
    double level = 1;
    for (int t = 0; t < index.length; t++) {
      panel.row(close, t, price, 0);
      double sum = 0;
      int n = 0;
      for (int s = 0; s < stocks && t > 0; s++) {
        boolean held = inside[s] == 1 && TradingStatus.traded((int) state[s]);
        if (held && before[s] > 0 && price[s] > 0) {
          sum += (double) price[s] / before[s] - 1;
          n++;
        }
      }
      level *= n == 0 ? 1 : 1 + sum / n;
      index[t] = (float) level;
      panel.row(mask, t, inside, 0);
      panel.row(status, t, state, 0);
      System.arraycopy(price, 0, before, 0, price.length);
    }
    return index;
  }
}
