package lode.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  private static double sum(List<Double> terms) {
    ExactSum sum = new ExactSum();
    terms.forEach(sum::add);
    return sum.value();
  }

  @Test
  void shouldLoseNothingThatCancels() {
    assertThat(sum(List.of(1e300, 1.0, -1e300))).isEqualTo(1);
    assertThat(sum(List.of(Double.MIN_VALUE, 1e308, -1e308))).isEqualTo(Double.MIN_VALUE);
    assertThat(sum(List.of(0.1, 0.2, -0.1, -0.2))).isZero();
    assertThat(sum(List.of())).isZero();
  }

  @Test
  void shouldRoundOnceInAnyOrder() {
    Random random = new Random(7);
    List<Double> terms = new ArrayList<>();
    BigDecimal exact = BigDecimal.ZERO;
    for (int i = 0; i < 2000; i++) {
      double term = Math.scalb(random.nextGaussian(), random.nextInt(-80, 80));
      terms.add(term);
      exact = exact.add(new BigDecimal(term));
    }
    for (int i = 0; i < 5; i++) {
      assertThat(sum(terms)).isEqualTo(exact.doubleValue());
      Collections.shuffle(terms, random);
    }
  }

  @Test
  void shouldRefuseWhatIsNoNumber() {
    assertThatThrownBy(() -> sum(List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("term=NaN");
  }
}
