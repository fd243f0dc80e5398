package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkageTest {
  /** Two pairs, (0, 2) and (1, 3), of which 0 and 1 are a little alike, and a stranger. */
  private static final double[][] PAIRS = {
    {1, .3, .9, .1, 0},
    {.3, 1, .1, .8, 0},
    {.9, .1, 1, .1, 0},
    {.1, .8, .1, 1, 0},
    {0, 0, 0, 0, 1}
  };

  @Test
  void shouldGroupWhatIsAlike() {
    assertThat(Linkage.of(PAIRS, .5).groups())
        .containsExactly(List.of(0, 2), List.of(1, 3), List.of(4));
  }

  @Test
  void shouldPutAlikeThingsBesideEachOther() {
    assertThat(Linkage.of(PAIRS, .5).order()).containsExactly(2, 0, 1, 3, 4);
  }

  @Test
  void shouldJoinByTheMeanOverMembers() {
    double[][] chain = {{1, .9, .2}, {.9, 1, .7}, {.2, .7, 1}};
    assertThat(Linkage.of(chain, .44).groups()).hasSize(1);
    assertThat(Linkage.of(chain, .46).groups()).hasSize(2);
  }

  @Test
  void shouldTakeAMissingCorrelationForNone() {
    double[][] missing = {{1, Double.NaN}, {Double.NaN, 1}};
    assertThat(Linkage.of(missing, .1).groups()).hasSize(2);
    assertThat(Linkage.of(missing, .1).order()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void shouldStandWithoutAnything() {
    assertThat(Linkage.of(new double[0][], .5).order()).isEmpty();
    assertThat(Linkage.of(new double[][] {{1}}, .5).groups()).containsExactly(List.of(0));
  }
}
