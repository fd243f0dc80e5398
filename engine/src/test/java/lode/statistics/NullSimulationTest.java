package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Daily ICs of slow random factors with ten-day returns of random walks, which no factor can know:
 * what the tests call a discovery here is false.
 */
class NullSimulationTest {
  private static final int HORIZON = 10;
  private static final int NAMES = 40;
  private static final int MARKETS = 300;

  /** ICs of a factor with day-to-day autocorrelation rho, by date. */
  private static double[] ics(int dates, double rho, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] price = new double[dates + HORIZON + 1][NAMES];
    double[][] factor = new double[dates][NAMES];
    for (int i = 0; i < NAMES; i++) {
      for (int t = 1; t < price.length; t++) {
        price[t][i] = price[t - 1][i] + random.nextGaussian();
      }
      double value = random.nextGaussian();
      for (int t = 0; t < dates; t++) {
        factor[t][i] = value;
        value = rho * value + Math.sqrt(1 - rho * rho) * random.nextGaussian();
      }
    }
    double[] ics = new double[dates];
    double[] label = new double[NAMES];
    for (int t = 0; t < dates; t++) {
      for (int i = 0; i < NAMES; i++) {
        label[i] = price[t + HORIZON][i] - price[t][i];
      }
      ics[t] = Correlations.pearson(factor[t], label);
    }
    return ics;
  }

  private static List<MeanTest> tests(int dates, double rho, Function<double[], MeanTest> test) {
    return IntStream.range(0, MARKETS).mapToObj(seed -> test.apply(ics(dates, rho, seed))).toList();
  }

  private static double discoveries(List<MeanTest> tests) {
    return tests.stream().filter(test -> test.p() < 0.05).count() / (double) tests.size();
  }

  private static double deviation(List<MeanTest> tests, ToDoubleFunction<MeanTest> of) {
    return Moments.of(tests.stream().mapToDouble(of).toArray()).deviation();
  }

  @ParameterizedTest
  @CsvSource({"1000, 0.99", "500, 0.99", "500, 0.9", "250, 0.99", "120, 0.99"})
  void shouldSeldomCallNoiseADiscovery(int dates, double rho) {
    List<MeanTest> tests = tests(dates, rho, x -> MeanTest.neweyWest(x, HORIZON));
    assertThat(discoveries(tests)).isLessThanOrEqualTo(0.10);
    assertThat(deviation(tests, MeanTest::z)).isLessThanOrEqualTo(1.2);
  }

  @Test
  void shouldHaveATOfDeviationNearOneOnALongRecord() {
    List<MeanTest> tests = tests(1000, 0.99, x -> MeanTest.neweyWest(x, HORIZON));
    assertThat(deviation(tests, MeanTest::t)).isBetween(0.9, 1.2);
  }

  @Test
  void shouldNotBeBlind() {
    List<MeanTest> tests = tests(1000, 0.9, x -> MeanTest.neweyWest(raised(x), HORIZON));
    assertThat(discoveries(tests)).isGreaterThan(0.9);
  }

  @Test
  void shouldShowThatTheNaiveTMisleads() {
    List<MeanTest> tests = tests(1000, 0.99, MeanTest::naive);
    assertThat(discoveries(tests)).isGreaterThan(0.3);
    assertThat(deviation(tests, MeanTest::t)).isGreaterThan(2);
  }

  private static double[] raised(double[] ics) {
    return Arrays.stream(ics).map(ic -> ic + 0.05).toArray();
  }

  /** White noise through {@code numpy}: t is above 3 in 1.6, 1.2, 0.5 and 0.3 % of the windows. */
  @ParameterizedTest
  @CsvSource({"48, 0.008", "60, 0.006", "120, 0.002", "250, 0.001"})
  void shouldAskForMoreInAShortWindow(int days, double flattered) {
    int windows = 4000;
    SplittableRandom random = new SplittableRandom(7);
    double above = 0;
    double worth = 0;
    double honest = 0;
    for (int w = 0; w < windows; w++) {
      double[] noise = random.doubles(days, 0, 1).map(u -> -Normal.exceeded(u)).toArray();
      MeanTest test = MeanTest.neweyWest(noise, 5);
      above += test.t() > 3 ? 1.0 / windows : 0;
      worth += test.z() > 3 ? 1.0 / windows : 0;
      honest += test.z() > 1.645 ? 1.0 / windows : 0;
    }
    assertThat(above).as("of t alone").isGreaterThan(flattered);
    assertThat(worth).as("nominal 0.00135").isLessThan(0.0035);
    assertThat(honest).as("nominal 0.05").isBetween(0.04, 0.06);
  }
}
