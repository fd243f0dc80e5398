package lode.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupMathTest {
  private static final GroupMath PLAIN = new PlainGroupMath();
  private static final int BLOCKS = 4;
  private static final int[] START = {0, 40 * 8, 49 * 8, 52 * 8, 53 * 8};
  private static final int GROUPS = BLOCKS * GroupMath.COLUMNS;

  @ParameterizedTest
  @ValueSource(strings = {"128", "256", "512"})
  void shouldGiveTheBitsOfThePlainWay(String bits) throws Exception {
    GroupMath vector = Widths.at(bits, GroupMath.class, "VectorGroupMath");
    SplittableRandom random = new SplittableRandom(37);
    for (int round = 0; round < 20; round++) {
      float[] x = cells(random);
      assertThat(all(vector, x.clone())).isEqualTo(all(PLAIN, x.clone()));
    }
  }

  @Test
  void shouldFindTheStatisticsOfEachColumn() {
    float[] x = new float[16];
    Arrays.fill(x, Float.NaN);
    x[0] = 1;
    x[8] = 4;
    x[1] = -2;
    double[][] out = new double[5][8];
    GroupMath.GROUPS.moments(x, new int[] {0, 16}, 1, out[0], out[1], out[2]);
    GroupMath.GROUPS.deviations(x, new int[] {0, 16}, 1, out[0], out[2], out[3]);
    GroupMath.GROUPS.sumAbs(x, new int[] {0, 16}, 1, out[4]);
    assertThat(out[0]).startsWith(2, 1, 0);
    assertThat(out[1]).startsWith(5, -2, Double.NaN);
    assertThat(out[2]).startsWith(2.5, -2, Double.NaN);
    assertThat(out[3]).startsWith(Math.sqrt(4.5), Double.NaN, Double.NaN);
    assertThat(out[4]).startsWith(5, 2, 0);
    GroupMath.GROUPS.affine(x, new int[] {0, 16}, 1, out[2], out[4]);
    assertThat(x).startsWith(-0.3f, 0, Float.NaN).contains(0.3f);
  }

  /** Bits of everything that is written. */
  private static long[] all(GroupMath math, float[] x) {
    double[][] out = new double[5][GROUPS];
    math.moments(x, START, BLOCKS, out[0], out[1], out[2]);
    math.deviations(x, START, BLOCKS, out[0], out[2], out[3]);
    math.sumAbs(x, START, BLOCKS, out[4]);
    math.affine(x, START, BLOCKS, out[2], out[3]);
    long[] bits = new long[5 * GROUPS + x.length];
    Arrays.setAll(
        bits,
        k ->
            k < 5 * GROUPS
                ? Double.doubleToLongBits(out[k / GROUPS][k % GROUPS])
                : Float.floatToIntBits(x[k - 5 * GROUPS]));
    return bits;
  }

  private static float[] cells(SplittableRandom random) {
    float[] x = new float[START[BLOCKS]];
    for (int k = 0; k < x.length; k++) {
      x[k] =
          switch (random.nextInt(6)) {
            case 0, 1 -> Float.NaN;
            case 2 -> random.nextInt(-1, 2) * 0f;
            case 3 -> random.nextInt(-9, 9) * Float.MIN_VALUE;
            case 4 -> random.nextInt(-9, 9) * 1e37f;
            default -> (float) random.nextGaussian();
          };
      x[k] = k % GroupMath.COLUMNS == 5 && !Float.isNaN(x[k]) ? 0.1f : x[k];
    }
    return x;
  }
}
