package lode.operator;

import java.util.List;
import java.util.stream.Stream;

/**
 * The rolling operators of one series. Unless a row says otherwise, a value needs half of the
 * window's n rows valid (rounded up, and as many as its moment needs) and n rows since the first
 * date.
 */
final class Rolling {
  /** Window of a fading mean, which looks back several times as far. */
  private static final Parameter FADING =
      new Parameter("n", Parameter.Kind.WINDOW, 2, 250, List.of());

  private static final double WMA_DECAY = 0.9;

  /** The missing-value rule of all rows that have no other. */
  static final String HALF = "; missing unless half of the n rows are valid";

  private Rolling() {}

  static List<Operator> table() {
    return Stream.of(past(), moments(), extremes(), order(), overTime(), conditions())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Operator> past() {
    return List.of(
        shift("ts_delay", "x n rows ago", Shift::delay),
        shift("ts_delta", "x - x n rows ago", Shift::delta),
        shift("ts_pct_change", "x / x n rows ago - 1, missing where that was 0", Shift::pctChange),
        shift("ts_logret", "log(x / x n rows ago), missing unless positive", Shift::logReturn),
        new Operator(
            "ts_backfill",
            Family.ROLLING,
            1,
            List.of(Parameter.window(2)),
            false,
            "newest valid value of the last n rows, at any date; missing if none",
            a -> Define.window(a, 0) - 1,
            of(Shift::backfill)));
  }

  private static List<Operator> moments() {
    return List.of(
        moments("ts_count", 2, "number of valid values", Moments.Statistic.COUNT),
        moments("ts_sum", 1, "sum of the valid values", Moments.Statistic.SUM),
        moments("ts_mean", 1, "mean of the valid values", Moments.Statistic.MEAN),
        moments("ts_var", 2, "variance, ddof 1; 0 where constant", Moments.Statistic.VAR),
        moments("ts_std", 2, "standard deviation, ddof 1; 0 if constant", Moments.Statistic.STD),
        moments("ts_zscore", 2, "(x - mean) / std, missing if constant", Moments.Statistic.ZSCORE),
        moments("ts_ir", 2, "mean / std, missing where constant", Moments.Statistic.IR),
        window("ts_skew", 3, "bias-corrected skewness, missing if constant", Rolling::skew),
        window("ts_kurt", 4, "bias-corrected excess kurtosis, missing if constant", Rolling::kurt));
  }

  private static List<Operator> extremes() {
    return List.of(
        window(
            "ts_product",
            1,
            "product of the valid values",
            (n, stride) -> new Paths(Paths.Statistic.PRODUCT, n)),
        extremes("ts_min", 1, "smallest valid value", Extremes.Statistic.MIN),
        extremes("ts_max", 1, "largest valid value", Extremes.Statistic.MAX),
        extremes("ts_range", 2, "largest - smallest valid value", Extremes.Statistic.RANGE),
        extremes(
            "ts_minmax",
            2,
            "(x - min) / (max - min), missing where constant",
            Extremes.Statistic.MINMAX),
        window(
            "ts_argmax",
            2,
            "age of the largest value: 0 is today, the newest if tied",
            (n, stride) -> new ExtremeAge(1, n)),
        window(
            "ts_argmin",
            2,
            "age of the smallest value: 0 is today, the newest if tied",
            (n, stride) -> new ExtremeAge(-1, n)),
        window(
            "ts_max_drawdown",
            2,
            "largest fall as a share of its peak",
            (n, stride) -> new Paths(Paths.Statistic.DRAWDOWN, n)));
  }

  private static List<Operator> order() {
    return List.of(
        window(
            "ts_rank",
            2,
            "average rank of x / number of valid values, in (0, 1]",
            (n, stride) -> new Rank(n)),
        window(
            "ts_median",
            2,
            "median of the valid values",
            (n, stride) -> OrderStatistics.quantile(0.5, n, stride)),
        Define.rolling(
            "ts_quantile",
            1,
            "quantile q of the valid values, linear between neighbours" + HALF,
            (a, stride) ->
                OrderStatistics.quantile(
                    shortest(Define.constant(a, 1)), Define.window(a, 0), stride),
            Parameter.window(2),
            Parameter.constant("q", 0, 1, 0.1, 0.2, 0.25, 0.75, 0.8, 0.9)),
        window(
            "ts_mad",
            2,
            "mean absolute deviation from the mean",
            (n, stride) -> new Shape(Shape.Statistic.ABSOLUTE, n)),
        window(
            "ts_median_mad",
            2,
            "median absolute deviation from the median",
            OrderStatistics::medianDeviation),
        window("ts_entropy", 2, "entropy over ten buckets min..max, in [0, 1]", Entropy::new));
  }

  private static List<Operator> overTime() {
    return List.of(
        trend("ts_slope", 2, "slope of x over time, per row", Trend.Statistic.SLOPE),
        trend("ts_rsquare", 3, "share of variance that a line explains", Trend.Statistic.RSQUARE),
        trend("ts_residual", 3, "x - the line fitted over time", Trend.Statistic.RESIDUAL),
        trend(
            "ts_decay_linear",
            2,
            "mean weighted n, n - 1, ..., 1 from the newest",
            Trend.Statistic.DECAY_LINEAR),
        window(
            "ts_wma",
            2,
            "mean weighted 0.9 to the power of the age",
            (n, stride) -> new Decay(n, n, WMA_DECAY)),
        fading("ts_ema", "mean weighted (1 - a)^age, a = 2 / (n + 1), over 8 / a rows", FADING),
        fading(
            "ts_sma",
            "mean weighted (1 - a)^age, a = m / n (at most 1), over 8 / a rows",
            FADING,
            Parameter.window("m", 1, 1, 2, 3)),
        new Operator(
            "ts_autocorr",
            Family.ROLLING,
            1,
            List.of(Parameter.window(2), Parameter.window("lag", 1, 1, 2, 5, 10)),
            false,
            "correlation of x with x lag rows ago" + HALF,
            a -> Define.window(a, 0) - 1 + Define.window(a, 1),
            (a, stride) ->
                new Comoments(
                    Comoments.Statistic.CORR, 2, Define.window(a, 0), Define.window(a, 1))));
  }

  private static List<Operator> conditions() {
    return List.of(
        window(
            "ts_count_if",
            1,
            "number of rows where x is not 0",
            (n, stride) -> new Paths(Paths.Statistic.COUNT, n)),
        window(
            "ts_days_since",
            2,
            "age of the newest row where x is not 0, missing if none",
            (n, stride) -> new Paths(Paths.Statistic.AGE, n)));
  }

  /** Makes the kernel of a node whose only attribute is its window. */
  @FunctionalInterface
  interface OfWindow {
    Kernel create(int window, int stride);
  }

  static Operator.Factory of(OfWindow kernel) {
    return (a, stride) -> kernel.create(Define.window(a, 0), stride);
  }

  private static Operator window(String name, int least, String meaning, OfWindow kernel) {
    return Define.rolling(name, 1, meaning + HALF, of(kernel), Parameter.window(least));
  }

  /** It reads the row n before, where windows end one row later. */
  private static Operator shift(String name, String meaning, OfWindow kernel) {
    return new Operator(
        name,
        Family.ROLLING,
        1,
        List.of(Parameter.window(1)),
        false,
        meaning + "; missing where either is, and before date n",
        a -> Define.window(a, 0),
        of(kernel));
  }

  private static Operator moments(String name, int least, String meaning, Moments.Statistic s) {
    return window(name, least, meaning, (n, stride) -> new Moments(s, n));
  }

  private static Operator extremes(String name, int least, String meaning, Extremes.Statistic s) {
    return window(name, least, meaning, (n, stride) -> new Extremes(s, n));
  }

  private static Operator trend(String name, int least, String meaning, Trend.Statistic s) {
    return window(name, least, meaning, (n, stride) -> new Trend(s, n));
  }

  /** An exponentially weighted mean; it looks back as far as a weight counts. */
  private static Operator fading(String name, String meaning, Parameter... parameters) {
    return new Operator(
        name,
        Family.ROLLING,
        1,
        List.of(parameters),
        false,
        meaning + HALF,
        a -> Decay.memory(Define.window(a, 0), share(a)) - 1,
        (a, stride) -> {
          int n = Define.window(a, 0);
          return new Decay(n, Decay.memory(n, share(a)), 1 - share(a));
        });
  }

  /** Weight of the newest row: 2 / (n + 1), or m / n. */
  private static double share(List<Attribute> a) {
    double n = Define.window(a, 0);
    return a.size() == 1 ? 2 / (n + 1) : Math.min(1, Define.window(a, 1) / n);
  }

  private static Kernel skew(int n, int stride) {
    return new Shape(Shape.Statistic.SKEW, n);
  }

  private static Kernel kurt(int n, int stride) {
    return new Shape(Shape.Statistic.KURTOSIS, n);
  }

  /** The double that is written as the float is: 0.8f means 0.8. */
  private static double shortest(float value) {
    return Double.parseDouble(Float.toString(value));
  }
}
