package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import lode.formula.Formula;
import lode.panel.GeneratedPanel;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.Test;

class DryRunTest {
  private static final Panel PANEL = GeneratedPanel.of(60, 120).panel();
  private static final Formula FORMULA = Formula.parse("cs_rank(ts_mean(returns,5))");

  @Test
  void shouldComputeWhatOthersSee() {
    DryRun.Batch batch = new DryRun(PANEL, "all").compile(List.of(FORMULA));
    assertThat(batch.run(120)).isEqualTo(batch.run(120)).isNotEqualTo(batch.run(64)).isNotZero();
    assertThat(batch.run(1000)).isEqualTo(batch.run(120));
  }

  @Test
  void shouldCorrelateAsAScorerDoes() {
    Period period = new Period(20, 100);
    Labels labels = Labels.of(PANEL, "all", List.of(new Target(5, Price.OPEN)), period);
    RankIcRun run = new RankIcRun(PANEL, labels, FORMULA);
    DailySeries series =
        new Scorer(PANEL, labels).score(List.of(FORMULA)).getFirst().series().getFirst();
    double sum = 0;
    for (float ic : series.rankIc()) {
      sum += ic;
    }
    assertThat(run.run()).isCloseTo(sum, offset(1e-5)).isNotZero();
    assertThat(run.cells()).isBetween(60L * 80 / 2, 60L * 80);
  }
}
