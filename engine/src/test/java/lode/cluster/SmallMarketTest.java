package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lode.evaluation.Metric;
import lode.evaluation.Probe;
import lode.evolution.Assignment;
import lode.evolution.Evaluation;
import lode.evolution.LocalEvaluator;
import lode.formula.Formula;
import lode.panel.Panel;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real formulas over real rows: workers must not change a bit of what one thread computes. */
@Timeout(120)
class SmallMarketTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void shouldEqualTheLocalEvaluatorBitForBit(int workers) {
    try (Panel panel = SmallMarket.writer(7).build()) {
      Assignment assignment = SmallMarket.assignment(panel);
      List<Formula> formulas = SmallMarket.formulas();
      List<Evaluation> expected = new LocalEvaluator(panel, assignment).evaluate(formulas);
      assertThat(expected.getFirst().fitness().get(Metric.RANK_IC)).isNotNaN();
      try (ClusterEvaluator evaluator =
          ClusterEvaluator.start(ClusterSettings.local(workers), assignment, Panels.of(panel))) {
        assertThat(Toys.same(evaluator.evaluate(formulas), expected)).isTrue();
        assertThat(Toys.same(evaluator.evaluate(formulas.reversed()), expected.reversed()))
            .isTrue();
        long[] hashes = new Probe(panel.until(140), "all", assignment.train()).hash(formulas);
        assertThat(hashes).doesNotContain(Probe.VOID);
        assertThat(evaluator.hash(formulas)).isEqualTo(hashes);
        assertThat(evaluator.status().rejected()).isZero();
        assertThat(evaluator.status().shards()).isGreaterThan(1);
      }
    }
  }
}
