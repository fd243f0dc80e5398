package lode.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import lode.evaluation.DailySeries;
import lode.evaluation.Metric;
import lode.evaluation.Scorer;
import lode.evaluation.Target;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.Test;

/** The strengths that {@link Planted} states, seen through the engine's own evaluation. */
class PlantedTest {
  private static final Panel SAMPLE = SampleMarket.SAMPLE.panel();
  private static final Panel NOISE = SampleMarket.NOISE.panel();
  private static final List<Planted> PLANTED = SampleMarket.SAMPLE.planted();
  private static final Period WHOLE = new Period(0, 1000);
  private static final Period TRAIN = new Period(0, 600);
  private static final Period VALIDATION = new Period(600, 800);

  @Test
  void shouldReachTheStatedRankIc() {
    List<DailySeries> series = series(SAMPLE, formulas());
    for (int k = 0; k < PLANTED.size(); k++) {
      Planted planted = PLANTED.get(k);
      DailySeries found = series.get(k);
      assertThat(Metric.RANK_IC.of(found, WHOLE))
          .as(planted.name())
          .isCloseTo(planted.rankIc(), within(0.006));
      assertThat(Metric.RANK_IC.of(found, TRAIN))
          .as(planted.name())
          .isCloseTo(planted.rankIc(), within(0.010));
      assertThat(Metric.RANK_IC.of(found, VALIDATION))
          .as(planted.name())
          .isCloseTo(planted.rankIc(), within(0.016));
      assertThat(Metric.RANK_ICIR.of(found, WHOLE)).as(planted.name()).isGreaterThan(0.4);
      assertThat(Metric.T.of(found, VALIDATION)).as(planted.name()).isGreaterThan(3);
    }
  }

  @Test
  void shouldForetellNothingInTheNoise() {
    for (DailySeries series : series(NOISE, formulas())) {
      assertThat(Math.abs(Metric.T.of(series, WHOLE))).isLessThan(2);
      assertThat(Math.abs(Metric.RANK_IC.of(series, WHOLE))).isLessThan(0.01);
    }
  }

  @Test
  void shouldBeStrongerThanAnyFieldAlone() {
    List<String> fields =
        List.of("open", "high", "low", "close", "volume", "amount", "vwap", "returns", "adv20");
    for (DailySeries series : series(SAMPLE, parse(fields))) {
      assertThat(Math.abs(Metric.RANK_IC.of(series, WHOLE))).isLessThan(0.035);
    }
  }

  @Test
  void shouldBeStrongerThanTheSameFormulaWithAnotherWindow() {
    for (Planted planted : PLANTED) {
      String text = planted.formula();
      List<String> others =
          List.of(5, 40).stream().map(n -> text.replaceAll("\\d+", Integer.toString(n))).toList();
      for (DailySeries series : series(SAMPLE, parse(others))) {
        assertThat(Metric.RANK_IC.of(series, WHOLE))
            .as(planted.name())
            .isLessThan(planted.rankIc() - 0.005);
      }
    }
  }

  @Test
  void shouldBeThreeDifferentThings() {
    float[][][] values = values(SAMPLE);
    for (int a = 0; a < 3; a++) {
      for (int b = a + 1; b < 3; b++) {
        double sum = 0;
        int days = 0;
        for (int t = 20; t < 1000; t += 10) {
          sum += rankCorrelation(values[a][t], values[b][t]);
          days++;
        }
        assertThat(sum / days).as("%d and %d", a, b).isBetween(-0.3, 0.3);
      }
    }
  }

  private static List<Formula> formulas() {
    return parse(PLANTED.stream().map(Planted::formula).toList());
  }

  private static List<Formula> parse(List<String> texts) {
    return texts.stream().map(Formula::parse).toList();
  }

  private static List<DailySeries> series(Panel panel, List<Formula> formulas) {
    Scorer scorer = new Scorer(panel, "all", List.of(new Target(5, Price.OPEN)), WHOLE);
    return scorer.score(formulas).stream().map(s -> s.series().getFirst()).toList();
  }

  private static float[][][] values(Panel panel) {
    float[][][] values = new float[3][1000][];
    Values.stream(
        panel,
        "all",
        formulas(),
        WHOLE,
        (root, date, data, offset) ->
            values[root][date] = Arrays.copyOfRange(data, offset, offset + 300));
    return values;
  }

  /** Spearman's rank correlation over the stocks that have both values; values do not tie here. */
  private static double rankCorrelation(float[] a, float[] b) {
    int n = 0;
    double difference = 0;
    for (int i = 0; i < a.length; i++) {
      if (both(a, b, i)) {
        n++;
        double d = rank(a, b, i) - rank(b, a, i);
        difference += d * d;
      }
    }
    return 1 - 6 * difference / (n * ((double) n * n - 1));
  }

  private static int rank(float[] x, float[] other, int stock) {
    int below = 0;
    for (int i = 0; i < x.length; i++) {
      if (both(x, other, i) && x[i] < x[stock]) {
        below++;
      }
    }
    return below;
  }

  private static boolean both(float[] a, float[] b, int i) {
    return !Float.isNaN(a[i]) && !Float.isNaN(b[i]);
  }
}
