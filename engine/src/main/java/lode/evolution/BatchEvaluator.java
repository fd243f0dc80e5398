package lode.evolution;

import java.util.List;
import java.util.Optional;
import lode.formula.Formula;

/**
 * The seam between search and computation: formulas in, evaluations out, by index. Threads in this
 * JVM and a cluster are two implementations that must agree bit for bit. Called from the search
 * thread only; blocks.
 */
@FunctionalInterface
public interface BatchEvaluator {
  /** Evaluates canonical, distinct formulas; the result has the same size and order. */
  List<Evaluation> evaluate(List<Formula> formulas);

  /**
   * Tells of formulas that the next batch will have, so that they may be begun before it is whole.
   * A hint: what {@link #evaluate} answers does not depend on it. Does not wait.
   */
  default void expect(List<Formula> formulas) {}

  /** The evaluator of a first, cheaper look at the same formulas; empty where there is none. */
  default Optional<BatchEvaluator> race() {
    return Optional.empty();
  }
}
