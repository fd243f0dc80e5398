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

  /** The evaluator of a first, cheaper look at the same formulas; empty where there is none. */
  default Optional<BatchEvaluator> race() {
    return Optional.empty();
  }
}
