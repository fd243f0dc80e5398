package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import lode.evaluation.Split;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What pandas and numpy say of a small market: {@code src/test/oracle/study.py}. */
class StudiesGoldenTest {
  private static final int[] SHEETS = {1, 5, 10, 20};

  /** Series of float32 agree to this share; the oracle's are of doubles. */
  private static final double RELATIVE = 2e-6;

  private static final Map<String, Map<Integer, Double>> EXPECTED = new LinkedHashMap<>();
  private static FactorStudy study;

  @BeforeAll
  static void studyTheMarket() throws Exception {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                StudiesGoldenTest.class.getResourceAsStream("study_expected.csv"),
                StandardCharsets.UTF_8))) {
      reader
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(cells ->
              EXPECTED
                  .computeIfAbsent(cells[0], name -> new TreeMap<>())
                  .put(
                      Integer.valueOf(cells[1]),
                      cells[2].isEmpty() ? Double.NaN : Double.parseDouble(cells[2])));
    }
    Split split =
        new Split(
            new Period(0, 144),
            new Period(150, StudyMarket.DATES),
            new Period(StudyMarket.DATES, StudyMarket.DATES));
    study =
        new Studies(StudyMarket.panel(), "all", new Target(5, Price.OPEN), split, 3, 5, 2)
            .of(List.of(Formula.parse("signal")))
            .getFirst();
  }

  private static void agree(String name, IntToDoubleFunction actual) {
    assertThat(EXPECTED).containsKey(name);
    EXPECTED
        .get(name)
        .forEach((index, expected) -> {
          double value = actual.applyAsDouble(index);
          if (expected.isNaN()) {
            assertThat(value).as("%s at %d", name, index).isNaN();
          } else {
            assertThat(value)
                .as("%s at %d", name, index)
                .isCloseTo(expected, within(RELATIVE * Math.abs(expected) + 1e-8));
          }
        });
  }

  private static void agree(String name, float[] actual) {
    agree(name, index -> actual[index]);
  }

  private static void agree(String name, Figures figures) {
    double[] values = {
      figures.days(),
      figures.mean(),
      figures.std(),
      figures.ir(),
      figures.t(),
      figures.naiveT(),
      figures.skew(),
      figures.kurtosis(),
      figures.positive()
    };
    agree(name, index -> values[index]);
  }

  @Test
  void shouldAgreeOnInformationCoefficients() {
    for (int days : SHEETS) {
      HorizonStudy sheet = study.at(days).orElseThrow();
      agree("rank_ic_" + days, sheet.rankIc());
      agree("ic_" + days, sheet.ic());
      agree("rank_ic_figures_" + days, sheet.rankIcFigures());
    }
    agree("coverage", study.daily().coverage());
  }

  @Test
  void shouldAgreeOnQuantileReturnsAndWhatTheyAddUpTo() {
    for (int days : SHEETS) {
      HorizonStudy sheet = study.at(days).orElseThrow();
      for (int q = 0; q < 5; q++) {
        agree("quantile_" + days + "_" + (q + 1), sheet.quantileReturns()[q]);
      }
      agree("universe_" + days, sheet.universeReturn());
      agree("factor_" + days, sheet.factorReturn());
      agree("spread_figures_" + days, sheet.spreadFigures());
      agree("alpha_beta_" + days, i -> i == 0 ? sheet.annualAlpha() : sheet.beta());
    }
  }

  @Test
  void shouldAgreeOnTurnoverAndRankAutocorrelation() {
    for (int days : SHEETS) {
      HorizonStudy sheet = study.at(days).orElseThrow();
      agree("turnover_" + days + "_1", sheet.bottomTurnover());
      agree("turnover_" + days + "_5", sheet.topTurnover());
      agree("autocorrelation_" + days, sheet.rankAutocorrelation());
    }
  }

  @Test
  void shouldAgreeOnTheValuesOfEachQuantile() {
    agree(
        "values",
        index -> {
          QuantileValues q = study.quantiles().get(index / 6);
          return new double[] {q.min(), q.max(), q.mean(), q.std(), q.count(), q.share()}
              [index % 6];
        });
  }

  @Test
  void shouldAgreeOnWhatWasFakeBecauseItCouldNotBeBought() {
    agree("all_rank_ic", study.daily().allRankIc());
    agree("realised", study.enterable().realised());
    agree(
        "blocked",
        index -> index == 0 ? study.enterable().blocked() : study.enterable().blockedTop());
  }

  @Test
  void shouldAgreeOnNeutralRankIcWithRegressionsOnDummies() {
    agree("neutral_size+group", study.daily().neutralRankIc());
    agree("premium_none", study.daily().premium());
    for (Control control : study.controls()) {
      agree("premium_figures_" + control.name(), control.premium());
      if (!control.name().equals("none")) {
        double mean = EXPECTED.get("neutral_figures_" + control.name()).get(1);
        assertThat(control.rankIc().mean()).isCloseTo(mean, within(1e-6));
      }
    }
  }

  @Test
  void shouldAgreeOnSizesAndGroups() {
    for (int part = 0; part < 3; part++) {
      agree("size_" + part, study.sizes().get(part).rankIc());
      agree("group_" + part, study.groups().get(part).rankIc());
    }
    assertThat(study.sizes()).extracting(Slice::name).containsExactly("small", "middle", "large");
    assertThat(study.groups()).extracting(Slice::name).containsExactly("mines", "mills", "shops");
  }

  @Test
  void shouldAgreeOnDecay() {
    agree("held", k -> study.decay().horizonRankIc()[k - 1]);
    agree("lag", k -> study.decay().lagRankIc()[k - 1]);
    agree("half_life", i -> i == 0 ? study.decay().halfLife() : study.decay().rankHalfLife());
  }

  @Test
  void shouldAgreeOnRegimesOfTheEquallyWeightedIndex() {
    assertThat(study.index()).isEqualTo("equal weight");
    agree("index", study.daily().index());
    agree("trend", study.daily().trend());
    agree("volatility", study.daily().volatility());
    agree("trend_mean", i -> study.trends().get(i).rankIc().mean());
    agree("volatility_mean", i -> study.volatilities().get(i).rankIc().mean());
  }

  @Test
  void shouldAgreeOnFoldsInAndOutOfSample() {
    assertThat(study.walkForward().folds()).hasSize(5);
    for (int i = 1; i <= 5; i++) {
      WalkForward.Fold fold = study.walkForward().folds().get(i - 1);
      agree("fold_" + i + "_in", fold.inSample());
      agree("fold_" + i + "_out", fold.outOfSample());
    }
  }
}
