package lode.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check values of the quadratic law and of the days to liquidate: pyfolio's own tests. */
class CapacityTest {
  /** Buys for 100 a stock that trades 1000, a day; a tenth of its amount per 1 of money. */
  private static Footprint steady(int days, double sigma) {
    Depth depth = new Depth(1);
    depth.row(0, new float[] {1000}, 0);
    depth.row(1, new float[] {(float) sigma}, 0);
    Footprint footprint = new Footprint(days);
    for (int day = 0; day < days; day++) {
      Fills fills = new Fills(1);
      fills.enter(0, 100);
      footprint.add(day, fills, 100, depth);
    }
    return footprint;
  }

  @ParameterizedTest
  @CsvSource({
    "1e6, 2, 1, 0.9995",
    "1e6, 4, 2, 0.9999375",
    "1e6, 8, 3, 0.9999861111",
    "1e7, 2, 1, 0.95",
    "1e7, 4, 2, 0.99375",
    "1e7, 8, 3, 0.9986111111"
  })
  void shouldAgreeWithPyfolioOnQuadraticImpact(
      double money, double growth, double amount, double expected) {
    double traded = money / 10;
    double cost = traded * Impact.quadratic(1, traded / (amount * 1e6));
    assertThat(1 - cost / (money * growth)).isCloseTo(expected, within(1e-10));
  }

  @Test
  void shouldAgreeWithPyfolioOnDaysToLiquidate() {
    assertThat(Impact.daysToLiquidate(.5, 3, 1)).isEqualTo(.5 / 3);
    assertThat(Impact.daysToLiquidate(.75, 2, 1)).isEqualTo(.75 / 2);
  }

  @Test
  void shouldLiquidateAsSlowlyAsItsSlowestHolding() {
    Depth depth = new Depth(2);
    depth.row(0, new float[] {3, 2}, 0);
    Footprint footprint = new Footprint(1);
    footprint.hold(0, new double[] {.25, .75}, depth);
    assertThat(footprint.daysToLiquidate(1, 1)).isEqualTo(.75 / 2);
    assertThat(footprint.daysToLiquidate(100, .1)).isCloseTo(1000 * .75 / 2, within(1e-9));
  }

  @Test
  void shouldEndWhereTradesAreTooLarge() {
    Capacity capacity = Capacity.of(steady(3, 0), new double[] {.01, .02, .01}, Liquidity.USUAL);
    assertThat(capacity.byParticipation()).isCloseTo(100, within(1e-9));
    assertThat(capacity.trades()).isEqualTo(3);
  }

  @Test
  void shouldEndWhereImpactHasHalvedTheSharpe() {
    double[] net = {.01, .03, .02, .02};
    Capacity capacity = Capacity.of(steady(4, .001), net, Liquidity.USUAL);
    double impact = .001 * Math.sqrt(capacity.bySharpe() / 1000);
    assertThat(impact).as("half of the mean; the spread stays").isCloseTo(.01, within(1e-9));
    assertThat(capacity.money()).isEqualTo(Math.min(capacity.bySharpe(), 100));
  }

  @Test
  void shouldHaveNoneWhereNothingIsEarned() {
    assertThat(
            Capacity.of(steady(3, .01), new double[] {-.01, -.02, .01}, Liquidity.USUAL).bySharpe())
        .isZero();
  }

  @Test
  void shouldNotGuessWhereTheAmountIsUnknown() {
    Depth depth = new Depth(1);
    depth.row(0, new float[] {Float.NaN}, 0);
    Footprint footprint = new Footprint(2);
    Fills fills = new Fills(1);
    fills.enter(0, 1);
    footprint.add(0, fills, 1, depth);
    Capacity capacity = Capacity.of(footprint, new double[] {.01, .02}, Liquidity.USUAL);
    assertThat(capacity.money()).isNaN();
    assertThat(capacity.unknown()).isEqualTo(1);
  }

  @Test
  void shouldTellWhatIsEarnedAtEachSize() {
    double[] net = {.01, .03, .02, .02};
    Capacity capacity = Capacity.of(steady(4, .001), net, Liquidity.USUAL);
    Capacity.Step large =
        capacity.steps().stream().filter(s -> s.money() == 1e6).findFirst().orElseThrow();
    double impact = .001 * Math.sqrt(1e6 / 1000);
    Performance after = Performance.of(.01 - impact, .03 - impact, .02 - impact, .02 - impact);
    assertThat(large.annualReturn()).isCloseTo(after.annualReturn(), within(1e-6));
    assertThat(large.sharpe()).isCloseTo(after.sharpe(), within(1e-4));
    assertThat(capacity.steps())
        .isSortedAccordingTo((a, b) -> Double.compare(a.money(), b.money()));
  }
}
