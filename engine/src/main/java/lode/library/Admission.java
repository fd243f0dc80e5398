package lode.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  BEYOND_LUCK(
      "Its |z| on train: the bar is what the luckiest of all formulas tried is expected to show.",
      Side.LEAST,
      null,
      c -> Math.abs(c.evidence.significance().zTrain())),
  FALSE_DISCOVERY(
      "Its p-value on train, corrected for all formulas tried on the data.",
      Side.MOST,
      Limits::falseDiscovery,
      c -> c.evidence.significance().by()),
  DEFLATED_SHARPE(
      "Probability that its Sharpe ratio on train is above the luckiest one's: the DSR.",
      Side.LEAST,
      Limits::deflatedSharpe,
      c -> c.evidence.significance().deflated()),
  T(
      "Newey-West t of the rank IC on validation, in the direction fixed on train, as the normal"
          + " value of its p-value: in a short window a t is large by chance more often.",
      Side.LEAST,
      Limits::t,
      c -> c.evidence.significance().z()),
  PROBABILISTIC_SHARPE(
      "Probability that its Sharpe ratio on validation is above 0: the PSR.",
      Side.LEAST,
      Limits::probabilisticSharpe,
      c -> c.evidence.significance().probabilistic()),
  OVERFITTING(
      "Probability that the search picks what is below the median elsewhere: the run's PBO.",
      Side.MOST,
      Limits::overfitting,
      c -> c.luck.overfitting()),
  SUPERIOR_ABILITY(
      "P-value that the best finalist of validation is no better than nothing: the run's SPA.",
      Side.MOST,
      Limits::superiorAbility,
      c -> c.luck.superior()),
  RANK_IC(
      "Mean rank IC on validation, in the direction fixed on train.",
      Side.LEAST,
      Limits::rankIc,
      c -> c.oriented(Metric.RANK_IC)),
  RANK_ICIR(
      "Daily rank ICIR on validation, in the direction fixed on train.",
      Side.LEAST,
      Limits::rankIcir,
      c -> c.oriented(Metric.RANK_ICIR)),
  COVERAGE(
      "Share of the traded universe that has a value.",
      Side.LEAST,
      Limits::coverage,
      c -> c.validation(Metric.COVERAGE)),
  TURNOVER_LEAST(
      "Mean daily turnover: a factor that never moves is a label.",
      Side.LEAST,
      Limits::turnoverLeast,
      c -> c.validation(Metric.TURNOVER)),
  TURNOVER_MOST(
      "Mean daily turnover: a factor that churns pays it all to the broker.",
      Side.MOST,
      Limits::turnoverMost,
      c -> c.validation(Metric.TURNOVER)),
  LONG_SHORT_SHARPE(
      "Sharpe ratio of long minus short on validation, net of costs.",
      Side.LEAST,
      Limits::longShortSharpe,
      c -> c.evidence.backtest().longShort().sharpe()),
  LONG_ONLY_EXCESS(
      "What a buyer who cannot sell short earns a year over the universe, net of costs.",
      Side.LEAST,
      Limits::longOnlyExcess,
      c -> c.evidence.backtest().excess().annualReturn()),
  CORRELATION(
      "Size of the rank correlation to the nearest factor of the library.",
      Side.MOST,
      Limits::correlation,
      c -> c.correlation);

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

  private final String meaning;
  private final Side side;
  private final ToDoubleFunction<Limits> limit;
  private final ToDoubleFunction<Candidate> value;

  Admission(
      String meaning,
      Side side,
      ToDoubleFunction<Limits> limit,
      ToDoubleFunction<Candidate> value) {
    this.meaning = meaning;
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

  /** What is measured, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Whether the value has to be at least the limit; else it has to be at most that. */
  public boolean atLeast() {
    return side == Side.LEAST;
  }

  /** The check of a name; empty where there is none, as of a run of another version. */
  public static Optional<Admission> named(String key) {
    return Arrays.stream(values()).filter(row -> row.key().equals(key)).findFirst();
  }

  /** Names of all checks, in order. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Admission::key).toList();
  }
}
