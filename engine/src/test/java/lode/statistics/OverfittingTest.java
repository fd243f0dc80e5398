package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Check values made with numpy from the paper's steps. */
class OverfittingTest {
  private static final double[][] WAVES = waves(64);

  private static double[][] waves(int dates) {
    double[][] strategies = new double[7][dates];
    for (int n = 0; n < 7; n++) {
      for (int t = 0; t < dates; t++) {
        strategies[n][t] = Math.sin(0.7 * (t + 1) * (n + 1)) + 0.01 * n;
      }
    }
    return strategies;
  }

  private static double[][] noise(int strategies, int dates) {
    SplittableRandom random = new SplittableRandom(11);
    return IntStream.range(0, strategies)
        .mapToObj(n -> IntStream.range(0, dates).mapToDouble(t -> random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }

  @Test
  void shouldAgreeWithTheStepsOnWaves() {
    Overfitting result = Overfitting.cscv(WAVES, 8);
    assertThat(result.logits()).hasSize(70);
    assertThat(result.pbo()).isCloseTo(0.9571428571428572, within(1e-15));
    assertThat(Arrays.stream(result.logits()).filter(x -> x < 0).count() / 70.0)
        .isCloseTo(0.8571428571, within(5e-11));
    assertThat(result.meanLogit()).isCloseTo(-1.3041642737054753, within(1e-13));
    assertThat(result.lossProbability()).isCloseTo(0.7, within(1e-15));
    assertThat(result.slope()).isCloseTo(-0.7628259584, within(5e-11));
    assertThat(result.intercept()).isCloseTo(0.0816419417, within(5e-11));
  }

  @Test
  void shouldLeaveOutTheFirstDatesThatDoNotDivide() {
    double[][] longer = new double[7][];
    for (int n = 0; n < 7; n++) {
      longer[n] = new double[69];
      Arrays.fill(longer[n], 0, 5, 1e3 * n);
      System.arraycopy(WAVES[n], 0, longer[n], 5, 64);
    }
    assertThat(Overfitting.cscv(longer, 8).logits()).isEqualTo(Overfitting.cscv(WAVES, 8).logits());
  }

  @Test
  void shouldCallAChoiceAmongNoiseALottery() {
    Overfitting result = Overfitting.cscv(noise(100, 640), Overfitting.BLOCKS);
    assertThat(result.logits()).hasSize(12_870);
    assertThat(result.pbo()).isBetween(0.3, 0.7);
  }

  @Test
  void shouldTrustAChoiceThatIsTrulyBetter() {
    double[][] strategies = noise(100, 640);
    for (int t = 0; t < 640; t++) {
      strategies[42][t] += 0.3;
    }
    Overfitting result = Overfitting.cscv(strategies, Overfitting.BLOCKS);
    assertThat(result.pbo()).isLessThan(0.05);
    assertThat(result.lossProbability()).isLessThan(0.05);
  }

  @Test
  void shouldGiveAStrategyThatNeverTradesARatioOfZero() {
    double[][] strategies = noise(3, 64);
    Arrays.fill(strategies[0], Double.NaN);
    Arrays.fill(strategies[1], 0.1);
    Halves halves = Halves.of(strategies, 8);
    halves.measure(new int[] {0, 1, 2, 3});
    assertThat(halves.chosen()[0]).isZero();
    assertThat(halves.chosen()[1]).isZero();
    assertThat(halves.others()[1]).isZero();
    SharpeRatio expected = SharpeRatio.of(Arrays.copyOfRange(strategies[2], 0, 32));
    assertThat(halves.chosen()[2]).isCloseTo(expected.value(), within(1e-12));
  }

  @Test
  void shouldRefuseBlocksThatDoNotFit() {
    assertThatThrownBy(() -> Overfitting.cscv(WAVES, 7))
        .hasMessage("blocks must be even and hold two dates each: blocks=7 dates=64");
    assertThatThrownBy(() -> Overfitting.cscv(WAVES, 64)).hasMessageContaining("blocks=64");
    assertThatThrownBy(() -> Overfitting.cscv(new double[1][64], 8))
        .hasMessage("overfitting needs a choice: strategies=1 least=2");
  }

  @Test
  void shouldRefuseStrategiesOfDifferentLength() {
    assertThatThrownBy(() -> Overfitting.cscv(new double[][] {new double[64], new double[63]}, 8))
        .hasMessage("strategies differ in length: strategy=1 dates=63 first=64");
  }

  @Test
  void shouldRefuseTooManyCombinations() {
    assertThatThrownBy(() -> Overfitting.cscv(WAVES, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("combinations=184756 most=100000");
  }
}
