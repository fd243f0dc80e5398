package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Check values: alphalens' own tests of its information coefficient. */
class RankIcTest {
  private static final float NAN = Float.NaN;

  private static OrderedRow row(float... values) {
    return new OrderedRow(values.length).load(values, values.length);
  }

  private static double rankIc(float[] x, float[] y) {
    return new RankIc(x.length, 2).of(row(x), row(y));
  }

  @Test
  void shouldBeOneForTheSameOrderAndMinusOneForTheOpposite() {
    float[] factor = {1, 2, 3, 4};
    assertThat(rankIc(factor, new float[] {4, 3, 2, 1})).isEqualTo(-1);
    assertThat(rankIc(factor, new float[] {1, 2, 3, 4})).isEqualTo(1);
  }

  @Test
  void shouldAverageTies() {
    assertThat(rankIc(new float[] {1, 2, 2, 4, 5}, new float[] {0.1f, 0.3f, 0.2f, 0.2f, 0.9f}))
        .as("pandas: x.rank().corr(y.rank())")
        .isCloseTo(0.763157894736842, within(1e-12));
  }

  @Test
  void shouldLookOnlyAtNamesThatHaveBoth() {
    RankIc rankIc = new RankIc(6, 2);
    OrderedRow x = row(1, NAN, 2, 9, 3, 4);
    OrderedRow y = row(4, 7, 3, NAN, 2, 1);
    assertThat(rankIc.of(x, y)).isEqualTo(-1);
    assertThat(rankIc.names()).isEqualTo(4);
    assertThat(rankIc.of(y, x)).as("nothing is left of the last one").isEqualTo(-1);
  }

  @Test
  void shouldLookOnlyAtOnePart() {
    int[] partOf = {0, 2, 0, 2, 0, 2, -1, 3};
    OrderedRow x = new OrderedRow(8).load(row(1, 2, 3, 4, 5, 6, 7, 8), partOf, 3);
    OrderedRow y = new OrderedRow(8).load(row(1, 6, 2, 5, 3, 4, 7, 8), partOf, 3);
    RankIc rankIc = new RankIc(8, 2);
    assertThat(rankIc.of(x, y, 0)).isEqualTo(1);
    assertThat(rankIc.of(x, y, 1)).as("a part without names").isNaN();
    assertThat(rankIc.of(x, y, 2)).isEqualTo(-1);
    assertThat(rankIc.names()).isEqualTo(3);
  }

  @Test
  void shouldBeMissingWithTooFewNamesOrWhereARowIsAllTied() {
    assertThat(new RankIc(4, 5).of(row(1, 2, 3, 4), row(1, 2, 3, 4))).isNaN();
    assertThat(rankIc(new float[] {7, 7, 7, 7}, new float[] {1, 2, 3, 4})).isNaN();
    assertThat(rankIc(new float[] {1, 2, 3, 4}, new float[] {0f, -0f, 0f, 0f})).isNaN();
  }
}
