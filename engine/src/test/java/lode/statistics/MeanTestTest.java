package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check values made with numpy from the definitions. */
class MeanTestTest {
  private static final double[] WAVE =
      IntStream.rangeClosed(1, 100)
          .mapToDouble(i -> 0.02 + 0.05 * Math.sin(0.37 * i) + 0.03 * Math.cos(1.9 * i))
          .toArray();

  @ParameterizedTest
  @CsvSource({
    "0, 4.873307845742934, 4.8489",
    "1, 3.8480346094963735, 3.8287",
    "4, 2.8813844773090023, 2.8669",
    "5, 2.8394975336129153, 2.8253",
    "9, 3.344833181078186, 3.3281",
    "19, 7.064668166386983, 7.0293"
  })
  void shouldGiveNeweyAndWestsT(int lags, double t, double corrected) {
    MeanTest test = MeanTest.neweyWestOfLags(WAVE, lags);
    assertThat(test.t()).isCloseTo(t, within(1e-11));
    assertThat(test.t() * Math.sqrt(0.99)).isCloseTo(corrected, within(5e-5));
  }

  @Test
  void shouldTakeTheLagsOfTheHorizon() {
    assertThat(MeanTest.neweyWest(WAVE, 1).lags()).isEqualTo(4);
    assertThat(MeanTest.neweyWest(WAVE, 5).lags()).isEqualTo(10);
  }

  @Test
  void shouldGiveTheNaiveT() {
    MeanTest naive = MeanTest.naive(WAVE);
    assertThat(naive.mean()).isCloseTo(0.020119475438697413, within(1e-15));
    assertThat(naive.t()).isCloseTo(4.848880083667346, within(1e-12));
  }

  @Test
  void shouldTestOnlyNumbersThatDoNotOverlap() {
    MeanTest spaced = MeanTest.spaced(WAVE, 5);
    assertThat(spaced.n()).isEqualTo(20);
    assertThat(spaced.t()).isCloseTo(2.2289972795593695, within(1e-12));
    assertThat(spaced.p()).isCloseTo(0.038082521183561195, within(1e-12));
  }

  @Test
  void shouldGiveHansenAndHodricksTWhereItExists() {
    MeanTest test = MeanTest.hansenHodrick(WAVE, 3);
    assertThat(test.method()).isEqualTo(MeanTest.Method.HANSEN_HODRICK);
    assertThat(test.t()).isCloseTo(2.864322866125898, within(1e-11));
  }

  @Test
  void shouldFallBackToNeweyWestWhereHansenHodrickIsNegative() {
    assertThat(MeanTest.hansenHodrickVariance(WAVE, 9)).isCloseTo(-2.1346e-5, within(5e-10));
    MeanTest test = MeanTest.hansenHodrick(WAVE, 10);
    assertThat(test.method()).isEqualTo(MeanTest.Method.NEWEY_WEST);
    assertThat(test).isEqualTo(MeanTest.neweyWest(WAVE, 10));
  }

  @Test
  void shouldRefuseFewerThanFourNumbersPerLag() {
    assertThat(MeanTest.neweyWest(WAVE, 12).refused()).isFalse();
    MeanTest refused = MeanTest.neweyWest(WAVE, 13);
    assertThat(refused.refused()).isTrue();
    assertThat(refused.p()).isNaN();
    assertThat(refused.z()).isNaN();
    assertThat(refused.mean()).isCloseTo(0.0201194754, within(1e-10));
  }

  @Test
  void shouldRefuseAConstant() {
    double[] constant = new double[50];
    Arrays.fill(constant, 0.1);
    assertThat(MeanTest.neweyWest(constant, 1).refused()).isTrue();
    assertThat(MeanTest.naive(constant).refused()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.02, 2.0195", "0.05, 2.1094", "0.10, 2.2606", "0.25, 2.7200"})
  void shouldAskMoreOfATWhoseErrorIsAGuess(double b, double critical) {
    // Kiefer and Vogelsang (2005): 1.96 + 2.9694 b + 0.4160 b^2 - 0.5324 b^3, Bartlett, two-sided
    double ours = MeanTest.Reference.fixedB(b).critical(0.05);
    assertThat(ours / critical).isCloseTo(1, within(0.025));
  }

  @Test
  void shouldGiveThePValueThatBelongsToTheCriticalValue() {
    MeanTest test = MeanTest.neweyWest(WAVE, 1);
    MeanTest.Reference law = MeanTest.Reference.fixedB(5 / 100.0);
    assertThat(law.twoSided(law.critical(0.01))).isCloseTo(0.01, within(1e-9));
    assertThat(test.p()).isEqualTo(law.twoSided(test.t()));
    assertThat(Normal.twoSided(test.z())).isCloseTo(test.p(), within(1e-15));
    assertThat(test.z()).isLessThan(test.t());
  }

  @Test
  void shouldKeepTheSign() {
    double[] down = Arrays.stream(WAVE).map(x -> -x).toArray();
    MeanTest test = MeanTest.neweyWest(down, 1);
    assertThat(test.t()).isNegative();
    assertThat(test.z()).isEqualTo(-MeanTest.neweyWest(WAVE, 1).z());
  }
}
