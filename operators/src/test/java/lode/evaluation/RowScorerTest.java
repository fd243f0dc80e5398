package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.Test;

class RowScorerTest {
  @Test
  void shouldScoreRowsAsTheFormulaThatMakesThem() {
    Panel panel = Market.of(200, 60, 1).panel();
    Period period = new Period(70, 190);
    List<Target> targets = List.of(new Target(5, Price.OPEN), new Target(1, Price.CLOSE));
    Labels labels = Labels.of(panel, "all", targets, period);
    List<Formula> formulas = List.of(Formula.parse("div(ts_mean(close,5),close)"));
    RowScorer rows = new RowScorer(panel, labels);
    Values.stream(
        panel, "all", formulas, period, (f, date, data, offset) -> rows.row(date, data, offset));
    Score expected = new Scorer(panel, labels).score(formulas).getFirst();
    Score score = rows.score();
    for (int target = 0; target < targets.size(); target++) {
      DailySeries a = score.series().get(target);
      DailySeries b = expected.series().get(target);
      assertThat(a.rankIc()).isEqualTo(b.rankIc());
      assertThat(a.ic()).isEqualTo(b.ic());
      assertThat(a.turnover()).isEqualTo(b.turnover());
      assertThat(a.coverage()).isEqualTo(b.coverage());
    }
  }
}
