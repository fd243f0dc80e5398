package lode.evolution;

import lode.evaluation.Fitness;
import lode.evaluation.Metric;

/**
 * What a formula must offer before its strength counts at all: enough to stand on. One that falls
 * short is worth less than any that does not.
 *
 * @param minDays least number of train dates with an IC
 * @param minCoverage least mean share of the traded universe with a value
 * @param minNames least mean number of stocks in a date's IC
 * @param maxTies largest mean share of stocks whose value is shared by another
 */
public record Eligibility(int minDays, double minCoverage, double minNames, double maxTies) {
  private static final double RACE_COVERAGE = 0.8;
  private static final double RACE_TIES = 0.25;

  /** Checks the ranges. */
  public Eligibility {
    Checks.range("min-days", minDays, 0, 1e6);
    Checks.range("min-coverage", minCoverage, 0, 1);
    Checks.range("min-names", minNames, 0, 1e6);
    Checks.range("max-ties", maxTies, 0, 1);
  }

  /** A quarter of a year, half of the universe. */
  public static Eligibility defaults() {
    return new Eligibility(60, 0.5, 20, 0.5);
  }

  /** Whether it may pass on the whole universe, as far as a race can tell. */
  boolean testRace(Fitness fitness) {
    return fitness.get(Metric.DAYS) > 0
        && fitness.get(Metric.COVERAGE) >= RACE_COVERAGE * minCoverage
        && fitness.get(Metric.TIES) <= maxTies + RACE_TIES;
  }

  /** Whether a fitness passes; a missing number does not. */
  boolean test(Fitness fitness) {
    return fitness.get(Metric.DAYS) >= minDays
        && fitness.get(Metric.COVERAGE) >= minCoverage
        && fitness.get(Metric.NAMES) >= minNames
        && fitness.get(Metric.TIES) <= maxTies
        && Double.isFinite(fitness.get(Metric.TURNOVER));
  }
}
