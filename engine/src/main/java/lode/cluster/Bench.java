package lode.cluster;

import java.util.function.Function;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.Ground;
import lode.evolution.LocalEvaluator;
import lode.panel.Panel;

/**
 * Where a worker works: the data it found for an assignment, and the evaluator over it.
 *
 * @param fingerprint of the whole panel that was opened, as its file says
 * @param golden digest that proves what it computes ({@link Golden})
 * @param evaluator owned by the worker alone
 */
record Bench(String fingerprint, String golden, BatchEvaluator evaluator) {
  /**
   * Sets up benches over a node's panels.
   *
   * @param proven whether they have a golden digest; within one process there is nothing to prove
   */
  static Function<Assignment, Bench> over(Panels panels, boolean proven) {
    Shared shared = new Shared(panels, proven);
    return assignment -> {
      Shared.Common common = shared.of(assignment);
      return new Bench(
          common.ground.fingerprint(), common.golden, new LocalEvaluator(common.ground));
    };
  }

  /** What the workers of a process share, made by the first that needs it. */
  private static final class Shared {
    private record Common(Ground ground, String golden) {}

    private final Panels panels;
    private final boolean proven;
    private Assignment latest;
    private Common common;

    Shared(Panels panels, boolean proven) {
      this.panels = panels;
      this.proven = proven;
    }

    synchronized Common of(Assignment assignment) {
      if (!assignment.equals(latest)) {
        Panel panel = panels.open(assignment.fingerprint());
        String golden = proven ? Golden.of(panel, assignment) : "";
        common = new Common(new Ground(panel, assignment), golden);
        latest = assignment;
      }
      return common;
    }
  }
}
