package lode.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import lode.panel.TradingStatus;
import org.junit.jupiter.api.Test;

/** The top-k portfolio on markets of three stocks. */
class AccountTest {
  private static final float[][] FLAT = {{10, 10, 10}, {10, 10, 10}, {10, 10, 10}, {10, 10, 10}};

  private static Track run(Panel panel, Rules rules) {
    return new CrossSection(panel, "all", new Target(1, Price.OPEN), rules)
        .run(
            List.of(Formula.parse("signal")),
            new int[] {1},
            new Period(0, panel.dates().size()),
            "all")
        .getFirst()
        .portfolios()
        .get(TearSheet.TOP_K);
  }

  private static Rules holding(int top, int drop, double capital, Costs costs) {
    return new Rules(2, top, drop, capital, Delisting.AFTER_A_YEAR, Liquidity.USUAL, costs);
  }

  private static Panel market(float[][] open, float[][] signal) {
    return TinyMarket.of(open, signal, TinyMarket.trading(open.length, open[0].length));
  }

  private static double[] half(double... twoWay) {
    for (int i = 0; i < twoWay.length; i++) {
      twoWay[i] /= 2;
    }
    return twoWay;
  }

  @Test
  void shouldBuyTheBestAndLetThemDrift() {
    float[][] open = {{10, 10, 10}, {10, 10, 10}, {12, 10, 10}, {12, 5, 10}};
    float[][] signal = {{3, 2, 1}, {3, 2, 1}, {3, 2, 1}, {3, 2, 1}};
    Track track = run(market(open, signal), holding(2, 1, 0, Costs.NONE));
    assertThat(track.gross()[0]).isZero();
    assertThat(track.gross()[1]).isCloseTo(.1, within(1e-6));
    assertThat(track.gross()[2]).isCloseTo(-.25 / 1.1, within(1e-6));
    assertThat(track.traded()).containsExactly(1, 0, 0);
  }

  @Test
  void shouldExchangeNoMoreThanItMayADay() {
    float[][] signal = {{3, 2, 1}, {1, 2, 3}, {1, 2, 3}, {1, 2, 3}};
    Track track = run(market(FLAT, signal), holding(2, 1, 0, Costs.NONE));
    assertThat(half(track.traded())).containsExactly(.5, .5, 0);
  }

  @Test
  void shouldNotSellForSomethingWorse() {
    float[][] signal = {{3, 2, 1}, {3, 2, 1}, {2, 3, 1}, {3, 2, 1}};
    Track track = run(market(FLAT, signal), holding(2, 2, 0, Costs.NONE));
    assertThat(track.traded()).containsExactly(1, 0, 0);
  }

  @Test
  void shouldKeepAPlaceTakenUntilItsStockIsSold() {
    float[][] signal = {{3, 2, 1}, {1, 2, 3}, {1, 2, 3}, {1, 2, 3}};
    int[][] status = TinyMarket.trading(4, 3);
    status[2][0] |= TradingStatus.OPEN_DOWN;
    Track track = run(TinyMarket.of(FLAT, signal, status), holding(1, 1, 0, Costs.NONE));
    assertThat(track.traded()).containsExactly(1, 0, 2);
  }

  @Test
  void shouldTryAgainWhatCouldNotBeBought() {
    float[][] signal = {{3, 2, 1}, {3, 2, 1}, {3, 2, 1}, {3, 2, 1}};
    int[][] status = TinyMarket.trading(4, 3);
    status[1][0] |= TradingStatus.OPEN_UP;
    Track track = run(TinyMarket.of(FLAT, signal, status), holding(1, 1, 0, Costs.NONE));
    assertThat(track.traded()).containsExactly(0, 1, 0);
  }

  @Test
  void shouldLetOthersBeSoldWhileOneIsSuspended() {
    float[][] signal = {{3, 2, 1}, {Float.NaN, 1, 3}, {Float.NaN, 1, 3}, {3, 2, 1}};
    int[][] status = TinyMarket.trading(4, 3);
    status[1][0] = TradingStatus.TRADED;
    status[2][0] = 0;
    float[][] open = {{10, 10, 10}, {10, 10, 10}, {Float.NaN, 10, 10}, {10, 10, 10}};
    Track track = run(TinyMarket.of(open, signal, status), holding(2, 1, 0, Costs.NONE));
    assertThat(track.traded()[1]).as("the one without a value would go first").isZero();
    assertThat(track.traded()[2]).as("then it is not ranked: another goes").isEqualTo(1);
  }

  @Test
  void shouldPayCostsOutOfItsCash() {
    float[][] signal = {{3, 2, 1}, {3, 2, 1}, {1, 2, 3}, {1, 2, 3}};
    Costs costs = new Costs(.01, 0, .02, 0);
    Track track = run(market(FLAT, signal), holding(1, 1, 0, costs));
    double bought = 1 / 1.01;
    assertThat(track.traded()[0]).isCloseTo(bought, within(1e-12));
    assertThat(track.net()[0]).isCloseTo(bought - 1, within(1e-12));
    assertThat(track.gross()[0]).isCloseTo(0, within(1e-12));
    assertThat(1 + track.net()[2]).isCloseTo((1 - .03) / 1.01, within(1e-12));
  }

  @Test
  void shouldBuyWholeLotsAndPayTheLeastCommission() {
    float[][] signal = {{3, 2, 1}, {3, 2, 1}, {3, 2, 1}, {3, 2, 1}};
    Costs costs = new Costs(.0003, 5, 0, 0, false, 0);
    Track track = run(market(FLAT, signal), holding(1, 1, 1004, costs));
    assertThat(track.traded()[0]).as("99 shares, not 99.9").isCloseTo(990 / 1004.0, within(1e-12));
    assertThat(track.net()[0]).isCloseTo(-5 / 1004.0, within(1e-12));
  }

  @Test
  void shouldNeverSellOnTheDayOfPurchase() {
    float[][] signal = {{3, 2, 1}, {1, 3, 2}, {2, 1, 3}, {3, 1, 2}};
    Track track = run(market(FLAT, signal), holding(1, 1, 0, Costs.NONE));
    assertThat(track.traded()).as("out of one stock and into one other").containsExactly(1, 2, 2);
  }

  @Test
  void shouldWriteOffWhatNeverTradesAgain() {
    float[][] open = {{10, 9}, {10, 9}, {10, 9}, {Float.NaN, 9}, {Float.NaN, 9}, {Float.NaN, 9}};
    float[][] signal = new float[6][];
    int[][] status = TinyMarket.trading(6, 2);
    for (int t = 0; t < 6; t++) {
      signal[t] = new float[] {2, 1};
      status[t][0] = t < 3 ? TradingStatus.TRADED : 0;
    }
    Rules rules = new Rules(2, 1, 1, 0, new Delisting(2, .25), Liquidity.USUAL, Costs.NONE);
    Track track = run(TinyMarket.of(open, signal, status), rules);
    assertThat(track.gross()).containsExactly(0, 0, 0, -.75, 0);
    assertThat(track.traded()[3]).as("its money goes into the other").isEqualTo(.25);
  }
}
