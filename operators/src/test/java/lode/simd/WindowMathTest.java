package lode.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowMathTest {
  private static final int[] LENGTHS = {1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100};
  private static final int PLANES = 6;

  /** Runs one primitive over the rows of two series; the planes and the row it wrote. */
  private interface Primitive {
    void apply(WindowMath math, float[] x, float[] y, int[] rows, double[] a, float[] out, int n);
  }

  @Test
  void shouldGiveTheBitsOfThePlainWay() {
    WindowMath vector = new VectorWindowMath();
    WindowMath plain = new PlainWindowMath();
    SplittableRandom random = new SplittableRandom(3);
    for (Map.Entry<String, Primitive> primitive : primitives().entrySet()) {
      for (int n : LENGTHS) {
        int[] rows = {2, 2 + 3 * n, 2 + n, 2 + 4 * n, 2 + 2 * n};
        float[] x = values(random, 2 + 5 * n);
        float[] y = values(random, 2 + 5 * n);
        double[] expected = new double[1 + 2 * PLANES * n];
        double[] actual = new double[1 + 2 * PLANES * n];
        float[] expectedRow = new float[n + 1];
        float[] actualRow = new float[n + 1];
        primitive.getValue().apply(plain, x, y, rows, expected, expectedRow, n);
        primitive.getValue().apply(vector, x, y, rows, actual, actualRow, n);
        assertThat(actual).as("%s n=%d", primitive.getKey(), n).isEqualTo(expected);
        assertThat(actualRow).as("%s n=%d", primitive.getKey(), n).isEqualTo(expectedRow);
      }
    }
  }

  @Test
  void shouldSkipMissing() {
    float[] x = {1, Float.NaN, 3, 5};
    double[] planes = new double[3];
    WindowMath.WINDOWS.moments(x, new int[] {0, 1, 2, 3}, planes, 0, 1);
    assertThat(planes).containsExactly(3, 9, 35);
  }

  private static Map<String, Primitive> primitives() {
    Map<String, Primitive> all = new LinkedHashMap<>();
    all.put("moments", (m, x, y, rows, a, out, n) -> m.moments(x, rows, a, 1, n));
    all.put("comoments", (m, x, y, rows, a, out, n) -> m.comoments(x, rows, y, rows, a, 1, n));
    all.put("trend", (m, x, y, rows, a, out, n) -> m.trend(x, rows, a, 1, n));
    all.put("extremes", (m, x, y, rows, a, out, n) -> m.extremes(x, rows, a, 1, n));
    all.put(
        "add",
        (m, x, y, rows, a, out, n) -> {
          m.comoments(x, rows, y, rows, a, 1, n);
          m.comoments(y, rows, x, rows, a, 1 + PLANES * n, n);
          m.add(a, 1, 1 + PLANES * n, PLANES * n);
        });
    all.put(
        "mean",
        (m, x, y, rows, a, out, n) -> {
          m.moments(x, rows, a, 1, n);
          m.mean(a, 1, 3, out, 1, n);
        });
    all.put(
        "deviation",
        (m, x, y, rows, a, out, n) -> {
          m.moments(x, rows, a, 1, n);
          m.deviation(a, 1, 3, out, 1, n);
        });
    all.put(
        "correlation",
        (m, x, y, rows, a, out, n) -> {
          m.comoments(x, rows, y, rows, a, 1, n);
          m.correlation(a, 1, 2, out, 1, n);
        });
    all.put("rank", (m, x, y, rows, a, out, n) -> m.rank(x, rows, 3, out, 1, n));
    return all;
  }

  /** Few distinct values, so that ties and constant columns occur; one in six is missing. */
  private static float[] values(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      float value = random.nextInt(3) * 1.1f - 1;
      values[i] = random.nextInt(6) == 0 ? Float.NaN : random.nextInt(9) == 0 ? 3e38f : value;
    }
    Arrays.fill(values, 0, 2, Float.NaN);
    return values;
  }
}
