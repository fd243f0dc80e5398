package lode.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {
  private static final Map<String, float[][]> INPUTS = Golden.inputs();

  static List<Golden.Case> cases() {
    return Golden.cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shouldMatchOracle(Golden.Case golden) {
    float[][] got = Golden.stream(golden, INPUTS);
    for (int s = 0; s < Golden.STOCKS; s++) {
      float scale = scale(golden, s);
      for (Map.Entry<Integer, float[]> row : golden.rows().entrySet()) {
        float want = row.getValue()[s];
        float have = got[row.getKey()][s];
        assertThat(agree(have, want, scale))
            .as("date=%d stock=%d have=%s want=%s", row.getKey(), s, have, want)
            .isTrue();
      }
    }
  }

  @Test
  void shouldHaveExamplesOfEveryOperator() {
    Set<String> covered = cases().stream().map(Golden.Case::operator).collect(Collectors.toSet());
    assertThat(Operators.all()).filteredOn(o -> !covered.contains(o.name())).isEmpty();
  }

  @Test
  void shouldHaveExamplesWithValues() {
    assertThat(cases())
        .filteredOn(c -> c.rows().values().stream().noneMatch(GoldenTest::anyPresent))
        .isEmpty();
  }

  private static boolean anyPresent(float[] row) {
    for (float value : row) {
      if (!Float.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The size of a stock's expected values, at most 1: what the absolute tolerance is relative to.
   */
  private static float scale(Golden.Case golden, int stock) {
    float scale = 0;
    for (float[] row : golden.rows().values()) {
      if (!Float.isNaN(row[stock])) {
        scale = Math.max(scale, Math.abs(row[stock]));
      }
    }
    return Math.min(1, scale);
  }

  private static boolean agree(float have, float want, float scale) {
    if (Float.isNaN(want) || Float.isNaN(have)) {
      return Float.isNaN(want) && Float.isNaN(have);
    }
    return Math.abs((double) have - want) <= 1e-5 * Math.abs((double) want) + 1e-6 * scale;
  }
}
