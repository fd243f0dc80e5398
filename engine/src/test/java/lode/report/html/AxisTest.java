package lode.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void shouldEndAtRoundNumbers() {
    Axis axis = Axis.over(-0.037, 0.081, 0, 100);

    assertThat(axis.marks().stream().map(m -> Unit.PLAIN.mark(m, axis.step())))
        .containsExactly("-0.05", "0.00", "0.05", "0.10");
    assertThat(axis.at(-0.05)).isZero();
    assertThat(axis.at(0.10)).isEqualTo(100);
  }

  @Test
  void shouldHaveRoomAroundANumberThatNeverChanges() {
    Axis axis = Axis.over(3, 3, 0, 100);

    assertThat(axis.from()).isLessThan(3);
    assertThat(axis.to()).isGreaterThan(3);
  }

  @Test
  void shouldStandWithoutAnyNumber() {
    assertThat(Axis.over(Double.NaN, Double.NaN, 0, 100).marks()).contains(0.0, 1.0);
  }
}
