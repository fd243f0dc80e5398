package lode.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PoolTest {
  private static final Fit FIT = new Fit(1, 0, 2);

  private static double[][] ics(int days, double... mean) {
    Random random = new Random(11);
    double[][] ics = new double[days][mean.length];
    for (double[] day : ics) {
      for (int f = 0; f < mean.length; f++) {
        day[f] = mean[f] + 0.1 * random.nextGaussian();
      }
    }
    return ics;
  }

  private static double[][] alike(double[][] rho) {
    for (int i = 0; i < rho.length; i++) {
      for (int j = 0; j < i; j++) {
        rho[i][j] = rho[j][i];
      }
    }
    return rho;
  }

  @Test
  void shouldLetTheStrongestInFirstAndNoiseNotAtAll() {
    double[][] likeness = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    Pool pool = new Pool(new Past(ics(1000, 0.02, 0.05, 0), likeness), FIT);
    assertThat(pool.members()).containsExactly(1, 0);
    assertThat(pool.weights()[2]).isZero();
  }

  @Test
  void shouldNotLetACopyIn() {
    double[][] two = ics(1000, 0.05, 0.05);
    for (double[] day : two) {
      day[1] = day[0];
    }
    Pool pool = new Pool(new Past(two, new double[][] {{1, 1}, {1, 1}}), FIT);
    assertThat(pool.members()).containsExactly(0);
  }

  @Test
  void shouldNotLetInWhatThePoolAlreadyKnows() {
    // the second is the first, half drowned in noise: its IC is half, and nothing of it its own
    double[][] three = ics(1000, 0.06, 0.03, -0.03);
    for (double[] day : three) {
      day[1] = 0.5 * day[0] + 0.8 * (day[1] - 0.03);
    }
    double[][] likeness = alike(new double[][] {{1, 0.5, 0}, {0, 1, 0}, {0, 0, 1}});
    Pool pool = new Pool(new Past(three, likeness), FIT);
    assertThat(pool.members()).containsExactly(0, 2);
    assertThat(pool.weights()[2]).isNegative();
  }

  @Test
  void shouldWeighForTheHighestIcInClosedForm() {
    double[][] likeness = alike(new double[][] {{1, 0.5}, {0, 1}});
    double[][] ics = ics(2000, 0.06, 0.05);
    Pool pool = new Pool(new Past(ics, likeness), FIT);
    double[] mean = new Past(ics, likeness).mean();
    double det = 1 - 0.25;
    assertThat(pool.weights()[0]).isCloseTo((mean[0] - 0.5 * mean[1]) / det, within(1e-12));
    assertThat(pool.weights()[1]).isCloseTo((mean[1] - 0.5 * mean[0]) / det, within(1e-12));
  }
}
