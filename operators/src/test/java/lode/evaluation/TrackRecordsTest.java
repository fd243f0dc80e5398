package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import lode.panel.TradingStatus;
import org.junit.jupiter.api.Test;

class TrackRecordsTest {
  private static final int DATES = 160;
  private static final int STOCKS = 50;
  private static final Market MARKET = Market.of(DATES, STOCKS, 4);
  private static final Panel PANEL = MARKET.panel();
  private static final Period PERIOD = new Period(70, DATES);
  private static final Target TARGET = new Target(3, Price.OPEN);
  private static final List<Formula> FORMULAS = RandomFormulas.each(12, 1);

  private static List<TrackRecord> records(Panel panel, List<Formula> formulas, int threads) {
    return new TrackRecords(panel, "some", TARGET, PERIOD).of(formulas, threads);
  }

  @Test
  void shouldHaveTheRankIcOfTheScorer() {
    List<TrackRecord> records = records(PANEL, FORMULAS, 1);
    List<Score> scores = new Scorer(PANEL, "some", List.of(TARGET), PERIOD).score(FORMULAS);
    for (int f = 0; f < FORMULAS.size(); f++) {
      assertThat(records.get(f).rankIc()).isEqualTo(scores.get(f).series().getFirst().rankIc());
    }
  }

  @Test
  void shouldBeTheSameBitsForAnyThreadsAndBatch() {
    List<TrackRecord> all = records(PANEL, FORMULAS, 1);
    List<TrackRecord> shared = records(PANEL, FORMULAS, 3);
    for (int f = 0; f < FORMULAS.size(); f++) {
      TrackRecord alone = records(PANEL, List.of(FORMULAS.get(f)), 1).getFirst();
      assertThat(alone.pnl()).isEqualTo(all.get(f).pnl());
      assertThat(shared.get(f).pnl()).isEqualTo(all.get(f).pnl());
    }
  }

  @Test
  void shouldNotSeeBehindACut() {
    int cut = 120;
    int[] order = new int[STOCKS];
    Arrays.setAll(order, s -> s);
    TrackRecord whole = records(PANEL, FORMULAS.subList(0, 1), 1).getFirst();
    TrackRecord part =
        new TrackRecords(MARKET.panel(order, cut), "some", TARGET, new Period(PERIOD.from(), cut))
            .of(FORMULAS.subList(0, 1), 1)
            .getFirst();
    int known = cut - 2 - PERIOD.from();
    assertThat(Arrays.copyOf(part.pnl(), known)).isEqualTo(Arrays.copyOf(whole.pnl(), known));
    assertThat(part.pnl()[known]).isNaN();
    assertThat(part.pnl()[known + 1]).isNaN();
  }

  @Test
  void shouldEarnWhatARankedBookOfThreeSleevesEarns() {
    float[] pnl = records(PANEL, List.of(Formula.parse("volume")), 1).getFirst().pnl();
    double[][] sleeves = new double[PERIOD.size()][];
    for (int t = PERIOD.from(); t < DATES - 2; t++) {
      int day = t - PERIOD.from();
      sleeves[day] = sleeve(t);
      double earned = 0;
      for (int back = 0; back < TARGET.horizon() && back <= day; back++) {
        for (int s = 0; s < STOCKS; s++) {
          earned += sleeves[day - back][s] / TARGET.horizon() * growth(t, s);
        }
      }
      assertThat((double) pnl[day]).isCloseTo(earned, within(2e-8));
    }
  }

  private static double at(String field, int date, int stock) {
    return PANEL.at(PANEL.field(field), date, stock);
  }

  private static boolean traded(int date, int stock) {
    return TradingStatus.traded((int) at(TradingStatus.FIELD, date, stock));
  }

  /** Centred ranks of volume among the members, those that cannot be entered left out. */
  private static double[] sleeve(int t) {
    double[] value = new double[STOCKS];
    int n = 0;
    for (int s = 0; s < STOCKS; s++) {
      boolean member = at("universe_some", t, s) == 1 && traded(t, s);
      value[s] = member ? at("volume", t, s) : Double.NaN;
      n += Double.isNaN(value[s]) ? 0 : 1;
    }
    double[] weight = new double[STOCKS];
    double gross = 0;
    for (int s = 0; s < STOCKS; s++) {
      if (!Double.isNaN(value[s])) {
        double rank = 0.5;
        for (int o = 0; o < STOCKS; o++) {
          rank += value[o] < value[s] ? 1 : value[o] == value[s] ? 0.5 : 0;
        }
        weight[s] = rank - (n + 1) / 2.0;
        gross += Math.abs(weight[s]);
      }
    }
    for (int s = 0; s < STOCKS; s++) {
      int bits = (int) at(TradingStatus.FIELD, t + 1, s);
      boolean enterable =
          TradingStatus.buyable(bits, Price.OPEN)
              && TradingStatus.sellable(bits, Price.OPEN)
              && at("open", t + 1, s) > 0;
      weight[s] = enterable ? weight[s] / gross : 0;
    }
    return weight;
  }

  private static double growth(int t, int s) {
    if (!traded(t + 2, s) || !(at("open", t + 2, s) > 0)) {
      return 0;
    }
    for (int d = t + 1; d > PERIOD.from(); d--) {
      if (traded(d, s) && at("open", d, s) > 0) {
        return at("open", t + 2, s) / at("open", d, s) - 1;
      }
    }
    return 0;
  }
}
