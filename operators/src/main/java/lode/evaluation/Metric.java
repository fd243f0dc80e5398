package lode.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import lode.panel.Period;

/**
 * One metric of a formula over a period: a row with its name, its meaning and how it is computed.
 * Dates on which the daily number is missing do not count. All are the same bits on every machine.
 */
public enum Metric {
  /** Mean IC. */
  IC(
      "ic",
      "mean daily Pearson correlation of value and forward return",
      (s, p) -> mean(s, p, s.ic())),
  /** Deviation of the IC. */
  IC_STD("ic_std", "standard deviation of the daily IC (ddof 1)", (s, p) -> std(s, p, s.ic())),
  /** IC per deviation. */
  ICIR("icir", "ic / ic_std, per day, not annualised", (s, p) -> ratio(s, p, s.ic())),
  /** Mean rank IC. */
  RANK_IC(
      "rank_ic",
      "mean daily rank correlation of value and forward return, ties averaged",
      (s, p) -> mean(s, p, s.rankIc())),
  /** Deviation of the rank IC. */
  RANK_IC_STD(
      "rank_ic_std",
      "standard deviation of the daily rank IC (ddof 1)",
      (s, p) -> std(s, p, s.rankIc())),
  /** Rank IC per deviation. */
  RANK_ICIR(
      "rank_icir",
      "rank_ic / rank_ic_std, per day, not annualised",
      (s, p) -> ratio(s, p, s.rankIc())),
  /** Newey-West t of the rank IC. */
  T(
      "t",
      "Newey-West t of the mean rank IC, lags max(2 horizon, floor(4 (days/100)^(2/9)))",
      (s, p) -> t(s, p)),
  /** Mean turnover. */
  TURNOVER(
      "turnover",
      "mean one-way daily turnover of the centred-rank portfolio, 0..1",
      (s, p) -> mean(s, p, s.turnover())),
  /** Mean coverage. */
  COVERAGE(
      "coverage",
      "mean share of the traded universe that has a value",
      (s, p) -> mean(s, p, s.coverage())),
  /** Mean breadth. */
  NAMES("names", "mean number of stocks in a day's IC", (s, p) -> mean(s, p, s.names())),
  /** Mean tie share. */
  TIES(
      "ties",
      "mean share of those stocks whose value is shared by another",
      (s, p) -> mean(s, p, s.ties())),
  /** Days with a rank IC. */
  DAYS("days", "number of days with a rank IC", (s, p) -> present(s, p, s.rankIc()).length);

  private final String key;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // every row is a function without state
  private final ToDoubleBiFunction<DailySeries, Period> of;

  Metric(String key, String meaning, ToDoubleBiFunction<DailySeries, Period> of) {
    this.key = key;
    this.meaning = meaning;
    this.of = of;
  }

  /** Name in files and tables. */
  public String key() {
    return key;
  }

  /** One sentence with unit and sign. */
  public String meaning() {
    return meaning;
  }

  /** The metric of this name. */
  public static Optional<Metric> find(String key) {
    return Arrays.stream(values()).filter(m -> m.key.equals(key)).findFirst();
  }

  /**
   * The metric over the dates of a period; NaN where it is undefined.
   *
   * @throws IllegalArgumentException if the series has not all dates of the period
   */
  public double of(DailySeries series, Period period) {
    Period known = series.period();
    if (period.from() < known.from() || period.to() > known.to()) {
      throw new IllegalArgumentException(
          "period outside the series: period=%d..%d series=%d..%d"
              .formatted(period.from(), period.to(), known.from(), known.to()));
    }
    return of.applyAsDouble(series, period);
  }

  private static double t(DailySeries series, Period period) {
    double[] x = present(series, period, series.rankIc());
    return NeweyWest.t(x, NeweyWest.lags(series.horizon(), x.length));
  }

  private static double ratio(DailySeries series, Period period, float[] daily) {
    return mean(series, period, daily) / std(series, period, daily);
  }

  private static double mean(DailySeries series, Period period, float[] daily) {
    double sum = 0;
    int n = 0;
    for (int i = period.from() - series.from(); i < period.to() - series.from(); i++) {
      if (!Float.isNaN(daily[i])) {
        sum += daily[i];
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  private static double std(DailySeries series, Period period, float[] daily) {
    double[] x = present(series, period, daily);
    double mean = mean(series, period, daily);
    double squares = 0;
    for (double value : x) {
      squares += (value - mean) * (value - mean);
    }
    return x.length < 2 || squares == 0 ? Double.NaN : Math.sqrt(squares / (x.length - 1));
  }

  private static double[] present(DailySeries series, Period period, float[] daily) {
    double[] x = new double[period.size()];
    int n = 0;
    for (int i = period.from() - series.from(); i < period.to() - series.from(); i++) {
      if (!Float.isNaN(daily[i])) {
        x[n++] = daily[i];
      }
    }
    return Arrays.copyOf(x, n);
  }
}
