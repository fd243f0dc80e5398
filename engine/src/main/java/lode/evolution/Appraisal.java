package lode.evolution;

import lode.evaluation.Fitness;
import lode.evaluation.Metric;

/** Reads an evaluation: strength, turnover, complexity. */
final class Appraisal {
  private final SearchSettings settings;
  private final Redundancy redundancy;
  private final Metric objective;

  Appraisal(SearchSettings settings, Redundancy redundancy) {
    this.settings = settings;
    this.redundancy = redundancy;
    this.objective = settings.objective().metric();
  }

  Member member(Individual individual) {
    Fitness fitness = individual.evaluation().fitness();
    double raw = Math.abs(fitness.get(objective));
    boolean eligible = settings.eligibility().test(fitness) && Double.isFinite(raw);
    int complexity = Trees.complexity(individual.formula());
    double strength =
        eligible
            ? raw
                * redundancy.discount(redundancy.toLibrary(individual.evaluation().sketch()))
                * StrictMath.pow(settings.parsimony(), complexity)
            : -1;
    double turnover = fitness.get(Metric.TURNOVER);
    return new Member(
        individual,
        individual.formula().text(),
        strength,
        (int) Math.round(turnover / Merit.TURNOVER_STEP),
        complexity);
  }
}
