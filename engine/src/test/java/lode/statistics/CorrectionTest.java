package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Check values: the example of Harvey and Liu, and R's p.adjust. */
class CorrectionTest {
  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final double[] P = {.005, .009, .0128, .0135, .045, .06};

  @Test
  void shouldMultiplyByTheNumberOfTests() {
    assertThat(Correction.BONFERRONI.adjust(P))
        .containsExactly(new double[] {.03, .054, .0768, .081, .27, .36}, ROUNDING);
  }

  @Test
  void shouldStepDown() {
    assertThat(Correction.HOLM.adjust(P))
        .containsExactly(new double[] {.03, .045, .0512, .0512, .09, .09}, ROUNDING);
  }

  @Test
  void shouldControlTheShareOfFalseFinds() {
    assertThat(Correction.BH.adjust(P))
        .containsExactly(new double[] {.02025, .02025, .02025, .02025, .054, .06}, ROUNDING);
  }

  @Test
  void shouldControlItUnderAnyDependence() {
    assertThat(Correction.BY.adjust(P))
        .containsExactly(
            new double[] {.0496125, .0496125, .0496125, .0496125, .1323, .147}, ROUNDING);
  }

  @Test
  void shouldLeaveTheLargestAsHarveyAndLiuDo() {
    assertThat(Correction.BHY.adjust(P))
        .containsExactly(new double[] {.0496125, .0496125, .0496125, .0496125, .06, .06}, ROUNDING);
  }

  @Test
  void shouldKeepTheOrderGiven() {
    assertThat(Correction.HOLM.adjust(.06, .005, .0135, .009, .045, .0128))
        .containsExactly(new double[] {.09, .03, .0512, .045, .09, .0512}, ROUNDING);
  }

  @Test
  void shouldCountTestsWhoseValuesAreNotAtHandAsFailed() {
    double[] padded = {.005, .009, .0128, .0135, .045, .06, 1, 1, 1, 1};
    for (Correction correction : Correction.values()) {
      double[] whole = correction.adjust(padded);
      double[] part = correction.adjust(P, padded.length);
      for (int i = 0; i < P.length; i++) {
        assertThat(part[i]).as("%s %d", correction, i).isCloseTo(whole[i], ROUNDING);
      }
    }
  }

  @Test
  void shouldCountARefusedTestAsFailed() {
    assertThat(Correction.HOLM.adjust(Double.NaN, 0.01))
        .containsExactly(new double[] {1, 0.02}, ROUNDING);
  }

  @Test
  void shouldRefuseMoreValuesThanTests() {
    assertThatThrownBy(() -> Correction.BH.adjust(P, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("more p-values than tests: p-values=6 tests=5");
  }

  @Test
  void shouldSumTheHarmonicSeries() {
    assertThat(Correction.harmonic(6)).isCloseTo(2.45, ROUNDING);
    assertThat(Correction.harmonic(1_000_000)).isCloseTo(14.392726722865724, ROUNDING);
  }
}
