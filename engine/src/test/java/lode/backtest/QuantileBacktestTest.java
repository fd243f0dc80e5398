package lode.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import lode.evaluation.Target;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import lode.panel.TradingStatus;
import org.junit.jupiter.api.Test;

/** Two stocks, two buckets: the upper signal is bought, the lower is sold short. */
class QuantileBacktestTest {
  private static final Target DAILY = new Target(1, Price.OPEN);
  private static final float[][] SIGNAL = {{2, 1}, {2, 1}, {2, 1}, {2, 1}};
  private static final float[][] OPEN = {{10, 10}, {10, 10}, {11, 9}, {11, 9.9f}};

  private static Backtest run(Panel panel, Costs costs, int direction) {
    return new QuantileBacktest(panel, "all", DAILY, Rules.of(2, costs))
        .run(Formula.parse("signal"), direction, new Period(0, 4));
  }

  private static double compound(double... returns) {
    double wealth = 1;
    for (double r : returns) {
      wealth *= 1 + r;
    }
    return Math.pow(wealth, 252.0 / returns.length) - 1;
  }

  @Test
  void shouldEarnFromTheDayAfterTheSignalOn() {
    Backtest backtest = run(TinyMarket.of(OPEN, SIGNAL, TinyMarket.trading(4, 2)), Costs.NONE, 1);
    double lost = 9.9f / 9f - 1;
    assertThat(backtest.longOnly().annualReturn())
        .isCloseTo(compound(0, .1, 0), withinPercentage(0.01));
    assertThat(backtest.longShortGross().annualReturn())
        .isCloseTo(compound(0, .1 + .1, -lost), withinPercentage(0.01));
  }

  @Test
  void shouldSwapTheSidesWhereLowValuesAreGood() {
    Backtest backtest = run(TinyMarket.of(OPEN, SIGNAL, TinyMarket.trading(4, 2)), Costs.NONE, -1);
    assertThat(backtest.longOnly().annualReturn())
        .isCloseTo(compound(0, -.1, 9.9f / 9f - 1), withinPercentage(0.01));
  }

  @Test
  void shouldNotBuyAtTheUpperLimit() {
    int[][] status = TinyMarket.trading(4, 2);
    status[1][0] |= TradingStatus.OPEN_UP;
    Backtest backtest = run(TinyMarket.of(OPEN, SIGNAL, status), Costs.NONE, 1);
    assertThat(backtest.longOnly().annualReturn()).isCloseTo(0, within(1e-12));
  }

  @Test
  void shouldNotSellShortAtTheLowerLimit() {
    int[][] status = TinyMarket.trading(4, 2);
    status[1][1] |= TradingStatus.OPEN_DOWN;
    Backtest backtest = run(TinyMarket.of(OPEN, SIGNAL, status), Costs.NONE, 1);
    double lost = 9.9f / 9f - 1;
    assertThat(backtest.longShortGross().annualReturn())
        .isCloseTo(compound(0, .1, -lost), withinPercentage(0.01));
  }

  @Test
  void shouldCarryASuspendedStockAtItsLastPrice() {
    int[][] status = TinyMarket.trading(4, 2);
    status[2][0] = 0;
    float[][] open = {{10, 10}, {10, 10}, {Float.NaN, 9}, {12, 9}};
    Backtest backtest = run(TinyMarket.of(open, SIGNAL, status), Costs.NONE, 1);
    assertThat(backtest.longOnly().annualReturn())
        .isCloseTo(compound(0, 0, .2), withinPercentage(0.01));
  }

  @Test
  void shouldPayForEveryTrade() {
    Costs costs = new Costs(.001, .002, .004, 0);
    Backtest backtest = run(TinyMarket.of(OPEN, SIGNAL, TinyMarket.trading(4, 2)), costs, 1);
    assertThat(backtest.longOnly().annualReturn())
        .isCloseTo(compound(-.003, .1, 0), withinPercentage(0.01));
    assertThat(backtest.longShort().annualReturn())
        .isLessThan(backtest.longShortGross().annualReturn());
  }

  @Test
  void shouldHoldForTheHorizonInOverlappingSleeves() {
    Panel panel = TinyMarket.of(OPEN, SIGNAL, TinyMarket.trading(4, 2));
    Backtest backtest =
        new QuantileBacktest(panel, "all", new Target(2, Price.OPEN), Rules.of(2, Costs.NONE))
            .run(Formula.parse("signal"), 1, new Period(0, 4));
    assertThat(backtest.longOnly().annualReturn())
        .as("half of the money is invested on the first day, all of it on the second")
        .isCloseTo(compound(0, .05, 0), withinPercentage(0.01));
  }

  @Test
  void shouldNotTradeAStockWithoutAValue() {
    float[][] signal = {{Float.NaN, 1}, {Float.NaN, 1}, {Float.NaN, 1}, {Float.NaN, 1}};
    Backtest backtest = run(TinyMarket.of(OPEN, signal, TinyMarket.trading(4, 2)), Costs.NONE, 1);
    assertThat(backtest.longOnly().annualReturn())
        .isCloseTo(compound(0, -.1, 9.9f / 9f - 1), withinPercentage(0.01));
  }

  @Test
  void shouldNotCarryForEverWhatNeverTradesAgain() {
    float gone = Float.NaN;
    float[][] open = {{10, 9}, {10, 9}, {12, 9}, {gone, 9}, {gone, 9}, {gone, 9}};
    float[][] signal = {{2, 1}, {2, 1}, {2, 1}, {2, 1}, {2, 1}, {2, 1}};
    int[][] status = TinyMarket.trading(6, 2);
    status[3][0] = 0;
    status[4][0] = 0;
    status[5][0] = 0;
    Panel panel = TinyMarket.of(open, signal, status);
    Rules sold = new Rules(2, 1, 1, 0, new Delisting(2, 1), Liquidity.USUAL, Costs.NONE);
    Rules lost = new Rules(2, 1, 1, 0, new Delisting(2, 0), Liquidity.USUAL, Costs.NONE);
    assertThat(longOnly(panel, sold).totalReturn()).isCloseTo(.2, within(1e-6));
    assertThat(longOnly(panel, lost).totalReturn()).isEqualTo(-1);
  }

  private static Performance longOnly(Panel panel, Rules rules) {
    return new QuantileBacktest(panel, "all", DAILY, rules)
        .run(Formula.parse("signal"), 1, new Period(0, panel.dates().size()))
        .longOnly();
  }
}
