package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import lode.cluster.ClusterEvaluator;
import lode.cluster.ClusterSettings;
import lode.cluster.Panels;
import lode.evaluation.Metric;
import lode.evaluation.Target;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.Evaluation;
import lode.evolution.LocalEvaluator;
import lode.formula.Formula;
import lode.formula.FormulaException;
import lode.panel.GeneratedPanel;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Formulas that are out to hurt whoever evaluates them. The wrong kind of numbers is no harm: such
 * a formula is evaluated like any other and has nothing to show. What would cost too much is
 * refused, by its shape alone. (Memory that runs out all the same, threads that never come back:
 * TwoJvmTest, ClusterEvaluatorTest.)
 */
@Timeout(120)
class PoisonFaultTest {
  private static final int DAYS = 160;

  /** Formulas over nothing, over almost nothing, or over far too much. */
  private static final List<String> STRANGE =
      List.of(
          "div(close,sub(close,close))",
          "inv(sub(close,close))",
          "log(neg(close))",
          "sqrt(neg(close))",
          "div(sub(close,close),sub(close,close))",
          "sub(close,close)",
          "exp(exp(exp(close)))",
          "signedpower(signedpower(volume,10.0),10.0)",
          "mul(inv(exp(mul(returns,0.0))),inv(exp(exp(4.4))))",
          "mul(signedpower(returns,9.0),signedpower(returns,9.0))",
          "ts_mean(close,250)",
          "ts_mean(ts_std(ts_mean(close,1024),1024),1024)",
          "ts_corr(sub(close,close),volume,20)",
          "ts_std(div(close,sub(close,close)),5)",
          "cs_rank(sub(volume,volume))",
          "pow(neg(close),0.5)");

  /** Formulas that no one may evaluate: the largest that can be built, in both directions. */
  private static List<Formula> dear() {
    return List.of(deep(511), wide(11));
  }

  private static Formula deep(int calls) {
    Formula deep = Formula.parse("close");
    for (int i = 0; i < calls; i++) {
      deep = over("sign(close)", List.of(deep));
    }
    return deep;
  }

  private static Formula wide(int doublings) {
    Formula wide = Formula.parse("close");
    for (int i = 0; i < doublings; i++) {
      wide = over("add(close,close)", List.of(wide, wide));
    }
    return wide;
  }

  @Test
  void shouldNotEvenBuildWhatNobodyCouldWalkF25() {
    assertThatThrownBy(() -> deep(10_000))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("formula too large to be built: most=512 levels and 4096 nodes");
    assertThatThrownBy(() -> wide(60)).isInstanceOf(FormulaException.class);
  }

  private static Formula over(String call, List<Formula> children) {
    return ((Formula.Call) Formula.parse(call)).with(children);
  }

  @Test
  void shouldOutliveEveryFormulaF25() {
    Panel panel = GeneratedPanel.of(60, DAYS).panel();
    Assignment assignment =
        new Assignment(
            panel.fingerprint(), DAYS, "all", new Target(5, Price.OPEN), new Period(20, 120));
    List<Formula> strange = STRANGE.stream().map(f -> Formula.parse(f).canonical()).toList();
    List<Formula> all = new ArrayList<>(strange);
    all.addAll(1, dear());
    try (ClusterEvaluator cluster =
        ClusterEvaluator.start(ClusterSettings.local(2), assignment, Panels.of(panel))) {
      List<Evaluation> evaluations = new ArrayList<>(cluster.evaluate(all));
      List<Evaluation> refused = evaluations.subList(1, 1 + dear().size());
      assertThat(refused).allMatch(Evaluation::rejected);
      refused.clear();

      BatchEvaluator alone = new LocalEvaluator(panel, assignment);
      for (int i = 0; i < strange.size(); i++) {
        Evaluation evaluation = evaluations.get(i);
        assertThat(evaluation.rejected()).as(STRANGE.get(i)).isFalse();
        assertThat(evaluation.encoded())
            .as(STRANGE.get(i))
            .isEqualTo(alone.evaluate(List.of(strange.get(i))).getFirst().encoded());
        assertThat(evaluation.fitness().get(Metric.RANK_IC)).isNotInfinite();
      }
      assertThat(cluster.status().workers()).as("workers still at work").isEqualTo(2);
      assertThat(cluster.status().rejected()).as("no accidents").isEqualTo(dear().size());
    }
  }
}
