package lode.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitTest {
  @Test
  void shouldMarkWithAsManyDecimalsAsTheStepsNeed() {
    assertThat(Unit.PLAIN.mark(.05, .05)).isEqualTo("0.05");
    assertThat(Unit.PLAIN.mark(-1e-18, .5)).isEqualTo("0.0");
    assertThat(Unit.COUNT.mark(4000, 1000)).isEqualTo("4,000");
  }

  @Test
  void shouldMarkFractionsAsPercentages() {
    assertThat(Unit.PERCENT.mark(-.2, .1)).isEqualTo("-20%");
    assertThat(Unit.PERCENT.mark(.015, .005)).isEqualTo("1.5%");
  }

  @Test
  void shouldTellSomeThreeDigits() {
    assertThat(Unit.PLAIN.told(.04321)).isEqualTo("0.0432");
    assertThat(Unit.PLAIN.told(2.345)).isEqualTo("2.35");
    assertThat(Unit.PLAIN.told(1e-5)).isEqualTo("1.0e-05");
    assertThat(Unit.PERCENT.told(.1234)).isEqualTo("12.3%");
  }
}
