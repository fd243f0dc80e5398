package lode.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankerTest {
  private static final float NAN = Float.NaN;
  private static final int[] LENGTHS = {1, 2, 15, 17, 24, 25, 63, 130, 300, 513, 1500, 3001};

  /** How the values of a row lie. */
  private enum Kind {
    MIXED,
    NORMAL,
    POSITIVE,
    WHOLE,
    CONSTANT,
    ZEROS,
    SORTED,
    REVERSED,
    MANY_MISSING,
    DENORMAL,
    EVERY_BIT,
    INFINITE,
    CROWD_BESIDE_OUTLIER,
    CROWD_OF_BLOCKS,
    PAIRS_IN_ONE_BUCKET;

    float value(SplittableRandom random, int k, int n) {
      return switch (this) {
        case MIXED -> values()[1 + random.nextInt(values().length - 1)].value(random, k, n);
        case NORMAL -> (float) random.nextGaussian();
        case POSITIVE -> (float) Math.exp(3 + random.nextGaussian());
        case WHOLE -> random.nextInt(-5, 6);
        case CONSTANT -> -7.3f;
        case ZEROS -> random.nextInt(3) == 0 ? 1e-3f * random.nextInt(9) - 4e-3f : -0f * (k & 1);
        case SORTED -> 1 + 0.01f * k;
        case REVERSED -> -k;
        case MANY_MISSING -> random.nextInt(20) == 0 ? random.nextInt() : NAN;
        case DENORMAL -> random.nextInt(-50, 50) * Float.MIN_VALUE;
        case EVERY_BIT -> Float.intBitsToFloat(random.nextInt());
        case INFINITE -> random.nextBoolean() ? 1 / 0f : random.nextBoolean() ? -1 / 0f : k;
        case CROWD_BESIDE_OUTLIER -> k == n / 2 ? -1e30f : (float) (1 + 1e-4 * random.nextDouble());
        case CROWD_OF_BLOCKS -> k == 0 ? 3e38f : 2 * k < n ? 1.0000001f : 1;
        case PAIRS_IN_ONE_BUCKET -> k == 0 ? -3e38f : k + Math.ulp((float) k) * random.nextInt(3);
      };
    }
  }

  @Test
  void shouldAverageTiesAndSkipMissing() {
    float[] ranks = new float[7];
    Ranker ranker = new Ranker(7);
    float[] x = {3, NAN, 1, 3, -2, Float.POSITIVE_INFINITY, 3};
    assertThat(ranker.rank(x, 0, ranks, 0, 7)).isEqualTo(5);
    assertThat(ranks).containsExactly(4, NAN, 2, 4, 1, NAN, 4);
    assertThat(ranker.ties()).isEqualTo(2);
    ranker.rank(new float[] {1, 2}, 0, ranks, 0, 2);
    assertThat(ranker.ties()).isZero();
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
    float[] x = {9, 1, Float.NEGATIVE_INFINITY, 3};
    new Ranker(4).rank(x, 0, universe, 0, ranks, 0, 4);
    assertThat(ranks).containsExactly(2, NAN, NAN, 1);
    new Ranker(4).share(x, 0, universe, 0, ranks, 0, 4);
    assertThat(ranks).containsExactly(1, NAN, NAN, .5f);
  }

  @Test
  void shouldRankNothing() {
    float[] ranks = new float[2];
    Ranker ranker = new Ranker(2);
    assertThat(ranker.rank(new float[] {NAN, NAN}, 0, ranks, 0, 2)).isZero();
    assertThat(ranks).containsExactly(NAN, NAN);
    assertThat(ranker.ties()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void shouldAgreeWithCounting(Kind kind) {
    SplittableRandom random = new SplittableRandom(kind.ordinal());
    Ranker ranker = new Ranker(LENGTHS[LENGTHS.length - 1]);
    for (int n : LENGTHS) {
      for (int again = 0; again < (n < 1000 ? 4 : 1); again++) {
        float[] x = new float[n];
        for (int k = 0; k < n; k++) {
          x[k] = kind.value(random, k, n);
        }
        float[] ranks = new float[n + 2];
        ranker.rank(x, 0, ranks, 1, n);
        float[] expected = counted(x);
        assertThat(Arrays.copyOfRange(ranks, 1, n + 1)).as("n=" + n).isEqualTo(expected);
        assertOrder(ranker, x, expected);
      }
    }
  }

  @Test
  void shouldRankInPlace() {
    float[] x = {5, NAN, 4, 4};
    new Ranker(4).rank(x, 0, x, 0, 4);
    assertThat(x).containsExactly(3, NAN, 1.5f, 1.5f);
  }

  @Test
  void shouldRankMoreCellsThanTheUsualIndexHasBits() {
    int n = 70_000;
    SplittableRandom random = new SplittableRandom(9);
    float[] x = new float[n];
    for (int k = 0; k < n; k++) {
      x[k] = (float) random.nextGaussian();
    }
    float[] ranks = new float[n];
    new Ranker(n).rank(x, 0, ranks, 0, n);
    float[] sorted = x.clone();
    Arrays.sort(sorted);
    for (int k = 0; k < n; k++) {
      assertThat(sorted[(int) ranks[k] - 1]).isEqualTo(x[k]);
    }
  }

  /** The order goes by value and then by cell, and ranks are doubled. */
  private static void assertOrder(Ranker ranker, float[] x, float[] expected) {
    int[] order = new int[x.length];
    int[] twice = new int[x.length];
    int[] tied = new int[x.length];
    int valid = ranker.order(x, 0, x.length, order, twice, tied);
    for (int k = 0; k < x.length; k++) {
      assertThat(twice[k]).isEqualTo(Float.isNaN(expected[k]) ? 0 : (int) (2 * expected[k]));
    }
    int ties = 0;
    for (int k = 1; k < valid; k++) {
      float before = x[order[k - 1]];
      float value = x[order[k]];
      assertThat(before < value || before == value && order[k - 1] < order[k]).isTrue();
      if (before == value) {
        assertThat(tied[ties++]).isEqualTo(k);
      }
    }
    assertThat(ranker.ties()).isEqualTo(ties);
  }

  /** Ranks by definition: how many are less, and the middle of how many are equal. */
  private static float[] counted(float[] x) {
    float[] ranks = new float[x.length];
    for (int k = 0; k < x.length; k++) {
      int less = 0;
      int equal = 0;
      for (float other : x) {
        less += Float.isFinite(other) && other < x[k] ? 1 : 0;
        equal += Float.isFinite(other) && other == x[k] ? 1 : 0;
      }
      ranks[k] = Float.isFinite(x[k]) ? less + (equal + 1) / 2f : NAN;
    }
    return ranks;
  }
}
