package lode.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void shouldCountAnInsertionADeletionAReplacementAndASwapAsOneEdit() {
    assertThat(Nearest.distance("close", "closes")).isEqualTo(1);
    assertThat(Nearest.distance("close", "lose")).isEqualTo(1);
    assertThat(Nearest.distance("close", "clone")).isEqualTo(1);
    assertThat(Nearest.distance("close", "colse")).isEqualTo(1);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("open", "open")).isZero();
  }

  @Test
  void shouldFindTheNearestName() {
    assertThat(Nearest.to("ts_maen", List.of("ts_std", "ts_mean", "ts_median")))
        .isEqualTo("ts_mean");
  }

  @Test
  void shouldTakeTheFirstByTheAlphabetAmongEquals() {
    assertThat(Nearest.to("ax", List.of("ac", "ab", "ad"))).isEqualTo("ab");
  }

  @Test
  void shouldFindNothingAmongNothing() {
    assertThat(Nearest.to("close", Set.of())).isEmpty();
  }
}
