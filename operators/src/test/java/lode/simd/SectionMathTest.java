package lode.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionMathTest {
  private static final int[] LENGTHS = {0, 1, 7, 8, 15, 16, 17, 31, 64, 127, 1000};
  private static final SectionMath PLAIN = new PlainSectionMath();

  @ParameterizedTest
  @ValueSource(strings = {"128", "256", "512"})
  void shouldGiveTheBitsOfThePlainWay(String bits) throws Exception {
    SectionMath vector = Widths.at(bits, SectionMath.class, "VectorSectionMath");
    SplittableRandom random = new SplittableRandom(31);
    for (int n : LENGTHS) {
      float[] x = row(random, n + 3);
      float[] y = row(random, n + 3);
      float[] universe = universe(random, n + 3);
      assertThat(all(vector, x, y, universe, n))
          .as("n=%d", n)
          .isEqualTo(all(PLAIN, x, y, universe, n));
      assertThat(vector.sumAbs(x, 3, 0.3, n)).isEqualTo(PLAIN.sumAbs(x, 3, 0.3, n));
    }
  }

  @Test
  void shouldFindTheEdges() {
    float[] x = {9, Float.NaN, 2, -4, -9};
    assertThat(SectionMath.SECTIONS.least(x, 1, 3)).isEqualTo(-4);
    assertThat(SectionMath.SECTIONS.greatest(x, 1, 3)).isEqualTo(2);
    assertThat(SectionMath.SECTIONS.least(x, 1, 1)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(SectionMath.SECTIONS.greatest(x, 1, 0)).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  /** Bits of everything that is written, one row after the other; NaNs are one. */
  private static int[] all(SectionMath math, float[] x, float[] y, float[] universe, int n) {
    float[][] out = new float[5][n + 2];
    math.spread(1.5f, universe, 1, out[0], 2, n);
    System.arraycopy(x, 3, out[1], 0, n);
    System.arraycopy(y, 1, out[2], 0, n);
    math.common(out[1], out[2], n);
    math.residual(x, 0.2, 1.7, y, -0.4, out[3], 2, n);
    out[4][0] = math.least(x, 1, n);
    out[4][1] = math.greatest(x, 2, n);
    int[] bits = new int[5 * (n + 2)];
    Arrays.setAll(bits, k -> Float.floatToIntBits(out[k / (n + 2)][k % (n + 2)]));
    return bits;
  }

  private static float[] row(SplittableRandom random, int n) {
    float[] x = new float[n];
    for (int k = 0; k < n; k++) {
      x[k] =
          switch (random.nextInt(5)) {
            case 0 -> Float.NaN;
            case 1 -> random.nextInt(-1, 2) * 0f;
            case 2 -> random.nextInt(-9, 9) * Float.MIN_VALUE;
            case 3 -> random.nextInt(-9, 9) * 1e37f;
            default -> (float) random.nextGaussian();
          };
    }
    return x;
  }

  private static float[] universe(SplittableRandom random, int n) {
    float[] universe = new float[n];
    for (int k = 0; k < n; k++) {
      universe[k] = random.nextInt(9) == 0 ? Float.NaN : random.nextInt(2);
    }
    return universe;
  }
}
