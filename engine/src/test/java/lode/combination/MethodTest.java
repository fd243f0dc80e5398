package lode.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MethodTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final Fit PLAIN = new Fit(1, 0, 2);

  /** Daily ICs whose sample mean and covariance (ddof 1) are exactly these, of two factors. */
  private static Past past(double[] mean, double[][] covariance) {
    int days = 100;
    double unit = Math.sqrt((days - 1.0) / days);
    double a = Math.sqrt(covariance[0][0]);
    double b = covariance[0][1] / a;
    double c = Math.sqrt(covariance[1][1] - b * b);
    double[][] ics = new double[days][2];
    for (int t = 0; t < days; t++) {
      // two series of unit variance that are exactly uncorrelated
      double x = unit * (t % 2 == 0 ? 1 : -1);
      double y = unit * (t / 2 % 2 == 0 ? 1 : -1);
      ics[t][0] = mean[0] + a * x;
      ics[t][1] = mean[1] + b * x + c * y;
    }
    return new Past(ics, new double[][] {{1, 0}, {0, 1}});
  }

  private static final Past TWO =
      past(new double[] {0.04, -0.01}, new double[][] {{0.01, 0.003}, {0.003, 0.0025}});

  @Test
  void shouldWeighAllTheSameInTheirDirection() {
    assertThat(Method.EQUAL.weights(TWO, PLAIN)).containsExactly(0.5, -0.5);
  }

  @Test
  void shouldWeighByIc() {
    assertThat(Method.IC.weights(TWO, PLAIN)).containsExactly(new double[] {0.8, -0.2}, EXACT);
  }

  @Test
  void shouldWeighByIcir() {
    // 0.04 / 0.1 and -0.01 / 0.05
    assertThat(Method.ICIR.weights(TWO, PLAIN))
        .containsExactly(new double[] {2 / 3.0, -1 / 3.0}, EXACT);
  }

  @Test
  void shouldFindTheHighestIcirInClosedForm() {
    // inverse of {{0.01, 0.003}, {0.003, 0.0025}} times {0.04, -0.01}: {0.00013, -0.00022} / det
    assertThat(Method.MAX_ICIR.weights(TWO, PLAIN))
        .containsExactly(new double[] {13 / 35.0, -22 / 35.0}, EXACT);
  }

  @Test
  void shouldWeighByMeanOverVarianceWhenFullyShrunk() {
    // 0.04 / 0.01 = 4 and -0.01 / 0.0025 = -4
    assertThat(Method.MAX_ICIR.weights(TWO, new Fit(1, 1, 2)))
        .containsExactly(new double[] {0.5, -0.5}, EXACT);
  }

  @Test
  void shouldShareAmongIdenticalFactors() {
    Random random = new Random(1);
    double[][] ics = new double[200][3];
    for (double[] day : ics) {
      day[0] = 0.03 + 0.1 * random.nextGaussian();
      day[1] = day[0];
      day[2] = 0.02 + 0.05 * random.nextGaussian();
    }
    Past past = new Past(ics, null);
    for (double shrinkage : new double[] {0, Fit.AUTOMATIC, 0.5}) {
      double[] weights = Method.MAX_ICIR.weights(past, new Fit(1, shrinkage, 2));
      assertThat(weights[1]).isCloseTo(weights[0], EXACT);
      assertThat(weights[0]).isGreaterThan(0.01);
    }
  }

  @Test
  void shouldHaveWeightsThatSumToOne() {
    for (Method method : Method.values()) {
      double[] weights = method.weights(TWO, PLAIN);
      assertThat(Arrays.stream(weights).map(Math::abs).sum()).isCloseTo(1, EXACT);
    }
  }
}
