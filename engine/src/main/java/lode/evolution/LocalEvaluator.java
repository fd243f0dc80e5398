package lode.evolution;

import java.util.List;
import lode.evaluation.Fitness;
import lode.evaluation.Scorer;
import lode.formula.Formula;
import lode.panel.Panel;

/**
 * Evaluates an assignment on the calling thread: what a worker does, and the oracle of the rest.
 */
public final class LocalEvaluator implements BatchEvaluator {
  private final Assignment assignment;
  private final Scorer scorer;

  /** Over the whole panel that the assignment names; it is cut here. */
  public LocalEvaluator(Panel panel, Assignment assignment) {
    this.assignment = assignment;
    this.scorer =
        new Scorer(
            panel.until(assignment.cut()),
            assignment.universe(),
            List.of(assignment.target()),
            assignment.train());
  }

  @Override
  public List<Evaluation> evaluate(List<Formula> formulas) {
    return scorer.score(formulas).stream()
        .map(score ->
            new Evaluation(
                Fitness.of(score.series().getFirst(), assignment.train()), score.sketch()))
        .toList();
  }
}
