package lode.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import lode.evaluation.Metric;
import lode.validation.Evidence;
import lode.validation.Luck;

/**
 * The checks of promotion: one row each, with its limit and how its value is measured.
 *
 * <p>The first three ask, on train, whether the formula beats what luck would have found among all
 * formulas ever tried on this data; the next four, on validation, which no search has seen, whether
 * it holds there; the rest, on validation too, whether it is worth trading.
 */
public enum Admission {
  /** Its z on train is above what the luckiest of all formulas tried is expected to show. */
  BEYOND_LUCK(Side.LEAST, null, c -> Math.abs(c.evidence.significance().zTrain())),
  /** Its p-value on train, corrected for all formulas tried. */
  FALSE_DISCOVERY(Side.MOST, Limits::falseDiscovery, c -> c.evidence.significance().by()),
  /** Probability that its Sharpe ratio on train is above the luckiest one's: the DSR. */
  DEFLATED_SHARPE(Side.LEAST, Limits::deflatedSharpe, c -> c.evidence.significance().deflated()),
  /**
   * Newey-West t of the rank IC in the direction fixed on train, at what it is worth: the normal
   * value of the same p-value, for in a short window a t is large by chance more often.
   */
  T(Side.LEAST, Limits::t, c -> c.evidence.significance().z()),
  /** Probability that its Sharpe ratio on validation is above 0: the PSR. */
  PROBABILISTIC_SHARPE(
      Side.LEAST, Limits::probabilisticSharpe, c -> c.evidence.significance().probabilistic()),
  /** Probability that the search picks what is below the median elsewhere: the run's PBO. */
  OVERFITTING(Side.MOST, Limits::overfitting, c -> c.luck.overfitting()),
  /** P-value that the best finalist of validation is no better than nothing: the run's SPA. */
  SUPERIOR_ABILITY(Side.MOST, Limits::superiorAbility, c -> c.luck.superior()),
  /** Mean rank IC in that direction. */
  RANK_IC(Side.LEAST, Limits::rankIc, c -> c.oriented(Metric.RANK_IC)),
  /** Daily rank ICIR in that direction. */
  RANK_ICIR(Side.LEAST, Limits::rankIcir, c -> c.oriented(Metric.RANK_ICIR)),
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

  /** The evidence with what the search and the library add to it. */
  private record Candidate(Evidence evidence, Luck luck, double correlation) {
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
   * @param luck what luck alone would have found in the search that the candidate came out of
   * @param correlation largest absolute rank correlation to the library, 0 where it is empty
   */
  public static List<Check> checks(
      Evidence evidence, Limits limits, Luck luck, double correlation) {
    Candidate candidate = new Candidate(evidence, luck, correlation);
    List<Check> checks = new ArrayList<>();
    for (Admission row : values()) {
      double limit = row.limit == null ? luck.expected() : row.limit.applyAsDouble(limits);
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
