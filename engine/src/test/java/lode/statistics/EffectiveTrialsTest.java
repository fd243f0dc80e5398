package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Check values: 100 tries of which every two have a correlation of 0.2, worked out by hand. */
class EffectiveTrialsTest {
  private static double[][] alike(int tries, double correlation) {
    double[][] matrix = new double[tries][tries];
    for (int i = 0; i < tries; i++) {
      Arrays.fill(matrix[i], correlation);
      matrix[i][i] = 1;
    }
    return matrix;
  }

  @Test
  void shouldGiveTheClosedForms() {
    EffectiveTrials trials = EffectiveTrials.of(alike(100, 0.2), 10, 1);
    assertThat(trials.tries()).isEqualTo(100);
    assertThat(trials.implied()).isCloseTo(80.2, within(1e-9));
    assertThat(trials.participationRatio()).isCloseTo(20.1613, within(5e-5));
    assertThat(trials.liJi()).isCloseTo(81.0, within(1e-9));
    assertThat(trials.nyholt()).isCloseTo(96.04, within(1e-9));
  }

  @Test
  void shouldFindTheIndependentTriesWithTheSameMaximum() {
    EffectiveTrials trials = EffectiveTrials.of(alike(100, 0.2), 40_000, 1);
    assertThat(trials.expectedMaximum()).isCloseTo(2.24286, within(0.006));
    assertThat(trials.maxCalibrated()).isCloseTo(49.2, within(0.8));
    assertThat(ExpectedMaximum.approximateTries(trials.expectedMaximum()))
        .isCloseTo(45.8, within(0.8));
  }

  @Test
  void shouldInvertTheKnownMaximumOfTheSame() {
    double maximum = Math.sqrt(0.8) * ExpectedMaximum.exact(100);
    assertThat(maximum).isCloseTo(2.24286, within(5e-6));
    assertThat(ExpectedMaximum.tries(maximum)).isCloseTo(49.2, within(0.05));
    assertThat(ExpectedMaximum.approximateTries(maximum)).isCloseTo(45.8, within(0.05));
  }

  @Test
  void shouldCarryTheSamplesShrinkageToAllTries() {
    EffectiveTrials sample = EffectiveTrials.of(alike(100, 0.2), 40_000, 1);
    double all = Math.sqrt(0.8) * ExpectedMaximum.exact(1e6);
    assertThat(sample.expectedMaximum(1e6)).isCloseTo(all, within(0.02));
    assertThat(sample.maxCalibrated(1e6))
        .isEqualTo(ExpectedMaximum.tries(sample.expectedMaximum(1e6)));
  }

  @Test
  void shouldCountTwinsOnce() {
    EffectiveTrials trials = EffectiveTrials.of(alike(50, 1), 2_000, 1);
    assertThat(trials.maxCalibrated()).isCloseTo(1, within(0.05));
    assertThat(trials.participationRatio()).isCloseTo(1, within(1e-9));
    assertThat(trials.liJi()).isCloseTo(1, within(1e-9));
    assertThat(trials.implied()).isCloseTo(1, within(1e-9));
  }

  @Test
  void shouldCountStrangersAll() {
    EffectiveTrials trials = EffectiveTrials.of(alike(50, 0), 20_000, 1);
    assertThat(trials.maxCalibrated()).isCloseTo(50, within(1.0));
    assertThat(trials.nyholt()).isCloseTo(50, within(1e-9));
    assertThat(trials.liJi()).isCloseTo(50, within(1e-9));
  }

  @Test
  void shouldCountOneAsOne() {
    assertThat(EffectiveTrials.of(alike(1, 0), 10, 1).maxCalibrated()).isEqualTo(1);
    assertThat(EffectiveTrials.of(new double[0][0], 10, 1).maxCalibrated()).isZero();
  }

  @Test
  void shouldGiveTheSameBitsForASeed() {
    EffectiveTrials once = EffectiveTrials.of(alike(20, 0.5), 100, 7);
    assertThat(EffectiveTrials.of(alike(20, 0.5), 100, 7)).isEqualTo(once);
    assertThat(EffectiveTrials.of(alike(20, 0.5), 100, 8)).isNotEqualTo(once);
  }
}
