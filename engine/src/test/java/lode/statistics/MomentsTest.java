package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {
  @Test
  void shouldMeasureASample() {
    Moments moments = Moments.of(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(moments.n()).isEqualTo(8);
    assertThat(moments.mean()).isEqualTo(5);
    assertThat(moments.deviation()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-15));
    // the third and fourth powers add up to 42 and 356, the variance (ddof 0) is 4
    assertThat(moments.skew()).isCloseTo(42 / 8.0 / 8, within(1e-15));
    assertThat(moments.kurtosis()).isCloseTo(356 / 8.0 / 16, within(1e-15));
  }

  @Test
  void shouldKnowAConstantInSpiteOfRounding() {
    Moments moments = Moments.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    assertThat(moments.mean()).isEqualTo(0.1);
    assertThat(moments.deviation()).isZero();
    assertThat(moments.skew()).isNaN();
  }

  @Test
  void shouldHaveNoMeanOfNothing() {
    assertThat(Moments.of().mean()).isNaN();
    assertThat(Moments.of(3).mean()).isEqualTo(3);
    assertThat(Moments.of(3).deviation()).isNaN();
  }

  @Test
  void shouldNotHideAMissingNumber() {
    assertThat(Moments.of(1, Double.NaN, 3).mean()).isNaN();
    assertThat(Moments.of(1, Double.NaN, 3).deviation()).isNaN();
  }

  @Test
  void shouldTakeThePresentNumbers() {
    assertThat(Moments.present(1, Double.NaN, 3)).containsExactly(1, 3);
    assertThat(Moments.present(Float.NaN, 2f, Float.NaN, 4f)).containsExactly(2, 4);
  }
}
