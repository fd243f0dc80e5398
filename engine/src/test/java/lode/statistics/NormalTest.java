package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check values: scipy.stats.norm. */
class NormalTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0.15865525393145707",
    "3, 0.0013498980316300933",
    "6, 9.865876450376946e-10",
    "10, 7.61985302416047e-24",
    "30, 4.906713927147908e-198"
  })
  void shouldKeepTheDigitsOfATinyTail(double z, double tail) {
    assertThat(Normal.above(z) / tail).isCloseTo(1, within(1e-12));
    assertThat(Normal.below(-z)).isEqualTo(Normal.above(z));
  }

  @ParameterizedTest
  @CsvSource({
    "0.3, 0.5244005127080409",
    "0.025, 1.9599639845400545",
    "1e-6, 4.753424308822899",
    "1e-12, 7.034483825301131",
    "1e-20, 9.262340089798409",
    "1e-100, 21.273453560965322",
    "1e-300, 37.0470962993612"
  })
  void shouldFindWhatIsExceeded(double tail, double z) {
    assertThat(Normal.exceeded(tail)).isCloseTo(z, within(1e-12));
    assertThat(Normal.exceeded(1 - Math.max(tail, 1e-6)))
        .isCloseTo(-Math.min(z, 4.753424308822899), within(1e-9));
  }

  @Test
  void shouldKnowTheEnds() {
    assertThat(Normal.exceeded(0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Normal.exceeded(1)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Normal.exceeded(0.5)).isCloseTo(0, within(1e-15));
    assertThat(Normal.exceeded(Double.NaN)).isNaN();
    assertThat(Normal.exceeded(1.1)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.9600",
    "10, 2.8070",
    "100, 3.4808",
    "316, 3.7778",
    "1e3, 4.0556",
    "1e4, 4.5648",
    "1e5, 5.0263",
    "1e6, 5.4513"
  })
  void shouldAskMoreOfTheBestOfManyTests(double tests, double z) {
    assertThat(Normal.needed(0.05, tests)).isCloseTo(z, within(5e-5));
  }
}
