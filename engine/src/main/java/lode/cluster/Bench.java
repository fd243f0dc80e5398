package lode.cluster;

import java.util.function.Function;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.LocalEvaluator;
import lode.panel.Panel;

/**
 * Where a worker works: the data it found for an assignment, and the evaluator over it.
 *
 * @param fingerprint of the whole panel that was opened, as its file says
 * @param evaluator owned by the worker alone
 */
record Bench(String fingerprint, BatchEvaluator evaluator) {
  /** Sets up benches over a node's panels. */
  static Function<Assignment, Bench> over(Panels panels) {
    return assignment -> {
      Panel panel = panels.open(assignment.fingerprint());
      return new Bench(panel.fingerprint(), new LocalEvaluator(panel, assignment));
    };
  }
}
