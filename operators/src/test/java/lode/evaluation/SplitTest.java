package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lode.panel.Period;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void shouldPurgeBeforeAndEmbargoAfterEachEdge() {
    assertThat(Split.of(1000, 6, 5, 0.6, 0.2))
        .isEqualTo(new Split(new Period(0, 594), new Period(605, 794), new Period(805, 1000)));
  }

  @Test
  void shouldLeaveNothingOutWithoutReachAndEmbargo() {
    assertThat(Split.of(10, 0, 0, 0.5, 0.3))
        .isEqualTo(new Split(new Period(0, 5), new Period(5, 8), new Period(8, 10)));
  }

  @Test
  void shouldKeepTheLabelsOfAPartBeforeTheNext() {
    for (int reach : new int[] {2, 6, 21}) {
      Split split = Split.of(777, reach, 10, 0.6, 0.2);
      assertThat(split.train().to() - 1 + reach).isLessThan(split.validation().from() - 10);
      assertThat(split.validation().to() - 1 + reach).isLessThan(split.holdout().from() - 10);
    }
  }

  @Test
  void shouldMakePartsEmptyWhereNothingIsLeft() {
    Split split = Split.of(20, 6, 5, 0.6, 0.2);
    assertThat(split.train()).isEqualTo(new Period(0, 6));
    assertThat(split.validation().size()).isZero();
    assertThat(split.holdout().size()).isZero();
  }

  @Test
  void shouldRefuseSharesBeyondTheWhole() {
    assertThatThrownBy(() -> Split.of(100, 1, 1, 0.8, 0.3))
        .hasMessage("not shares of a whole: train=0.8 validation=0.3");
    assertThatThrownBy(() -> Split.of(100, -1, 1, 0.6, 0.3)).hasMessageContaining("reach=-1");
  }
}
