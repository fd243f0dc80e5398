package lode.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private static final int SAMPLES = 300_000;

  @Test
  void shouldComputeLogWithinAnUlp() {
    check(Functions::log, StrictMath::log);
  }

  @Test
  void shouldComputeLog1pWithinAnUlp() {
    check(Functions::log1p, StrictMath::log1p);
  }

  @Test
  void shouldComputeExpWithinAnUlp() {
    check(Functions::exp, StrictMath::exp);
  }

  @Test
  void shouldComputeExpm1WithinAnUlp() {
    check(Functions::expm1, StrictMath::expm1);
  }

  @Test
  void shouldComputeTanhWithinAnUlp() {
    check(Functions::tanh, StrictMath::tanh);
  }

  @Test
  void shouldComputeSigmoidWithinAnUlp() {
    check(Functions::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)));
  }

  @Test
  void shouldComputePowersWithinAnUlp() {
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 0; k < SAMPLES; k++) {
      float x = sample(random);
      float y = k % 2 == 0 ? random.nextInt(-5, 6) : (float) (20 * random.nextDouble() - 10);
      compare((float) Functions.pow(x, y), (float) StrictMath.pow(x, y), x);
    }
  }

  @Test
  void shouldTellEveryNaN() {
    assertThat(Functions.log(-1)).isNaN();
    assertThat(Functions.log(0)).isNaN();
    assertThat(Functions.log1p(-1)).isNaN();
    assertThat(Functions.exp(Double.NaN)).isNaN();
    assertThat(Functions.tanh(Double.NaN)).isNaN();
    assertThat(Functions.pow(Double.NaN, 0)).isNaN();
    assertThat(Functions.pow(1, Double.NaN)).isNaN();
    assertThat(Functions.spow(0, -1)).isNaN();
  }

  private static void check(DoubleUnaryOperator ours, DoubleUnaryOperator theirs) {
    SplittableRandom random = new SplittableRandom(2);
    for (int k = 0; k < SAMPLES; k++) {
      float x = sample(random);
      compare((float) ours.applyAsDouble(x), (float) theirs.applyAsDouble(x), x);
    }
  }

  /** Half of them ordinary, half of any size. */
  private static float sample(SplittableRandom random) {
    float any = Float.intBitsToFloat(random.nextInt());
    float plain = (float) (8 * random.nextDouble() - 4);
    return random.nextBoolean() && Float.isFinite(any) ? any : plain;
  }

  /** What no finite float holds is missing for us, infinite for them. */
  private static void compare(float ours, float theirs, float x) {
    if (Float.isFinite(theirs)) {
      assertThat(Math.abs((double) ours - theirs))
          .as("x=%s", x)
          .isLessThanOrEqualTo(Math.ulp(theirs));
    } else {
      assertThat(Float.isFinite(ours)).as("x=%s", x).isFalse();
    }
  }
}
