package lode.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowMathTest {
  private static final int[] LENGTHS = {0, 1, 7, 8, 15, 16, 17, 31, 64, 127, 1000};
  private static final float[] HARD = {
    Float.NaN,
    0f,
    -0f,
    1f,
    -1f,
    1e-30f,
    9.9e-31f,
    Float.MIN_VALUE,
    -Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY
  };

  /** A cell-by-cell primitive of two rows. */
  private interface Binary {
    void apply(RowMath math, float[] x, int i, float[] y, int j, float[] out, int o, int n);
  }

  /** A reduction of two rows. */
  private interface Sum {
    double apply(RowMath math, float[] x, int i, float[] y, int j, int n);
  }

  private static final Map<String, Binary> CELLS = cells();
  private static final Map<String, Sum> SUMS = sums();

  @ParameterizedTest
  @ValueSource(strings = {"128", "256", "512"})
  void shouldGiveTheBitsOfThePlainWay(String bits) throws Exception {
    RowMath vector = vector(bits);
    RowMath plain = new PlainMath();
    SplittableRandom random = new SplittableRandom(7);
    for (int n : LENGTHS) {
      float[] x = row(random, n + 3);
      float[] y = row(random, n + 3);
      for (Map.Entry<String, Binary> cell : CELLS.entrySet()) {
        float[] expected = new float[n + 2];
        float[] actual = new float[n + 2];
        cell.getValue().apply(plain, x, 3, y, 1, expected, 2, n);
        cell.getValue().apply(vector, x, 3, y, 1, actual, 2, n);
        assertThat(bits(actual)).as("%s n=%d", cell.getKey(), n).isEqualTo(bits(expected));
      }
      finite(x);
      finite(y);
      for (Map.Entry<String, Sum> sum : SUMS.entrySet()) {
        assertThat(sum.getValue().apply(vector, x, 3, y, 1, n))
            .as("%s n=%d", sum.getKey(), n)
            .isEqualTo(sum.getValue().apply(plain, x, 3, y, 1, n));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"128", "256", "512"})
  void shouldMultiplyBytesExactly(String bits) throws Exception {
    RowMath vector = vector(bits);
    SplittableRandom random = new SplittableRandom(9);
    for (int n : LENGTHS) {
      byte[] x = new byte[n + 3];
      byte[] y = new byte[n + 3];
      for (int k = 0; k < n + 3; k++) {
        x[k] = (byte) (k % 5 == 0 ? 127 : random.nextInt(-127, 128));
        y[k] = (byte) (k % 5 == 0 ? -127 : random.nextInt(-127, 128));
      }
      int expected = 0;
      for (int k = 0; k < n; k++) {
        expected += x[3 + k] * y[1 + k];
      }
      assertThat(vector.sumProducts(x, 3, y, 1, n)).as("n=%d", n).isEqualTo(expected);
      assertThat(new PlainMath().sumProducts(x, 3, y, 1, n)).isEqualTo(expected);
    }
  }

  @Test
  void shouldWriteNoInfinityFromFiniteCells() {
    SplittableRandom random = new SplittableRandom(8);
    float[] x = row(random, 1000);
    float[] y = row(random, 1000);
    finite(x);
    finite(y);
    for (Map.Entry<String, Binary> cell : CELLS.entrySet()) {
      float[] out = new float[1000];
      cell.getValue().apply(Simd.ROWS, x, 0, y, 0, out, 0, 1000);
      for (float value : out) {
        assertThat(Float.isInfinite(value)).as(cell.getKey()).isFalse();
      }
    }
  }

  @Test
  void shouldGuardDivision() {
    float[] out = new float[4];
    float[] y = {0f, 9e-31f, 2f, Float.NaN};
    Simd.ROWS.div(new float[] {1, 1, 1, 1}, 0, y, 0, out, 0, 4);
    assertThat(out).containsExactly(Float.NaN, Float.NaN, 0.5f, Float.NaN);
  }

  @Test
  void shouldSumWithoutTheMissing() {
    float[] x = {1, Float.NaN, 2, -4};
    assertThat(Simd.ROWS.count(x, 0, 4)).isEqualTo(3);
    assertThat(Simd.ROWS.sum(x, 0, 4)).isEqualTo(-1);
    assertThat(Simd.ROWS.sumAbs(x, 0, 4)).isEqualTo(7);
    assertThat(Simd.ROWS.sumSquares(x, 0, 1, 4)).isEqualTo(26);
    assertThat(Simd.ROWS.sumProducts(x, 0, 1, x, 0, 0, 4)).isEqualTo(22);
  }

  private static Map<String, Binary> cells() {
    Map<String, Binary> cells = new LinkedHashMap<>();
    cells.put("add", RowMath::add);
    cells.put("sub", RowMath::sub);
    cells.put("mul", RowMath::mul);
    cells.put("div", RowMath::div);
    cells.put("min", RowMath::min);
    cells.put("max", RowMath::max);
    cells.put("gt", RowMath::gt);
    cells.put("ge", RowMath::ge);
    cells.put("eq", RowMath::eq);
    cells.put("within", RowMath::within);
    cells.put("neg", (m, x, i, y, j, out, o, n) -> m.neg(x, i, out, o, n));
    cells.put("abs", (m, x, i, y, j, out, o, n) -> m.abs(x, i, out, o, n));
    cells.put("sqrt", (m, x, i, y, j, out, o, n) -> m.sqrt(x, i, out, o, n));
    cells.put("clip", (m, x, i, y, j, out, o, n) -> m.clip(x, i, -1, 2, out, o, n));
    cells.put("affine", (m, x, i, y, j, out, o, n) -> m.affine(x, i, 0.3, 1.7, out, o, n));
    return cells;
  }

  private static Map<String, Sum> sums() {
    Map<String, Sum> sums = new LinkedHashMap<>();
    sums.put("count", (m, x, i, y, j, n) -> m.count(x, i, n));
    sums.put("sum", (m, x, i, y, j, n) -> m.sum(x, i, n));
    sums.put("sumAbs", (m, x, i, y, j, n) -> m.sumAbs(x, i, n));
    sums.put("sumSquares", (m, x, i, y, j, n) -> m.sumSquares(x, i, 0.1, n));
    sums.put("sumProducts", (m, x, i, y, j, n) -> m.sumProducts(x, i, 0.1, y, j, 0.2, n));
    return sums;
  }

  private static float[] row(SplittableRandom random, int n) {
    float[] x = new float[n];
    for (int k = 0; k < n; k++) {
      x[k] =
          switch (random.nextInt(5)) {
            case 0 -> HARD[random.nextInt(HARD.length)];
            case 1 -> random.nextInt(-2, 3);
            case 2 -> Float.intBitsToFloat(random.nextInt());
            default -> (float) (random.nextDouble() - 0.5);
          };
    }
    return x;
  }

  private static void finite(float[] x) {
    for (int k = 0; k < x.length; k++) {
      x[k] = Float.isFinite(x[k]) ? x[k] : Float.NaN;
    }
  }

  /** Bits with one NaN; the sign of zero counts. */
  private static int[] bits(float[] x) {
    int[] bits = new int[x.length];
    Arrays.setAll(bits, k -> Float.floatToIntBits(x[k]));
    return bits;
  }

  /** The vector twin at another width: its species are constants, so the class is loaded anew. */
  private static RowMath vector(String bits) throws Exception {
    String before = System.getProperty("lode.simd");
    System.setProperty("lode.simd", bits);
    try {
      Class<?> type = Class.forName("lode.simd.VectorMath", true, new Anew());
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (RowMath) constructor.newInstance();
    } finally {
      if (before == null) {
        System.clearProperty("lode.simd");
      } else {
        System.setProperty("lode.simd", before);
      }
    }
  }

  /** Loads the two ways anew and leaves the rest to the usual loader. */
  private static final class Anew extends ClassLoader {
    Anew() {
      super(RowMathTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals("lode.simd.VectorMath") && !name.equals("lode.simd.PlainMath")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] code = in.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
