package lode.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.Ground;
import lode.evolution.LocalEvaluator;
import lode.evolution.ToHash;
import lode.formula.Formula;
import lode.panel.Panel;

/**
 * Where a worker works: the data it found for an assignment, and what looks at formulas over it.
 *
 * @param fingerprint of the whole panel that was opened, as its file says
 * @param golden digest that proves what it computes ({@link Golden})
 * @param evaluator owned by the worker alone
 * @param probe owned by the worker alone
 */
record Bench(String fingerprint, String golden, BatchEvaluator evaluator, ToHash probe) {
  /** One outcome per formula, in order. */
  List<Outcome> look(Look look, List<Formula> formulas) {
    return switch (look) {
      case PROBE ->
          Arrays.stream(probe.hash(formulas)).<Outcome>mapToObj(Outcome.Probed::new).toList();
      case RACE -> scored(evaluator.race().orElseThrow(), formulas);
      case WHOLE -> scored(evaluator, formulas);
    };
  }

  private static List<Outcome> scored(BatchEvaluator evaluator, List<Formula> formulas) {
    return evaluator.evaluate(formulas).stream().<Outcome>map(Outcome.Scored::of).toList();
  }

  /**
   * Sets up benches over a node's panels.
   *
   * @param proven whether they have a golden digest; within one process there is nothing to prove
   */
  static Function<Assignment, Bench> over(Panels panels, boolean proven) {
    Shared shared = new Shared(panels, proven);
    return assignment -> {
      Shared.Common common = shared.of(assignment);
      LocalEvaluator evaluator = new LocalEvaluator(common.ground);
      return new Bench(common.ground.fingerprint(), common.golden, evaluator, evaluator::hash);
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
