package lode.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import lode.evaluation.Metric;
import lode.validation.Evidence;

/** The checks of promotion: one row each, with its limit and how its value is measured. */
public enum Admission {
  /** The search tried many formulas; its luckiest noise would have reached this t on train. */
  T_TRAIN_BEYOND_LUCK(Side.LEAST, null, c -> Math.abs(c.evidence.train().get(Metric.T))),
  /** Mean rank IC in the direction fixed on train. */
  RANK_IC(Side.LEAST, Limits::rankIc, c -> c.oriented(Metric.RANK_IC)),
  /** Daily rank ICIR in that direction. */
  RANK_ICIR(Side.LEAST, Limits::rankIcir, c -> c.oriented(Metric.RANK_ICIR)),
  /** Newey-West t of the rank IC in that direction. */
  T(Side.LEAST, Limits::t, c -> c.oriented(Metric.T)),
  /** Share of the traded universe that has a value. */
  COVERAGE(Side.LEAST, Limits::coverage, c -> c.validation(Metric.COVERAGE)),
  /** It moves at all. */
  TURNOVER_LEAST(Side.LEAST, Limits::turnoverLeast, c -> c.validation(Metric.TURNOVER)),
  /** It does not churn. */
  TURNOVER_MOST(Side.MOST, Limits::turnoverMost, c -> c.validation(Metric.TURNOVER)),
  /** Sharpe ratio of long minus short, net of costs. */
  LONG_SHORT_SHARPE(
      Side.LEAST, Limits::longShortSharpe, c -> c.evidence.backtest().longShort().sharpe()),
  /** What a buyer who cannot sell short earns over the universe, net of costs. */
  LONG_ONLY_EXCESS(
      Side.LEAST, Limits::longOnlyExcess, c -> c.evidence.backtest().excess().annualReturn()),
  /** Absolute rank correlation to the nearest factor of the library. */
  CORRELATION(Side.MOST, Limits::correlation, c -> c.correlation);

  /** Which side of the limit is good. */
  private enum Side {
    LEAST,
    MOST
  }

  /** The evidence with what the library adds to it. */
  private record Candidate(Evidence evidence, double correlation) {
    double validation(Metric metric) {
      return evidence.validation().get(metric);
    }

    double oriented(Metric metric) {
      return evidence.direction() * validation(metric);
    }
  }

  private final Side side;
  private final ToDoubleFunction<Limits> limit;
  private final ToDoubleFunction<Candidate> value;

  Admission(Side side, ToDoubleFunction<Limits> limit, ToDoubleFunction<Candidate> value) {
    this.side = side;
    this.limit = limit;
    this.value = value;
  }

  /**
   * Every check of a candidate, in order.
   *
   * @param luck largest |t| that the best of all formulas tried would show by luck ({@link Luck})
   * @param correlation largest absolute rank correlation to the library, 0 where it is empty
   */
  public static List<Check> checks(
      Evidence evidence, Limits limits, double luck, double correlation) {
    Candidate candidate = new Candidate(evidence, correlation);
    List<Check> checks = new ArrayList<>();
    for (Admission row : values()) {
      double limit = row.limit == null ? luck : row.limit.applyAsDouble(limits);
      double value = row.value.applyAsDouble(candidate);
      checks.add(
          switch (row.side) {
            case LEAST -> Check.atLeast(row.key(), limit, value);
            case MOST -> Check.atMost(row.key(), limit, value);
          });
    }
    return List.copyOf(checks);
  }

  /** Name in files and tables. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Names of all checks, in order. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Admission::key).toList();
  }
}
