package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecayTest {
  private static double[] ic(double first, double ratio) {
    return IntStream.range(0, 20).mapToDouble(h -> first * Math.pow(ratio, h)).toArray();
  }

  @Test
  void shouldFindTheHalfLifeOfACurve() {
    Decay decay = Decay.fit(ic(0.05, 0.8));
    assertThat(decay.halfLife()).isCloseTo(3.10628372, within(5e-9));
    assertThat(decay.initial()).isCloseTo(0.0625, within(1e-12));
  }

  @Test
  void shouldFitAFactorThatPointsDown() {
    Decay decay = Decay.fit(ic(-0.05, 0.8));
    assertThat(decay.halfLife()).isCloseTo(3.10628372, within(5e-9));
    assertThat(decay.initial()).isNegative();
  }

  @Test
  void shouldSkipHorizonsNotMeasured() {
    double[] ic = ic(0.05, 0.8);
    ic[3] = Double.NaN;
    ic[0] = Double.NaN;
    assertThat(Decay.fit(ic).halfLife()).isCloseTo(3.10628372, within(5e-9));
    assertThat(Decay.fit(Double.NaN, 0.1).halfLife()).isNaN();
  }

  @Test
  void shouldFitInTheLeastSquaresSense() {
    // scipy.optimize.curve_fit of a exp(-b h)
    Decay decay = Decay.fit(0.051, 0.038, 0.035, 0.022, 0.021, 0.012, -0.002, 0.009);
    assertThat(decay.initial()).isCloseTo(0.0701704375222007, within(1e-7));
    assertThat(decay.rate()).isCloseTo(0.28875108743779104, within(1e-6));
  }

  @Test
  void shouldNeverHalveWhereTheIcDoesNotFade() {
    assertThat(Decay.fit(0.02, 0.02, 0.02, 0.02).halfLife()).isInfinite();
    assertThat(Decay.fit(0.01, 0.02, 0.03, 0.04).halfLife()).isInfinite();
  }

  @Test
  void shouldGiveTheHalfLifeOfTheValues() {
    assertThat(Decay.halfLife(0.97)).isCloseTo(22.75657, within(5e-6));
  }

  @Test
  void shouldGiveTheTurnoverOfNormalWeightsThatRemember() {
    double rho = 0.97;
    assertThat(Decay.turnover(rho)).isCloseTo(.24494897, within(5e-9));
    SplittableRandom random = new SplittableRandom(5);
    double changes = 0;
    double weights = 0;
    for (int i = 0; i < 400_000; i++) {
      double before = random.nextGaussian();
      double after = rho * before + Math.sqrt(1 - rho * rho) * random.nextGaussian();
      changes += Math.abs(after - before);
      weights += Math.abs(before);
    }
    assertThat(changes / weights).isCloseTo(Decay.turnover(rho), within(0.001));
  }
}
