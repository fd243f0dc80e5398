package lode.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.journal.JsonFile;
import lode.market.SampleMarket;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tear sheet of a small sample market. */
class CrossSectionTest {
  private static final Panel PANEL = new SampleMarket(5, 40, 320, true).panel();
  private static final Target WEEKLY = new Target(5, Price.OPEN);
  private static final Rules RULES =
      new Rules(
          5, 8, 2, 0, Delisting.AFTER_A_YEAR, Liquidity.USUAL, new Costs(.0003, .0005, .0005, .05));

  private static final TearSheet SHEET = run(PANEL, "neg(ts_mean(returns,5))", 1);

  @TempDir Path folder;

  private static TearSheet run(Panel panel, String formula, int direction) {
    return new CrossSection(panel, "all", WEEKLY, RULES)
        .run(List.of(Formula.parse(formula)), new int[] {direction}, new Period(20, 300), "asked")
        .getFirst();
  }

  @Test
  void shouldHaveADayForEveryDateAfterTheFirst() {
    assertThat(SHEET.dates()).hasSize(279);
    assertThat(SHEET.dates().getFirst()).isEqualTo(PANEL.dates().at(21).toString());
    assertThat(SHEET.dates().getLast()).isEqualTo(PANEL.dates().at(299).toString());
    assertThat(SHEET.portfolios().values()).allMatch(track -> track.net().length == 279);
    assertThat(SHEET.benchmarks()).containsOnlyKeys(TearSheet.UNIVERSE, "market");
  }

  @Test
  void shouldReadBackAsItWasWritten() {
    Path file = folder.resolve("sheet.json");
    JsonFile.write(file, SHEET);
    TearSheet back = JsonFile.read(file, TearSheet.class);
    assertThat(back).usingRecursiveComparison().isEqualTo(SHEET);
    assertThat(JsonFile.text(back)).isEqualTo(JsonFile.text(SHEET));
  }

  @Test
  void shouldReadNothingAfterThePeriod() {
    TearSheet cut = run(PANEL.until(300), "neg(ts_mean(returns,5))", 1);
    assertThat(cut).usingRecursiveComparison().ignoringFields("subject.data").isEqualTo(SHEET);
  }

  @Test
  void shouldSwapTheSidesWithTheDirection() {
    TearSheet other = run(PANEL, "ts_mean(returns,5)", -1);
    assertThat(other.portfolios()).usingRecursiveComparison().isEqualTo(SHEET.portfolios());
  }

  @Test
  void shouldPayForEveryTrade() {
    for (Track track : SHEET.portfolios().values()) {
      for (int t = 0; t < track.net().length; t++) {
        assertThat(track.net()[t]).isLessThanOrEqualTo(track.gross()[t]);
      }
    }
  }

  @Test
  void shouldEarnNothingAtTheBreakevenCost() {
    TearSheet.Figures figures = SHEET.figures().get(TearSheet.LONG_SHORT);
    double[] returns = SHEET.portfolios().get(TearSheet.LONG_SHORT).at(figures.breakeven());
    assertThat(Arrays.stream(returns).sum()).isCloseTo(0, within(1e-12));
    assertThat(figures.sweep().getFirst().sharpe()).isEqualTo(figures.gross().sharpe());
    assertThat(figures.sweep())
        .extracting(TearSheet.CostStep::bps)
        .containsExactly(0d, 5d, 10d, 20d, 30d);
  }

  @Test
  void shouldTakeBenchmarksFromCloseToClose() {
    float[] closes = PANEL.benchmark("market");
    double[] returns = SHEET.benchmarks().get("market");
    assertThat(returns[0]).isEqualTo((double) closes[21] / closes[20] - 1);
    assertThat(returns[278]).isEqualTo((double) closes[299] / closes[298] - 1);
  }

  @Test
  void shouldCompoundYearsAndMonthsToTheWhole() {
    for (List<Span> spans : List.of(SHEET.years(), SHEET.months())) {
      double wealth = 1;
      for (Span span : spans) {
        wealth *= 1 + span.returns().get(TearSheet.TOP_K).totalReturn();
      }
      assertThat(wealth - 1)
          .isCloseTo(SHEET.figures().get(TearSheet.TOP_K).net().totalReturn(), within(1e-12));
    }
    assertThat(SHEET.months()).hasSizeBetween(12, 15);
  }

  @Test
  void shouldShowTheStressWindowsThatTheDaysTouch() {
    List<LocalDate> dates =
        List.of(LocalDate.of(2015, 6, 12), LocalDate.of(2015, 6, 15), LocalDate.of(2015, 6, 16));
    List<Span> spans =
        Span.in(StressWindow.of("cn"), dates, Map.of("x", new double[] {.5, -.1, -.1}));
    assertThat(spans).extracting(Span::name).containsExactly("2015-06 crash");
    assertThat(spans.getFirst().from()).isEqualTo("2015-06-15");
    assertThat(spans.getFirst().returns().get("x").totalReturn()).isCloseTo(-.19, within(1e-12));
    assertThat(StressWindow.of("none")).isEmpty();
  }

  @Test
  void shouldKnowHowMuchMoneyItCanCarry() {
    Capacity capacity = SHEET.figures().get(TearSheet.TOP_K).capacity();
    assertThat(capacity.trades()).isGreaterThan(100);
    assertThat(capacity.byParticipation()).isPositive();
    assertThat(capacity.steps()).extracting(Capacity.Step::money).contains(1e5, 1e6, 1e10);
    assertThat(capacity.steps().getLast().tooLarge())
        .isGreaterThanOrEqualTo(capacity.steps().getFirst().tooLarge());
  }

  @Test
  void shouldRefuseAPeriodThatHasNothingToTrade() {
    CrossSection backtest = new CrossSection(PANEL, "all", WEEKLY, RULES);
    assertThatThrownBy(() ->
            backtest.run(
                List.of(Formula.parse("close")), new int[] {1}, new Period(10, 12), "asked"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing to trade: from=10 to=12");
  }
}
