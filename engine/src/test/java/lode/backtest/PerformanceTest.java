package lode.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Check values: empyrical's {@code mixed_returns}, which its own tests state; the rest by hand. */
class PerformanceTest {
  private static final double[] MIXED = {.01, .10, -.04, .02, .03, .02, .01, -.10};
  private static final double[] AFTER_A_FLAT_DAY = {0, .01, .10, -.04, .02, .03, .02, .01, -.10};

  @Test
  void shouldAgreeWithEmpyricalOnVolatilitySharpeAndDrawdown() {
    Performance performance = Performance.of(MIXED);
    assertThat(performance.volatility()).isCloseTo(.9136465399704637, within(1e-12));
    assertThat(performance.sharpe()).isCloseTo(1.7238613961706866, within(1e-12));
    assertThat(performance.maxDrawdown()).isCloseTo(-.1, within(1e-12));
  }

  @Test
  void shouldAgreeWithEmpyricalOnAnnualReturnAndCalmar() {
    Performance performance = Performance.of(AFTER_A_FLAT_DAY);
    assertThat(performance.annualReturn()).isCloseTo(1.9135925373194231, within(1e-12));
    assertThat(performance.calmar()).isCloseTo(19.135925373194233, within(1e-11));
  }

  @Test
  void shouldMeasureDownsideOverAllDays() {
    double downside = Math.sqrt((.04 * .04 + .10 * .10) / 8);
    assertThat(Performance.of(MIXED).sortino())
        .isCloseTo(.05 / 8 / downside * Math.sqrt(252), within(1e-12));
  }

  @Test
  void shouldInterpolateTheTailAndAverageWhatLiesInIt() {
    double[] returns = new double[41];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = (i * 17 % 41 - 20) / 100.0;
    }
    assertThat(Performance.of(returns).var95()).isCloseTo(-.18, within(1e-12));
    assertThat(Performance.of(returns).cvar95()).isCloseTo(-.19, within(1e-12));
    assertThat(Performance.of(-.10, .10).var95()).isCloseTo(-.09, within(1e-12));
  }

  @Test
  void shouldCountTheLongestTimeBelowAPeakAndTheWins() {
    Performance performance = Performance.of(.1, -.05, .01, .01, .2, -.01, 0, .5);
    assertThat(performance.longestDrawdown()).isEqualTo(3);
    assertThat(performance.winRate()).isEqualTo(5 / 8.0);
    assertThat(performance.totalReturn())
        .isCloseTo(1.1 * .95 * 1.01 * 1.01 * 1.2 * .99 * 1.5 - 1, within(1e-12));
  }

  @Test
  void shouldHaveNoFiguresOfNoReturns() {
    Performance none = Performance.of();
    assertThat(none.days()).isZero();
    assertThat(none.annualReturn()).isZero();
    assertThat(none.sharpe()).isZero();
    assertThat(none.winRate()).isNaN();
    assertThat(none.var95()).isNaN();
  }

  @Test
  void shouldLoseEverythingWhereWealthIsGone() {
    assertThat(Performance.of(-1, .5).annualReturn()).isEqualTo(-1);
  }

  @Test
  void shouldFindAlphaAndBetaOfALine() {
    double[] market = {.01, -.02, .03, .005, -.01};
    double[] returns = new double[5];
    for (int i = 0; i < 5; i++) {
      returns[i] = .0004 + 1.5 * market[i];
    }
    Versus versus = Versus.of("market", returns, market);
    assertThat(versus.beta()).isCloseTo(1.5, within(1e-12));
    assertThat(versus.alpha()).isCloseTo(Math.pow(1.0004, 252) - 1, within(1e-12));
    assertThat(versus.correlation()).isCloseTo(1, within(1e-12));
  }

  @Test
  void shouldTakeTheInformationRatioOfTheDifference() {
    Versus versus = Versus.of("market", new double[] {.02, .01, .03}, new double[] {.01, .01, .01});
    assertThat(versus.trackingError()).isCloseTo(.01 * Math.sqrt(252), within(1e-12));
    assertThat(versus.informationRatio()).isCloseTo(Math.sqrt(252), within(1e-9));
    assertThat(versus.beta()).isNaN();
  }
}
