package lode.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values: the formulas of Ledoit and Wolf (2004) in numpy, on the correlation matrix. */
class ShrunkCovarianceTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** Sixty days of three series. */
  private static double[][] sample() {
    double[][] x = new double[60][3];
    for (int t = 0; t < x.length; t++) {
      x[t][0] = 0.03 + 0.05 * Math.sin(0.37 * t);
      x[t][1] = 0.01 + 0.03 * Math.sin(0.37 * t) + 0.04 * Math.cos(1.9 * t);
      x[t][2] = 0.1 * Math.cos(0.8 * t);
    }
    return x;
  }

  @Test
  void shouldShrinkByTheNoise() {
    assertThat(ShrunkCovariance.share(sample(), 1)).isCloseTo(0.200804369720206, EXACT);
    assertThat(ShrunkCovariance.share(sample(), 5)).isCloseTo(1.0, EXACT);
    double[][] shrunk = ShrunkCovariance.of(sample(), 1, Fit.AUTOMATIC);
    assertThat(shrunk[0][0]).isCloseTo(0.0012386853537517378, EXACT);
    assertThat(shrunk[0][1]).isCloseTo(0.0005866382118122144, EXACT);
    assertThat(shrunk[1][2]).isCloseTo(3.0135849921165075e-05, EXACT);
  }

  @Test
  void shouldBeTheSampleWithoutShrinkageAndDiagonalWithAll() {
    double[][] none = ShrunkCovariance.of(sample(), 1, 0);
    assertThat(none[0][1]).isCloseTo(0.0007340358099891457, EXACT);
    double[][] all = ShrunkCovariance.of(sample(), 1, 1);
    assertThat(all[0][1]).isZero();
    assertThat(all[1][1]).isCloseTo(none[1][1], EXACT);
  }

  @Test
  void shouldShrinkNoiseFullyAndALongCloseBondHardly() {
    Random random = new Random(3);
    double[][] noise = new double[60][40];
    double[][] bond = new double[2000][2];
    for (double[] day : noise) {
      java.util.Arrays.setAll(day, f -> random.nextGaussian());
    }
    for (double[] day : bond) {
      day[0] = random.nextGaussian();
      day[1] = day[0] + 0.5 * random.nextGaussian();
    }
    assertThat(ShrunkCovariance.share(noise, 1)).isGreaterThan(0.8);
    assertThat(ShrunkCovariance.share(bond, 1)).isLessThan(0.01);
  }
}
