package lode.cluster;

import java.util.function.Function;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.Ground;
import lode.evolution.LocalEvaluator;

/**
 * Where a worker works: the data it found for an assignment, and the evaluator over it.
 *
 * @param fingerprint of the whole panel that was opened, as its file says
 * @param evaluator owned by the worker alone
 */
record Bench(String fingerprint, BatchEvaluator evaluator) {
  /** Sets up benches over a node's panels. */
  static Function<Assignment, Bench> over(Panels panels) {
    Shared shared = new Shared(panels);
    return assignment -> {
      Ground ground = shared.ground(assignment);
      return new Bench(ground.fingerprint(), new LocalEvaluator(ground));
    };
  }

  /** The ground of the latest assignment, made by the first worker that needs it. */
  private static final class Shared {
    private final Panels panels;
    private Assignment latest;
    private Ground ground;

    Shared(Panels panels) {
      this.panels = panels;
    }

    synchronized Ground ground(Assignment assignment) {
      if (!assignment.equals(latest)) {
        ground = new Ground(panels.open(assignment.fingerprint()), assignment);
        latest = assignment;
      }
      return ground;
    }
  }
}
