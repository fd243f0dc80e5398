package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeweyWestTest {
  @ParameterizedTest
  @CsvSource({
    "0, 4.873307845742934",
    "1, 3.8480346094963735",
    "4, 2.8813844773090023",
    "5, 2.8394975336129153",
    "9, 3.344833181078186",
    "19, 7.064668166386983"
  })
  void shouldAgreeWithTheDefinitionOnAWave(int lags, double t) {
    // made with numpy from the definition
    double[] x =
        IntStream.rangeClosed(1, 100)
            .mapToDouble(i -> 0.02 + 0.05 * Math.sin(0.37 * i) + 0.03 * Math.cos(1.9 * i))
            .toArray();
    assertThat(NeweyWest.t(x, lags)).isCloseTo(t, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({"100, 4", "250, 4", "500, 5", "1000, 6", "1250, 7", "2500, 8"})
  void shouldTakeMoreLagsOfLongerSeries(int n, int lags) {
    assertThat(NeweyWest.lags(1, n)).isEqualTo(lags);
  }

  @Test
  void shouldTakeAtLeastTwoHorizonsOfLags() {
    assertThat(NeweyWest.lags(20, 1000)).isEqualTo(40);
  }

  @Test
  void shouldRefuseFewerThanFourNumbersPerLag() {
    double[] x = new Random(1).doubles(39).toArray();
    assertThat(NeweyWest.t(x, 10)).isNaN();
    assertThat(NeweyWest.t(x, 9)).isNotNaN();
  }

  @Test
  void shouldBeMissingOfAConstant() {
    assertThat(NeweyWest.t(new double[] {1, 1, 1, 1, 1}, 1)).isNaN();
    assertThat(NeweyWest.t(new double[0], 0)).isNaN();
  }

  @Test
  void shouldSeldomCallNoiseOfOverlappingReturnsSignificant() {
    // the IC of a slow factor with overlapping ten-day returns, where the naive t has twice the
    // deviation of a normal
    int horizon = 10;
    int dates = 1000;
    int rejected = 0;
    int tries = 400;
    double squares = 0;
    for (int i = 0; i < tries; i++) {
      double[] x = overlapping(new Random(i), dates, horizon);
      double t = NeweyWest.t(x, NeweyWest.lags(horizon, dates));
      squares += t * t;
      rejected += Math.abs(t) > 1.96 ? 1 : 0;
    }
    assertThat((double) rejected / tries).isLessThanOrEqualTo(0.10);
    assertThat(Math.sqrt(squares / tries)).isLessThanOrEqualTo(1.2);
  }

  private static double[] overlapping(Random random, int dates, int horizon) {
    double[] shock =
        IntStream.range(0, dates + horizon).mapToDouble(i -> random.nextGaussian()).toArray();
    double[] x = new double[dates];
    for (int t = 0; t < dates; t++) {
      for (int h = 0; h < horizon; h++) {
        x[t] += shock[t + h];
      }
    }
    return x;
  }
}
