package lode.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check values: Bailey and Lopez de Prado's approximation, as pypbo's tests state it for 100. */
class LuckTest {
  @ParameterizedTest
  @CsvSource({
    "100, 2.5306028932016846, 1e-12",
    "10, 1.57459830, 1e-8",
    "45, 2.23564018, 1e-8",
    "1000, 3.25512151, 1e-8",
    "1000000, 4.86786004, 1e-8"
  })
  void shouldGiveTheExpectedMaximum(double tries, double expected, double tolerance) {
    assertThat(Luck.expectedMaximum(tries)).isCloseTo(expected, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void shouldBeZeroWhereNothingWasTriedTwice(double tries) {
    assertThat(Luck.expectedMaximum(tries)).isZero();
  }
}
