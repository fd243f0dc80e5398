package lode.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorMathTest {
  private static final int[] LENGTHS = {0, 1, 7, 8, 15, 16, 17, 31, 64, 127, 1000};
  private static final FactorMath PLAIN = new PlainFactorMath();

  @ParameterizedTest
  @ValueSource(strings = {"128", "256", "512"})
  void shouldGiveTheBitsOfThePlainWay(String bits) throws Exception {
    FactorMath vector = Widths.at(bits, FactorMath.class, "VectorFactorMath");
    SplittableRandom random = new SplittableRandom(21);
    for (int n : LENGTHS) {
      float[] x = row(random, n);
      float[] y = row(random, n);
      int[] order = shuffled(random, n);
      int[] rank = ranks(random, n);
      assertThat(pairs(vector, x, y, n)).as("pairs n=%d", n).isEqualTo(pairs(PLAIN, x, y, n));
      assertThat(gather(vector, x, order)).as("gather n=%d", n).isEqualTo(gather(PLAIN, x, order));
      assertThat(vector.ramp(order, n, rank, new int[n + 32]))
          .as("ramp n=%d", n)
          .isEqualTo(PLAIN.ramp(order, n, rank, null));
      assertThat(ranked(vector, order, rank)).isEqualTo(ranked(PLAIN, order, rank));
      assertThat(weights(vector, rank, n)).isEqualTo(weights(PLAIN, rank, n));
    }
  }

  @Test
  void shouldSumWhereBothAreFinite() {
    float[] x = Arrays.copyOf(new float[] {1, Float.NaN, 3, 1 / 0f, 2}, 16);
    float[] y = Arrays.copyOf(new float[] {5, 6, Float.NaN, 7, 9}, 16);
    Arrays.fill(x, 5, 16, Float.NaN);
    Arrays.fill(y, 5, 16, Float.NaN);
    double[] sums = new double[FactorMath.SUMS];
    FactorMath.FACTORS.pairs(x, y, 4, 5, sums);
    assertThat(Arrays.copyOf(sums, 6)).containsExactly(2, 3, 5, 6, 26, 11);
  }

  @Test
  void shouldWeighRanksByTheirPlaceAmongTheRanked() {
    int[] rank = {4, 0, 2, 6};
    assertThat(FactorMath.FACTORS.ramp(new int[] {3, 1, 0, 2}, 4, rank, new int[36]))
        .isEqualTo(6 + 2 * 4 + 3 * 2);
  }

  private static double[] pairs(FactorMath math, float[] x, float[] y, int n) {
    double[] sums = new double[FactorMath.SUMS];
    math.pairs(x, y, 0.3, n, sums);
    return Arrays.copyOf(sums, 6);
  }

  private static float[] gather(FactorMath math, float[] x, int[] order) {
    float[] out = new float[order.length];
    math.gather(x, 0, order, order.length, out, 0);
    return out;
  }

  private static int[] ranked(FactorMath math, int[] order, int[] rank) {
    int[] present = new int[order.length + FactorMath.SLACK];
    return Arrays.copyOf(present, math.ranked(order, order.length, rank, present));
  }

  private static int[] weights(FactorMath math, int[] rank, int n) {
    int[] weight = new int[n + FactorMath.SLACK];
    math.weights(rank, n, n / 2, 1e9 / (n + 1.0) / (n + 1.0), weight);
    return Arrays.copyOf(weight, n);
  }

  /** Values and what is missing, padded. */
  private static float[] row(SplittableRandom random, int n) {
    float[] x = new float[FactorMath.padded(n)];
    for (int k = 0; k < x.length; k++) {
      x[k] =
          switch (k < n ? random.nextInt(6) : 0) {
            case 0 -> Float.NaN;
            case 1 -> random.nextInt(-2, 3) / -0f;
            case 2 -> -0f;
            case 3 -> random.nextInt(-1000, 1000) * Float.MIN_VALUE;
            default -> (float) random.nextGaussian();
          };
    }
    return x;
  }

  private static int[] ranks(SplittableRandom random, int n) {
    return random
        .ints(n + FactorMath.SLACK, 0, 4)
        .map(kind -> kind == 0 ? 0 : random.nextInt(1, 2 * n + 2))
        .toArray();
  }

  private static int[] shuffled(SplittableRandom random, int n) {
    int[] order = IntStream.range(0, n).toArray();
    for (int k = n - 1; k > 0; k--) {
      int other = random.nextInt(k + 1);
      int swap = order[k];
      order[k] = order[other];
      order[other] = swap;
    }
    return order;
  }
}
