package lode.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
  private static final int STOCKS = 203;
  private static final int DATES = 12;

  /** Groups change, grow and vanish between the dates; one kernel sees them all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "group_mean",
        "group_sum",
        "group_std",
        "group_count",
        "group_neutralize",
        "group_zscore",
        "group_scale",
        "group_rank"
      })
  void shouldAgreeWithTheDefinition(String name) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    Rows x = new Rows(DATES, STOCKS);
    Rows ids = new Rows(DATES, STOCKS);
    Rows universe = new Rows(DATES, STOCKS);
    Rows out = new Rows(DATES, STOCKS);
    for (int t = 0; t < DATES; t++) {
      fill(random, t, x, ids, universe);
    }
    Operators.named(name)
        .kernel()
        .create(List.of(new Attribute.Group("sector")), STOCKS)
        .rows(0, DATES, new Rows[] {x, ids, universe}, out);
    for (int t = 0; t < DATES; t++) {
      for (int s = 0; s < STOCKS; s++) {
        double expected = expected(name, t, s, x, ids, universe);
        float actual = out.data()[out.at(t) + s];
        if (Double.isNaN(expected)) {
          assertThat(actual).as("date %d stock %d", t, s).isNaN();
        } else {
          assertThat((double) actual)
              .as("date %d stock %d", t, s)
              .isCloseTo(expected, within(1e-5));
        }
      }
    }
  }

  private static void fill(SplittableRandom random, int t, Rows x, Rows ids, Rows universe) {
    int groups = t < 3 ? 5 : t < 6 ? 60 : 2;
    for (int s = 0; s < STOCKS; s++) {
      float value = random.nextInt(3) == 0 ? random.nextInt(-2, 3) : (float) random.nextGaussian();
      x.data()[x.at(t) + s] = random.nextInt(8) == 0 ? Float.NaN : value;
      universe.data()[universe.at(t) + s] = random.nextInt(5) == 0 ? 0 : 1;
      boolean kept = t % 3 == 1;
      ids.data()[ids.at(t) + s] =
          kept
              ? ids.data()[ids.at(t - 1) + s]
              : random.nextInt(10) == 0 ? Float.NaN : 3 * random.nextInt(groups);
    }
  }

  private static double expected(String name, int t, int stock, Rows x, Rows ids, Rows universe) {
    float id = ids.data()[ids.at(t) + stock];
    float own = x.data()[x.at(t) + stock];
    if (universe.data()[universe.at(t) + stock] != 1 || Float.isNaN(id)) {
      return Double.NaN;
    }
    double[] of =
        IntStream.range(0, STOCKS)
            .filter(s -> universe.data()[universe.at(t) + s] == 1)
            .filter(s -> ids.data()[ids.at(t) + s] == id)
            .mapToDouble(s -> x.data()[x.at(t) + s])
            .filter(v -> !Double.isNaN(v))
            .toArray();
    double mean = Arrays.stream(of).average().orElse(Double.NaN);
    double squares = Arrays.stream(of).map(v -> (v - mean) * (v - mean)).sum();
    double std = of.length < 2 ? Double.NaN : Math.sqrt(squares / (of.length - 1));
    return switch (name) {
      case "group_mean" -> mean;
      case "group_sum" -> mean * of.length;
      case "group_std" -> std;
      case "group_count" -> of.length;
      case "group_neutralize" -> own - mean;
      case "group_zscore" -> std == 0 ? Double.NaN : (own - mean) / std;
      case "group_scale" -> scaled(own, Arrays.stream(of).map(Math::abs).sum());
      default -> Double.isNaN(own) ? Double.NaN : rank(own, of) / of.length;
    };
  }

  private static double scaled(float own, double sum) {
    return sum == 0 ? Double.NaN : own / sum;
  }

  private static double rank(double own, double[] of) {
    return Arrays.stream(of).filter(v -> v < own).count()
        + (Arrays.stream(of).filter(v -> v == own).count() + 1) / 2.0;
  }
}
