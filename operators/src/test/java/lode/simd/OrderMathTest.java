package lode.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderMathTest {
  private static final int[] LENGTHS = {0, 1, 7, 8, 15, 16, 17, 31, 64, 127, 1000};
  private static final OrderMath PLAIN = new PlainOrderMath();

  @ParameterizedTest
  @ValueSource(strings = {"128", "256", "512"})
  void shouldGiveTheKeysOfThePlainWay(String bits) throws Exception {
    OrderMath vector = Widths.at(bits, OrderMath.class, "VectorOrderMath");
    SplittableRandom random = new SplittableRandom(11);
    for (int n : LENGTHS) {
      for (boolean within : new boolean[] {false, true}) {
        float[] x = row(random, n + 3);
        float[] universe = universe(random, n + 1);
        assertThat(keys(vector, x, within ? universe : null, n))
            .as("n=%d within=%s", n, within)
            .isEqualTo(keys(PLAIN, x, within ? universe : null, n));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"128", "256", "512"})
  void shouldFindTheNeighboursOfThePlainWay(String bits) throws Exception {
    OrderMath vector = Widths.at(bits, OrderMath.class, "VectorOrderMath");
    SplittableRandom random = new SplittableRandom(12);
    for (int n : LENGTHS) {
      int[] x = random.ints(n, 0, 16).map(k -> k << 28 | random.nextInt(1 << 20)).toArray();
      assertThat(neighbours(vector, x)).as("n=%d", n).isEqualTo(neighbours(PLAIN, x));
    }
  }

  /** Keys, cells and range, one after the other. */
  private static int[] keys(OrderMath math, float[] x, float[] universe, int n) {
    int[] key = new int[n + OrderMath.SLACK];
    int[] cell = new int[n + OrderMath.SLACK];
    int[] range = new int[4];
    int count = math.keys(x, 3, universe, 1, n, key, cell, range);
    int gap = Math.max(0, range[OrderMath.SMALLEST] - 1);
    math.close(key, count, gap, OrderMath.place(range[OrderMath.LEAST], gap));
    int[] all = Arrays.copyOf(key, 2 * count + 5);
    System.arraycopy(cell, 0, all, count, count);
    System.arraycopy(range, 0, all, 2 * count, 4);
    all[2 * count + 4] = count;
    return all;
  }

  private static int[] neighbours(OrderMath math, int[] x) {
    int[] index = new int[x.length + OrderMath.SLACK];
    return Arrays.copyOf(index, math.neighbours(x, x.length, 20, index));
  }

  private static float[] row(SplittableRandom random, int n) {
    float[] x = new float[n];
    for (int k = 0; k < n; k++) {
      x[k] =
          switch (random.nextInt(5)) {
            case 0 -> Float.NaN;
            case 1 -> random.nextInt(-2, 3) / -0f;
            case 2 -> -0f;
            case 3 -> Float.intBitsToFloat(random.nextInt());
            default -> (float) random.nextGaussian();
          };
    }
    return x;
  }

  private static float[] universe(SplittableRandom random, int n) {
    float[] universe = new float[n];
    for (int k = 0; k < n; k++) {
      universe[k] = random.nextInt(4) == 0 ? Float.NaN : random.nextInt(2);
    }
    return universe;
  }
}
