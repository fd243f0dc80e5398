package lode.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Check values: empyrical's {@code mixed_returns}, which its own tests state. */
class PerformanceTest {
  private static final double[] MIXED = {.01, .10, -.04, .02, .03, .02, .01, -.10};

  @Test
  void shouldAgreeWithEmpyricalOnVolatilitySharpeAndDrawdown() {
    Performance performance = Performance.of(MIXED);
    assertThat(performance.volatility()).isCloseTo(.9136465399704637, within(1e-12));
    assertThat(performance.sharpe()).isCloseTo(1.7238613961706866, within(1e-12));
    assertThat(performance.maxDrawdown()).isCloseTo(-.1, within(1e-12));
  }

  @Test
  void shouldAgreeWithEmpyricalOnAnnualReturn() {
    double[] withFirstDayFlat = new double[9];
    System.arraycopy(MIXED, 0, withFirstDayFlat, 1, 8);
    assertThat(Performance.of(withFirstDayFlat).annualReturn())
        .isCloseTo(1.9135925373194231, within(1e-12));
  }

  @Test
  void shouldBeZeroForNoReturnsAtAll() {
    assertThat(Performance.of(new double[0])).isEqualTo(new Performance(0, 0, 0, 0, 0));
  }

  @Test
  void shouldLoseEverythingWhereWealthIsGone() {
    assertThat(Performance.of(new double[] {-1, .5}).annualReturn()).isEqualTo(-1);
  }
}
