package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PortfolioTest {
  private static final float NAN = Float.NaN;

  @Test
  void shouldNotTurnOverWhatStays() {
    assertThat(turnover(row(1, 2, 3, 4), row(10, 20, 30, 40))).isZero();
  }

  @Test
  void shouldTurnAllOverWhenTheOrderReverses() {
    // weights -3/8 -1/8 1/8 3/8: every name moves by twice its weight
    assertThat(turnover(row(1, 2, 3, 4), row(4, 3, 2, 1))).isCloseTo(1, within(1e-8));
  }

  @Test
  void shouldHalveTheSumOfChanges() {
    // the outer two change places with the inner two: |2/8| four times, over 2
    assertThat(turnover(row(1, 2, 3, 4), row(2, 1, 4, 3))).isCloseTo(0.5, within(1e-8));
  }

  @Test
  void shouldAverageTies() {
    // -1/4 -1/4 1/4 1/4 against -3/8 -1/8 1/8 3/8
    assertThat(turnover(row(1, 1, 2, 2), row(1, 2, 3, 4))).isCloseTo(0.25, within(1e-8));
  }

  @Test
  void shouldGiveNamesWithoutAValueNoWeight() {
    // -1/2 0 1/2 0 against -1/2 1/2 0 0
    assertThat(turnover(row(1, NAN, 3, NAN), row(1, 2, NAN, NAN))).isCloseTo(0.5, within(1e-8));
  }

  @Test
  void shouldCountGettingOutAsHalf() {
    assertThat(turnover(row(1, 2, 3, 4), row(7, 7, 7, 7))).isCloseTo(0.5, within(1e-8));
    assertThat(turnover(row(NAN, NAN, 3, NAN), row(1, 2, 3, 4))).isCloseTo(0.5, within(1e-8));
  }

  @Test
  void shouldBeMissingWhereNothingIsEverHeld() {
    assertThat(turnover(row(NAN, NAN, NAN, NAN), row(7, 7, 7, 7))).isNaN();
  }

  @Test
  void shouldForgetNamesThatAreNoMembers() {
    Portfolio before = new Portfolio(4);
    Portfolio after = new Portfolio(4);
    before.hold(factor(row(1, 2, 9, 9), 0, 1), new int[] {0, 1});
    after.hold(factor(row(9, 9, 1, 2), 2, 3), new int[] {2, 3});
    assertThat(after.turnover(before)).isCloseTo(1, within(1e-8));
  }

  private static double turnover(float[] before, float[] after) {
    int[] all = {0, 1, 2, 3};
    Portfolio first = new Portfolio(4);
    first.hold(factor(before, all), all);
    Portfolio second = new Portfolio(4);
    second.hold(factor(after, all), all);
    return second.turnover(first);
  }

  private static FactorRow factor(float[] row, int... members) {
    FactorRow factor = new FactorRow(row.length);
    factor.load(row, 0, members);
    return factor;
  }

  private static float[] row(float... values) {
    return values;
  }
}
