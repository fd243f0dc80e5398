package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Check values: alphalens' own tests of its information coefficient. */
class RankIcTest {
  private static final float NAN = Float.NaN;

  @Test
  void shouldBeOneForTheSameOrderAndMinusOneForTheOpposite() {
    RankIc rankIc = new RankIc(4, 2);
    float[] factor = {1, 2, 3, 4};
    assertThat(rankIc.of(factor, new float[] {4, 3, 2, 1}, 4)).isEqualTo(-1);
    assertThat(rankIc.of(factor, new float[] {1, 2, 3, 4}, 4)).isEqualTo(1);
  }

  @Test
  void shouldAverageTies() {
    RankIc rankIc = new RankIc(5, 2);
    float[] x = {1, 2, 2, 4, 5};
    float[] y = {0.1f, 0.3f, 0.2f, 0.2f, 0.9f};
    assertThat(rankIc.of(x, y, 5))
        .as("pandas: x.rank().corr(y.rank())")
        .isCloseTo(0.763157894736842, within(1e-12));
  }

  @Test
  void shouldLookOnlyAtNamesThatHaveBoth() {
    RankIc rankIc = new RankIc(6, 2);
    float[] x = {1, NAN, 2, 9, 3, 4};
    float[] y = {4, 7, 3, NAN, 2, 1};
    assertThat(rankIc.of(x, y, 6)).isEqualTo(-1);
    assertThat(rankIc.names()).isEqualTo(4);
  }

  @Test
  void shouldBeMissingWithTooFewNamesOrWhereARowIsAllTied() {
    assertThat(new RankIc(4, 5).of(new float[] {1, 2, 3, 4}, new float[] {1, 2, 3, 4}, 4)).isNaN();
    assertThat(new RankIc(4, 2).of(new float[] {7, 7, 7, 7}, new float[] {1, 2, 3, 4}, 4)).isNaN();
  }
}
