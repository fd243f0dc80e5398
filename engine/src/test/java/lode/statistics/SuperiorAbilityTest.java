package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Check values made with numpy from the papers' definitions, on resamples that are given. */
class SuperiorAbilityTest {
  private static final Offset<Double> DIGITS = within(5e-9);
  private static final double[][] EXCESS = {
    {.02, .01, -.01, .03, .00, .02, -.02, .01},
    {-.01, .00, .01, -.02, .01, .00, -.01, .02},
    {.00, -.02, .01, -.01, -.03, .02, -.01, -.02}
  };
  private static final int[][] RESAMPLES = {
    {0, 1, 2, 3, 4, 5, 6, 7},
    {2, 3, 4, 5, 6, 7, 0, 1},
    {1, 2, 3, 1, 2, 3, 6, 7},
    {5, 6, 7, 0, 5, 6, 7, 0},
    {3, 4, 5, 6, 3, 4, 5, 6},
    {6, 7, 0, 1, 2, 6, 7, 0},
    {4, 5, 0, 1, 4, 5, 2, 3},
    {7, 0, 1, 2, 3, 4, 1, 2}
  };
  private static final Contest CONTEST = Contest.of(EXCESS, 0.5);

  private static double[][] noise(int strategies, int dates, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, strategies)
        .mapToObj(k -> IntStream.range(0, dates).mapToDouble(t -> random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }

  @Test
  void shouldGiveWhitesStatisticOfEachResample() {
    double[] stars = new double[8];
    for (int b = 0; b < 8; b++) {
      stars[b] = CONTEST.largest(CONTEST.mean(RESAMPLES[b]), CONTEST.mean());
    }
    assertThat(CONTEST.largest(CONTEST.mean(), CONTEST.zero())).isCloseTo(0.0212132034, DIGITS);
    assertThat(stars)
        .containsExactly(
            new double[] {
              0, 0, -.0035355339, .0141421356, 0, .0035355339, .0106066017, .0070710678
            },
            DIGITS);
  }

  @Test
  void shouldGiveHansensDeviationsAndThresholds() {
    assertThat(CONTEST.deviation())
        .containsExactly(new double[] {.01144098, .00842012, .01106786}, DIGITS);
    assertThat(CONTEST.threshold())
        .containsExactly(new double[] {-.00489461, -.00360225, -.00473499}, DIGITS);
  }

  @Test
  void shouldGiveHansensStatisticOfEachResample() {
    double[] consistent = new double[8];
    double[] upper = new double[8];
    for (int b = 0; b < 8; b++) {
      double[] star = CONTEST.mean(RESAMPLES[b]);
      consistent[b] = CONTEST.studentised(star, CONTEST.hopeful(CONTEST.threshold()));
      upper[b] = CONTEST.studentised(star, CONTEST.mean());
    }
    Offset<Double> digits = within(5e-7);
    assertThat(consistent)
        .containsExactly(new double[] {0, 0, 0, 0, 0, .419891, .927071, .839782}, digits);
    assertThat(upper)
        .containsExactly(new double[] {0, 0, 0, 1.277766, 0, .419891, .927071, .839782}, digits);
  }

  @Test
  void shouldCountTheResamplesThatReachTheStatistic() {
    SuperiorAbility result = SuperiorAbility.test(CONTEST, 3, b -> RESAMPLES[b], 8);
    assertThat(result.best()).isZero();
    assertThat(result.spa()).isCloseTo(1.8541423588742931, within(1e-13));
    assertThat(result.realityCheckP()).isEqualTo(1 / 9.0);
    assertThat(result.consistent()).isEqualTo(1 / 9.0);
    SuperiorAbility reached = SuperiorAbility.test(CONTEST, 3, b -> new int[] {0, 0, 3, 3}, 3);
    assertThat(reached.realityCheckP()).isEqualTo(1);
  }

  @Test
  void shouldNotBeImpressedByTheBestOfNoise() {
    int impressed = 0;
    for (int seed = 0; seed < 40; seed++) {
      SuperiorAbility result = SuperiorAbility.test(noise(50, 200, seed), 5, 200, seed);
      impressed += result.consistent() < 0.05 ? 1 : 0;
      assertThat(result.lower()).isLessThanOrEqualTo(result.consistent());
      assertThat(result.consistent()).isLessThanOrEqualTo(result.upper());
    }
    assertThat(impressed).isLessThanOrEqualTo(6);
  }

  @Test
  void shouldFindAStrategyThatIsTrulyBetter() {
    double[][] excess = noise(50, 200, 1);
    for (int t = 0; t < 200; t++) {
      excess[17][t] += 0.5;
    }
    SuperiorAbility result = SuperiorAbility.test(excess, 5, 500, 1);
    assertThat(result.best()).isEqualTo(17);
    assertThat(result.consistent()).isLessThan(0.01);
    assertThat(result.realityCheckP()).isLessThan(0.01);
  }

  @Test
  void shouldGiveTheSameBitsForASeed() {
    double[][] excess = noise(5, 50, 1);
    assertThat(SuperiorAbility.test(excess, 5, 99, 4))
        .isEqualTo(SuperiorAbility.test(excess, 5, 99, 4));
  }

  @Test
  void shouldRefuseTooLittle() {
    assertThatThrownBy(() -> SuperiorAbility.test(new double[0][0], 5, 9, 1))
        .hasMessage("superior ability needs strategies of at least 3 dates: strategies=0 dates=0");
  }

  @Test
  void shouldLetLuckChooseOutOfMoreThanTheCandidates() {
    double[][] all = noise(50, 200, 3);
    double[][] candidates = java.util.Arrays.copyOf(all, 5);
    SuperiorAbility alone = SuperiorAbility.test(candidates, 5, 500, 1);
    SuperiorAbility among = SuperiorAbility.test(all, 5, 5, 500, 1);
    assertThat(among.spa()).isEqualTo(alone.spa());
    assertThat(among.best()).isEqualTo(alone.best());
    assertThat(among.upper()).isGreaterThan(alone.upper());
    assertThat(among.consistent()).isGreaterThanOrEqualTo(alone.consistent());
  }
}
