package lode.evolution;

import lode.evaluation.Fitness;
import lode.evaluation.Likeness;
import lode.evaluation.Metric;
import lode.formula.Formula;

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

  /**
   * Strength in a race. The bars of eligibility are lower, since small groups and few names leave
   * more gaps and ties; likeness to the library is not known yet.
   */
  double race(Formula formula, Fitness fitness) {
    double raw = Math.abs(fitness.get(objective));
    return settings.eligibility().testRace(fitness) && Double.isFinite(raw)
        ? raw * StrictMath.pow(settings.parsimony(), Trees.complexity(formula))
        : -1;
  }

  Member member(Individual individual) {
    Fitness fitness = individual.evaluation().fitness();
    double raw = Math.abs(fitness.get(objective));
    boolean eligible = settings.eligibility().test(fitness) && Double.isFinite(raw);
    Likeness likeness = new Likeness(individual.evaluation().sketch());
    int complexity = Trees.complexity(individual.formula());
    double strength =
        eligible
            ? raw
                * redundancy.discount(redundancy.toLibrary(likeness))
                * StrictMath.pow(settings.parsimony(), complexity)
            : -1;
    double turnover = fitness.get(Metric.TURNOVER);
    return new Member(
        individual,
        individual.formula().text(),
        strength,
        (int) Math.round(turnover / Merit.TURNOVER_STEP),
        complexity,
        likeness);
  }
}
