package lode.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import lode.statistics.Cusum;
import org.junit.jupiter.api.Test;

class DecayWatchTest {
  /** Daily ICs of deviation 0.1, alike as neighbours as labels of five days are. */
  private static double[] daily(long seed, int alive, double mean, int dead) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] noise = new double[alive + dead + 5];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian() * 0.1 * Math.sqrt(5);
    }
    double[] ic = new double[alive + dead];
    for (int i = 0; i < ic.length; i++) {
      for (int k = 0; k < 5; k++) {
        ic[i] += noise[i + k] / 5;
      }
      ic[i] += i < alive ? mean : 0;
    }
    return ic;
  }

  @Test
  void shouldFlagAFactorWhoseIcDies() {
    DecayWatch watch = DecayWatch.of(daily(1, 500, 0.08, 80), 5);
    assertThat(watch.flags()).containsExactly("rolling", "cusum");
    assertThat(watch.recent()).isLessThan(watch.history() / 2);
  }

  @Test
  void shouldTellASlowDeathByItsSum() {
    double[] ic = daily(3, 400, 0.08, 400);
    assertThat(DecayWatch.of(ic, 5).flags()).contains("cusum");
  }

  @Test
  void shouldSeldomFlagAFactorThatIsWell() {
    int flagged = 0;
    for (int seed = 0; seed < 200; seed++) {
      flagged += DecayWatch.of(daily(seed, 600, 0.05, 0), 5).flagged() ? 1 : 0;
    }
    assertThat(flagged).isLessThan(200 / 8);
  }

  @Test
  void shouldSayNothingOfAFactorThatIsYoung() {
    DecayWatch watch = DecayWatch.of(daily(1, 100, 0.08, 60), 5);
    assertThat(watch.flagged()).isFalse();
    assertThat(watch.z()).isNaN();
  }

  @Test
  void shouldStandWhereTheSumWasWorkedOutByHand() {
    // each number adds 0.1 / 0.04 (0.05 - x): 0.125, -0.125 from which 0 is left of 0.1, 0.25, 0.25
    Cusum sum = Cusum.ofFall(new double[] {0, 0.1, -0.05, -0.05, 0.15}, 0.1, 0.2);
    assertThat(sum.highest()).isCloseTo(0.5, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(sum.last()).isCloseTo(0.25, org.assertj.core.api.Assertions.within(1e-12));
  }
}
