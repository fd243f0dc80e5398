package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Check values: pypbo's tests for 100, scipy for the others. */
class ExpectedMaximumTest {
  @ParameterizedTest
  @CsvSource({
    "100, 2.5306028932016846, 1e-13",
    "10, 1.57459830, 5e-9",
    "45, 2.23564018, 5e-9",
    "46, 2.24417083, 5e-9",
    "88, 2.48529479, 5e-9",
    "1e3, 3.25512151, 5e-9",
    "1e4, 3.86066486, 5e-9",
    "1e5, 4.39082874, 5e-9",
    "1e6, 4.86786004, 5e-9",
    "1e7, 5.30489577, 5e-9"
  })
  void shouldGiveTheApproximation(double n, double expected, double tolerance) {
    assertThat(ExpectedMaximum.approximate(n)).isCloseTo(expected, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.56418958",
    "5, 1.16296447",
    "10, 1.53875273",
    "100, 2.50759364",
    "1000, 3.24143577"
  })
  void shouldGiveTheIntegral(double n, double expected) {
    assertThat(ExpectedMaximum.exact(n)).isCloseTo(expected, within(5e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void shouldBeZeroWhereNothingWasTriedTwice(double n) {
    assertThat(ExpectedMaximum.exact(n)).isZero();
    assertThat(ExpectedMaximum.approximate(n)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.5, 2, 49.2, 1000, 1e6, 1e12})
  void shouldFindTheTriesBehindAMaximum(double n) {
    assertThat(ExpectedMaximum.tries(ExpectedMaximum.exact(n)) / n).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 45.8, 1000, 1e6, 1e12})
  void shouldFindTheTriesBehindAnApproximateMaximum(double n) {
    assertThat(ExpectedMaximum.approximateTries(ExpectedMaximum.approximate(n)) / n)
        .isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"-3, 1", "0, 1", "NaN, NaN"})
  void shouldCountAtLeastOneTry(double maximum, double tries) {
    assertThat(ExpectedMaximum.tries(maximum)).isCloseTo(tries, within(1e-9));
  }
}
