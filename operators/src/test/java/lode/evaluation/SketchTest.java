package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import lode.formula.Formula;
import lode.operator.Ranker;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.Test;

class SketchTest {
  private static final Market MARKET = Market.of(260, 300, 4);
  private static final Panel PANEL = MARKET.panel();
  private static final Period PERIOD = new Period(30, 250);
  private static final Scorer SCORER = scorer(PANEL);

  @Test
  void shouldCorrelateFullyWithItselfAndItsNegation() {
    Sketch sketch = sketch("ts_mean(close,5)");
    assertThat(sketch.correlation(sketch)).isEqualTo(1);
    assertThat(sketch.correlation(sketch("neg(ts_mean(close,5))"))).isEqualTo(-1);
    assertThat(sketch.correlation(sketch("mul(ts_mean(close,5),2)"))).isEqualTo(1);
  }

  @Test
  void shouldEstimateTheMeanRankCorrelation() {
    List<String> texts =
        List.of(
            "close",
            "volume",
            "returns",
            "ts_mean(returns,5)",
            "add(close,open)",
            "div(volume,adv20)",
            "sub(cs_rank(close),cs_rank(volume))",
            "mul(amount,returns)");
    List<Score> scores = SCORER.score(texts.stream().map(Formula::parse).toList());
    for (int a = 0; a < texts.size(); a++) {
      for (int b = 0; b < a; b++) {
        double estimate = scores.get(a).sketch().correlation(scores.get(b).sketch());
        assertThat(estimate)
            .as(texts.get(a) + " " + texts.get(b))
            .isCloseTo(exact(texts.get(a), texts.get(b)), within(0.06));
      }
    }
  }

  @Test
  void shouldBeSymmetric() {
    assertThat(sketch("close").correlation(sketch("volume")))
        .isEqualTo(sketch("volume").correlation(sketch("close")));
  }

  @Test
  void shouldNotCorrelateWhereNothingIsCommon() {
    Sketch none = new Sketch(SketchSites.blank());
    assertThat(none.correlation(sketch("close"))).isZero();
    assertThat(none.correlation(none)).isZero();
    assertThat(sketch("mul(close,0)").correlation(sketch("close"))).isZero();
  }

  @Test
  void shouldLookAtTheSameStocksInAnyOrder() {
    int[] reversed = IntStream.range(0, 300).map(i -> 299 - i).toArray();
    Sketch there =
        scorer(MARKET.panel(reversed, 260))
            .score(List.of(Formula.parse("close")))
            .getFirst()
            .sketch();
    assertThat(there.ranks()).isEqualTo(sketch("close").ranks());
  }

  @Test
  void shouldFillEverySite() {
    int missing = 0;
    for (byte rank : sketch("close").ranks()) {
      missing += rank == Sketch.MISSING ? 1 : 0;
    }
    assertThat(missing).isLessThan(40);
  }

  @Test
  void shouldTakeShortPeriods() {
    Scorer scorer =
        new Scorer(PANEL, "all", List.of(new Target(1, Price.OPEN)), new Period(50, 53));
    Sketch sketch = scorer.score(List.of(Formula.parse("close"))).getFirst().sketch();
    assertThat(sketch.ranks()).hasSize(Sketch.DATES * Sketch.STOCKS);
    assertThat(sketch.correlation(sketch)).isEqualTo(1);
  }

  private static Scorer scorer(Panel panel) {
    return new Scorer(panel, "all", List.of(new Target(5, Price.OPEN)), PERIOD);
  }

  private static Sketch sketch(String text) {
    return SCORER.score(List.of(Formula.parse(text))).getFirst().sketch();
  }

  /** Mean daily rank correlation of two formulas over all members. */
  private static double exact(String a, String b) {
    Universe universe = Universe.of(PANEL, "all", PERIOD);
    Correlation correlation = new Correlation(300);
    Ranker ranker = new Ranker(300);
    FactorRow factor = new FactorRow(300);
    float[] first = new float[300];
    double[] sum = new double[1];
    Values.stream(
        PANEL,
        "all",
        List.of(Formula.parse(a), Formula.parse(b)),
        PERIOD,
        (root, date, data, offset) -> {
          int[] members = universe.members(date);
          if (root == 0) {
            System.arraycopy(data, offset, first, 0, 300);
          } else {
            float[] other = new float[members.length];
            for (int m = 0; m < members.length; m++) {
              other[m] = data[offset + members[m]];
            }
            factor.load(first, 0, members);
            correlation.of(factor, LabelRow.of(other, ranker));
            sum[0] += correlation.rankIc();
          }
        });
    return sum[0] / PERIOD.size();
  }
}
