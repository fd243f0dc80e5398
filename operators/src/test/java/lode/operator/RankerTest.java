package lode.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankerTest {
  private static final float NAN = Float.NaN;

  @Test
  void shouldAverageTiesAndSkipMissing() {
    float[] ranks = new float[7];
    Ranker ranker = new Ranker(7);
    float[] x = {3, NAN, 1, 3, -2, Float.POSITIVE_INFINITY, 3};
    assertThat(ranker.rank(x, 0, ranks, 0, 7)).isEqualTo(5);
    assertThat(ranks).containsExactly(4, NAN, 2, 4, 1, NAN, 4);
    assertThat(ranker.tied()).isEqualTo(3);
  }

  @Test
  void shouldTieSignedZeros() {
    float[] ranks = new float[3];
    new Ranker(3).rank(new float[] {0f, -0f, Float.MIN_VALUE}, 0, ranks, 0, 3);
    assertThat(ranks).containsExactly(1.5f, 1.5f, 3);
  }

  @Test
  void shouldLeaveOutTheUniverse() {
    float[] ranks = new float[4];
    float[] universe = {1, 0, NAN, 1};
    new Ranker(4).rank(new float[] {9, 1, 2, 3}, 0, universe, 0, ranks, 0, 4);
    assertThat(ranks).containsExactly(2, NAN, NAN, 1);
  }

  @Test
  void shouldRankNothing() {
    float[] ranks = new float[2];
    Ranker ranker = new Ranker(2);
    assertThat(ranker.rank(new float[] {NAN, NAN}, 0, ranks, 0, 2)).isZero();
    assertThat(ranks).containsExactly(NAN, NAN);
    assertThat(ranker.squares()).isZero();
  }

  @Test
  void shouldAgreeWithCountingForAnyLength() {
    SplittableRandom random = new SplittableRandom(1);
    Ranker ranker = new Ranker(3000);
    for (int n : new int[] {1, 2, 17, 399, 400, 401, 1500, 3000}) {
      float[] x = row(random, n);
      float[] ranks = new float[n + 2];
      ranker.rank(x, 0, ranks, 1, n);
      double squares = 0;
      double mean = (ranker.valid() + 1) / 2.0;
      for (int k = 0; k < n; k++) {
        assertThat(Float.compare(ranks[k + 1], counted(x, k))).isZero();
        if (!Float.isNaN(ranks[k + 1])) {
          squares += (ranks[k + 1] - mean) * (ranks[k + 1] - mean);
        }
      }
      assertThat(ranker.squares()).isEqualTo(squares);
    }
  }

  @Test
  void shouldRankValuesCrowdedBesideAnOutlier() {
    SplittableRandom random = new SplittableRandom(2);
    float[] x = new float[2000];
    for (int k = 0; k < x.length; k++) {
      x[k] = (float) (1 + 1e-5 * random.nextDouble());
    }
    x[7] = -1e30f;
    float[] ranks = new float[x.length];
    new Ranker(x.length).rank(x, 0, ranks, 0, x.length);
    for (int k = 0; k < x.length; k++) {
      assertThat(ranks[k]).isEqualTo(counted(x, k));
    }
  }

  private static float[] row(SplittableRandom random, int n) {
    float[] x = new float[n];
    Arrays.setAll(
        new int[n],
        k -> {
          x[k] =
              switch (random.nextInt(6)) {
                case 0 -> NAN;
                case 1 -> random.nextInt(-3, 4);
                case 2 -> Float.intBitsToFloat(random.nextInt());
                default -> (float) (random.nextDouble() - 0.5);
              };
          return 0;
        });
    return x;
  }

  /** Rank by definition: how many are less, and the middle of how many are equal. */
  private static float counted(float[] x, int cell) {
    if (!Float.isFinite(x[cell])) {
      return NAN;
    }
    int less = 0;
    int equal = 0;
    for (float other : x) {
      less += Float.isFinite(other) && other < x[cell] ? 1 : 0;
      equal += Float.isFinite(other) && other == x[cell] ? 1 : 0;
    }
    return less + (equal + 1) / 2f;
  }
}
