package lode.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import lode.backtest.Costs;
import lode.backtest.Delisting;
import lode.backtest.Performance;
import lode.panel.Period;
import lode.panel.Price;
import lode.panel.TradingStatus;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.data.Offset;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Test;

/** Worked out by hand: a purchase costs 0.2 %, a sale 0.3 %. */
class StockBacktestTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final double NAN = Double.NaN;
  private static final float[] OPEN = {10, 11, 12, 12, 11, 10, 9, 12};
  private static final float[] CLOSE = {10.5f, 11.5f, 12.5f, 11.75f, 10.75f, 9.5f, 10, 13};
  private static final Rules RULES = rules(20, Price.OPEN, new Costs(0.001, 0.001, 0.001, 0));

  private static Rules rules(int blind, Price entry, Costs costs) {
    return new Rules(0.6, -0.6, blind, entry, costs, 0, Delisting.AFTER_A_YEAR);
  }

  private static StockResult run(int[] status, double... scores) {
    return run(RULES, status, scores);
  }

  private static StockResult run(Rules rules, int[] status, double... scores) {
    return new StockBacktest(OneStock.of(OPEN, CLOSE, status), rules)
        .run(0, scores, Mode.HISTORICAL, new Period(0, scores.length));
  }

  private static int[] on(int day, int status) {
    int[] days = OneStock.trading(OPEN.length);
    days[day] = status;
    return days;
  }

  @Test
  void shouldTradeAtTheNextOpen() {
    StockResult result = run(OneStock.trading(8), 0.7, 0.2, -0.7, 0, 0.9, 0, -0.6, 0.1);
    double first = 12 * 0.997 / (11 * 1.002) - 1;
    assertThat(result.roundTrips())
        .usingRecursiveFieldByFieldElementComparator(
            RecursiveComparisonConfiguration.builder()
                .withComparatorForType(new DoubleComparator(1e-12), Double.class)
                .build())
        .containsExactly(
            new RoundTrip("2020-01-02", 11, "2020-01-04", 12, first, 2, false, false),
            new RoundTrip("2020-01-06", 10, "2020-01-08", 13, 13 / 10.02 - 1, 2, true, false));
    assertThat(result.trades()).isEqualTo(2);
    assertThat(result.winRate()).isEqualTo(1);
    // in the stock at five closes of eight
    assertThat(result.invested()).isEqualTo(5 / 8.0);
  }

  @Test
  void shouldValueTheMoneyAtEveryClose() {
    StockResult result = run(OneStock.trading(8), 0.7, 0.2, -0.7, 0, 0.9, 0, -0.6, 0.1);
    double first = 12 * 0.997 / (11 * 1.002);
    double[] value = {
      1,
      11.5 / (11 * 1.002),
      12.5 / (11 * 1.002),
      first,
      first,
      first * 9.5 / 10.02,
      first * 10 / 10.02,
      first * 13 / 10.02
    };
    double[] returns = new double[7];
    java.util.Arrays.setAll(returns, i -> value[i + 1] / value[i] - 1);
    Performance expected = Performance.of(returns);
    assertThat(result.timing().totalReturn()).isCloseTo(value[7] - 1, EXACT);
    assertThat(result.timing().maxDrawdown()).isCloseTo(value[5] / value[2] - 1, EXACT);
    assertThat(result.timing().sharpe()).isCloseTo(expected.sharpe(), EXACT);
    assertThat(result.timing().sortino()).isCloseTo(expected.sortino(), EXACT);
    assertThat(result.timing().days()).isEqualTo(7);
  }

  @Test
  void shouldBuyAndHoldBesideIt() {
    StockResult result = run(OneStock.trading(8), 0.7, 0.2, -0.7, 0, 0.9, 0, -0.6, 0.1);
    assertThat(result.hold().totalReturn()).isCloseTo(13 / (11 * 1.002) - 1, EXACT);
    // from the close of 12.5 to that of 9.5
    assertThat(result.hold().maxDrawdown()).isCloseTo(9.5 / 12.5 - 1, EXACT);
  }

  @Test
  void shouldNotBuyAtTheUpperLimitNorChase() {
    int[] status = on(1, TradingStatus.TRADED | TradingStatus.OPEN_UP);
    assertThat(run(status, 0.7, 0.2, 0, 0, 0, 0, 0, 0).roundTrips()).isEmpty();
  }

  @Test
  void shouldBuyADayLaterWhereTheScoreStillSaysSo() {
    int[] status = on(1, TradingStatus.TRADED | TradingStatus.OPEN_UP);
    assertThat(run(status, 0.7, 0.7, 0, 0, 0, 0, 0, 0).roundTrips())
        .extracting(RoundTrip::bought)
        .containsExactly("2020-01-03");
  }

  @Test
  void shouldSellAsSoonAsItCanBehindALowerLimit() {
    int[] status = on(3, TradingStatus.TRADED | TradingStatus.OPEN_DOWN);
    RoundTrip trip = run(status, 0.7, 0, -0.7, 0, 0, 0, 0, 0).roundTrips().getFirst();
    assertThat(trip.sold()).isEqualTo("2020-01-05");
    assertThat(trip.sellPrice()).isEqualTo(11);
    assertThat(trip.open()).isFalse();
  }

  @Test
  void shouldSellBehindASuspension() {
    RoundTrip trip = run(on(3, 0), 0.7, 0, -0.7, NAN, 0, 0, 0, 0).roundTrips().getFirst();
    assertThat(trip.sold()).isEqualTo("2020-01-05");
    assertThat(trip.profit()).isCloseTo(11 * 0.997 / (11 * 1.002) - 1, EXACT);
  }

  @Test
  void shouldForgetAnUnfilledSaleWhenTheScoreWouldBuyAgain() {
    int[] status = on(3, TradingStatus.TRADED | TradingStatus.LOCKED_DOWN);
    assertThat(run(status, 0.7, 0, -0.7, 0.8, 0, 0, 0, 0).roundTrips())
        .singleElement()
        .matches(RoundTrip::open);
  }

  @Test
  void shouldNotSellOnTheDayOfThePurchase() {
    RoundTrip trip =
        run(OneStock.trading(8), 0.7, -0.9, -0.9, 0, 0, 0, 0, 0).roundTrips().getFirst();
    assertThat(trip.bought()).isEqualTo("2020-01-02");
    assertThat(trip.sold()).isEqualTo("2020-01-03");
  }

  @Test
  void shouldDoNothingBetweenTheThresholdsAndAtThem() {
    assertThat(run(OneStock.trading(8), 0.6, 0.5, -0.6, 0, 0.6, 0, 0, 0).roundTrips()).isEmpty();
  }

  @Test
  void shouldDoNothingWithoutAScore() {
    StockResult result = run(OneStock.trading(8), NAN, 0.7, NAN, NAN, NAN, NAN, NAN, NAN);
    assertThat(result.from()).isEqualTo("2020-01-02");
    assertThat(result.roundTrips()).singleElement().matches(RoundTrip::open);
  }

  @Test
  void shouldPayTheDutyOfTheDayWhereItIsDated() {
    // the sample's rule table knows no dated duty, so the given one counts
    Costs dated = new Costs(0, 5, 0, 0.001, true, 0);
    StockResult result =
        run(
            rules(20, Price.OPEN, dated),
            OneStock.trading(8),
            new double[] {0.7, 0, -0.7, 0, 0, 0, 0, 0});
    assertThat(result.roundTrips().getFirst().profit()).isCloseTo(12 * 0.999 / 11 - 1, EXACT);
  }

  @Test
  void shouldSellWhatNobodyJudgesAnyMore() {
    // days 1, 2 and 4 trade without a score; day 3 is a suspension and does not count
    Rules rules = rules(3, Price.OPEN, Costs.NONE);
    StockResult result = run(rules, on(3, 0), 0.7, NAN, NAN, NAN, NAN, 0, 0, 0);
    assertThat(result.roundTrips()).extracting(RoundTrip::sold).containsExactly("2020-01-06");
  }

  @Test
  void shouldTradeAtTheClose() {
    Rules rules = rules(20, Price.CLOSE, Costs.NONE);
    StockResult result = run(rules, OneStock.trading(8), 0.7, 0, -0.7, 0, 0, 0, 0, 0);
    assertThat(result.roundTrips().getFirst().profit()).isCloseTo(11.75 / 11.5 - 1, EXACT);
  }

  @Test
  void shouldRefuseAStockWithoutScores() {
    assertThatThrownBy(() -> run(OneStock.trading(8), NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no score to trade by: stock=S");
  }

  private static int[] goneAfter(int day) {
    int[] status = OneStock.trading(OPEN.length);
    java.util.Arrays.fill(status, day, status.length, 0);
    return status;
  }

  @Test
  void shouldCloseOutWhatHasStoppedTrading() {
    // bought at 11 on the 2nd; last close 12.5 on the 3rd; three days later a fifth is lost
    Rules rules = new Rules(0.6, -0.6, 20, Price.OPEN, Costs.NONE, 0, new Delisting(3, 0.8));
    StockResult result = run(rules, goneAfter(3), 0.7, 0, 0, NAN, NAN, NAN, NAN, NAN);
    RoundTrip trip = result.roundTrips().getFirst();
    assertThat(trip.closedOut()).isTrue();
    assertThat(trip.open()).isFalse();
    assertThat(trip.sold()).isEqualTo("2020-01-06");
    assertThat(trip.sellPrice()).isCloseTo(10, EXACT);
    assertThat(result.timing().totalReturn()).isCloseTo(10 / 11.0 - 1, EXACT);
    assertThat(result.hold().totalReturn()).as("the same fills").isCloseTo(10 / 11.0 - 1, EXACT);
  }

  @Test
  void shouldCarryASuspensionThatIsShorter() {
    Rules rules = new Rules(0.6, -0.6, 20, Price.OPEN, Costs.NONE, 0, new Delisting(6, 0));
    StockResult result = run(rules, goneAfter(3), 0.7, 0, 0, NAN, NAN, NAN, NAN, NAN);
    assertThat(result.roundTrips()).singleElement().matches(RoundTrip::open);
    assertThat(result.timing().totalReturn()).isCloseTo(12.5 / 11 - 1, EXACT);
  }

  @Test
  void shouldLoseEverythingWhereNothingIsRecovered() {
    Rules rules = new Rules(0.6, -0.6, 20, Price.OPEN, Costs.NONE, 0, new Delisting(2, 0));
    StockResult result = run(rules, goneAfter(3), 0.7, 0, 0, NAN, NAN, NAN, NAN, NAN);
    assertThat(result.timing().totalReturn()).isEqualTo(-1);
    assertThat(result.timing().maxDrawdown()).isEqualTo(-1);
  }

  private static StockResult inShanghai(double capital) {
    Costs costs = new Costs(0.0003, 5, 0, 0, false, 0);
    Rules rules = new Rules(0.6, -0.6, 20, Price.OPEN, costs, capital, Delisting.AFTER_A_YEAR);
    return new StockBacktest(OneStock.of("SH600000", OPEN, CLOSE, OneStock.trading(8)), rules)
        .run(0, new double[] {0.7, 0.2, -0.7, 0, 0, 0, 0, 0}, Mode.HISTORICAL, new Period(0, 8));
  }

  @Test
  void shouldBuyWholeLotsAndPayTheLeastCommission() {
    // 2500 buy two lots of 100 at 11 with 5 for the order; 295 stay money; sold at 12 for 5
    StockResult result = inShanghai(2500);
    assertThat(result.timing().totalReturn()).isCloseTo((2500 + 200 - 10) / 2500.0 - 1, EXACT);
    assertThat(result.roundTrips().getFirst().profit())
        .isCloseTo((2400 - 5) / (2200.0 + 5) - 1, EXACT);
  }

  @Test
  void shouldBuyNothingWhereThereIsNotTheMoneyForALot() {
    StockResult result = inShanghai(1100);
    assertThat(result.roundTrips()).as("five are missing for the commission").isEmpty();
  }
}
