package lode.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lode.backtest.Costs;
import lode.backtest.Delisting;
import lode.evaluation.Target;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.market.SampleMarket;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.Test;

class TimingTest {
  private static final List<String> FORMULAS =
      List.of("ts_mean(returns,10)", "div(volume,ts_mean(volume,20))");

  private static final Panel PANEL = new SampleMarket(5, 40, 400, true).panel();
  private static final List<String> SYMBOLS = PANEL.stocks().symbols();

  private static Question question(Mode mode, boolean learned, String to) {
    Combination factors =
        new Combination(FORMULAS, List.of(new Combination.Row("", List.of(0.6, -0.4))), learned);
    return new Question(
        factors,
        "all",
        mode,
        new Target(5, Price.OPEN),
        new Rules(
            0.4,
            -0.4,
            20,
            Price.OPEN,
            new Costs(0.001, 0.0005, 0.0005, 0),
            0,
            Delisting.AFTER_A_YEAR),
        "",
        to);
  }

  private static List<StockResult> results(Panel panel, Question question, int threads) {
    Timing timing = new Timing(panel, question, SYMBOLS, threads, KnownValues.NONE);
    return SYMBOLS.stream().map(timing::run).toList();
  }

  @Test
  void shouldTradeSomething() {
    assertThat(results(PANEL, question(Mode.HISTORICAL, true, ""), 1))
        .filteredOn(r -> r.trades() > 0)
        .hasSizeGreaterThan(30);
  }

  @Test
  void shouldGiveTheSameBitsForAnyThreads() {
    Question question = question(Mode.HISTORICAL, true, "");
    assertThat(results(PANEL, question, 3)).isEqualTo(results(PANEL, question, 1));
  }

  @Test
  void shouldNotKnowTheFutureInHistoricalMode() {
    String to = PANEL.dates().at(299).toString();
    Question question = question(Mode.HISTORICAL, true, to);
    assertThat(results(PANEL.until(300), question, 1)).isEqualTo(results(PANEL, question, 1));
  }

  @Test
  void shouldKnowItInTheModel() {
    Question question = question(Mode.MODEL, true, "");
    StockResult first =
        new Timing(PANEL, question, SYMBOLS, 1, KnownValues.NONE).run(SYMBOLS.getFirst());
    StockResult historical =
        new Timing(PANEL, question(Mode.HISTORICAL, true, ""), SYMBOLS, 1, KnownValues.NONE)
            .run(SYMBOLS.getFirst());
    assertThat(first.from()).isLessThan(historical.from());
  }

  @Test
  void shouldBeTheSameInBothModesWhereNothingIsLearned() {
    List<StockResult> model = results(PANEL, question(Mode.MODEL, false, ""), 1);
    List<StockResult> historical = results(PANEL, question(Mode.HISTORICAL, false, ""), 1);
    for (int s = 0; s < model.size(); s++) {
      assertThat(model.get(s).roundTrips()).isEqualTo(historical.get(s).roundTrips());
    }
  }

  @Test
  void shouldRefuseAnUnknownStockWithTheNearest() {
    Timing timing =
        new Timing(PANEL, question(Mode.MODEL, false, ""), List.of("S9X"), 1, KnownValues.NONE);
    assertThatThrownBy(() -> timing.run("S9X")).hasMessageStartingWith("unknown stock: symbol=S9X");
  }

  /** From date 200 on somebody wrote down the opposite of what is computed today. */
  private static KnownValues opposite() {
    List<Formula> formulas = FORMULAS.stream().map(Formula::parse).toList();
    List<String> fids = formulas.stream().map(Formula::fid).toList();
    float[][][] written = new float[formulas.size()][400][PANEL.stocks().size()];
    Values.stream(
        PANEL,
        "all",
        formulas,
        new Period(200, 400),
        (root, date, data, offset) -> {
          for (int s = 0; s < written[root][date].length; s++) {
            written[root][date][s] = -data[offset + s];
          }
        });
    return (fid, date, into) -> {
      if (date >= 200) {
        System.arraycopy(written[fids.indexOf(fid)][date], 0, into, 0, into.length);
      }
      return date >= 200;
    };
  }

  @Test
  void shouldTradeByWhatWasWrittenDownAtTheTime() {
    String from = PANEL.dates().at(200).toString();
    Question asked = question(Mode.HISTORICAL, false, "");
    Question late =
        new Question(asked.factors(), "all", asked.mode(), asked.target(), asked.rules(), from, "");
    Combination turned =
        new Combination(FORMULAS, List.of(new Combination.Row("", List.of(-0.6, 0.4))), false);
    Question against =
        new Question(turned, "all", asked.mode(), asked.target(), asked.rules(), from, "");
    Timing timing = new Timing(PANEL, late, SYMBOLS, 1, opposite());
    assertThat(timing.told()).containsExactly(200, 200);
    assertThat(SYMBOLS.stream().map(timing::run).toList()).isEqualTo(results(PANEL, against, 1));
  }

  @Test
  void shouldNotAskForWrittenValuesInTheModel() {
    Question model = question(Mode.MODEL, false, "");
    Timing timing = new Timing(PANEL, model, SYMBOLS, 1, opposite());
    assertThat(timing.told()).containsExactly(0, 0);
    assertThat(SYMBOLS.stream().map(timing::run).toList()).isEqualTo(results(PANEL, model, 1));
  }
}
