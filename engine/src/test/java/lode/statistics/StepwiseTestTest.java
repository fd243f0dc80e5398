package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepwiseTestTest {
  private static double[][] noise(int strategies, int dates, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, strategies)
        .mapToObj(k -> IntStream.range(0, dates).mapToDouble(t -> random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }

  @Test
  void shouldJudgeTheRestByWhatTheRestShows() {
    // ratios by luck on the one resample: 2.1 for the first, 0.9 for the second; so 2.5 is found at
    // once, and 1.5 only when the first no longer sets the bar
    Contest contest =
        new Contest(
            new double[][] {{2.1 + 2.5, 0.9 + 1.5, -1}, {2.5 - 2.1, 1.5 - 0.9, -1}},
            new double[] {2.5, 1.5, -1},
            new double[] {Math.sqrt(2), Math.sqrt(2), Math.sqrt(2)},
            new double[3]);
    assertThat(StepwiseTest.better(contest, b -> new int[] {0, 0}, 1, 0.5)).containsExactly(0, 1);
    assertThat(contest.studentised(contest.mean(new int[] {0, 0}), contest.mean()))
        .isGreaterThan(1.5);
  }

  @Test
  void shouldFindAllThatAreTrulyBetter() {
    double[][] excess = noise(50, 250, 1);
    for (int t = 0; t < 250; t++) {
      excess[7][t] += 0.4;
      excess[23][t] += 0.6;
    }
    assertThat(StepwiseTest.better(excess, 5, 400, 1, 0.05)).containsExactly(7, 23);
  }

  @Test
  void shouldSeldomFindAnyAmongNoise() {
    long found =
        IntStream.range(0, 40)
            .filter(i -> !StepwiseTest.better(noise(30, 200, i), 5, 200, i, 0.05).isEmpty())
            .count();
    assertThat(found).isLessThanOrEqualTo(6);
  }

  @Test
  void shouldFindNothingWhereResamplesAreTooFewToTell() {
    double[][] excess = noise(2, 100, 1);
    excess[0] = IntStream.range(0, 100).mapToDouble(t -> 5 + t % 2).toArray();
    assertThat(StepwiseTest.better(excess, 2, 10, 1, 0.05)).isEmpty();
    assertThat(StepwiseTest.better(excess, 2, 19, 1, 0.05)).containsExactly(0);
  }
}
