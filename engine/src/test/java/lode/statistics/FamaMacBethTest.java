package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Check values made with numpy from the definition. */
class FamaMacBethTest {
  static final double[][] EXPOSURES = {
    {1, 2, 3, 4, 5}, {2, 1, 4, 3, 5}, {5, 3, 1, 2, 4}, {1, 3, 5, 2, 4}
  };
  static final double[][] RETURNS = {
    {.01, .00, .02, .03, .02},
    {.00, .01, .01, .02, .04},
    {.03, .01, -.01, .00, .00},
    {-.01, .02, .01, .00, .02}
  };

  private static FamaMacBeth four() {
    FamaMacBeth regression = new FamaMacBeth(1);
    for (int date = 0; date < EXPOSURES.length; date++) {
      assertThat(regression.add(new double[][] {EXPOSURES[date]}, RETURNS[date])).isTrue();
    }
    return regression;
  }

  @Test
  void shouldGiveASlopeForEachDate() {
    assertThat(four().slopes(1))
        .containsExactly(new double[] {.005, .007, .008, .006}, within(1e-15));
  }

  @Test
  void shouldTestTheMeanSlope() {
    MeanTest slope = MeanTest.naive(four().slopes(1));
    assertThat(slope.mean()).isCloseTo(.0065, within(1e-15));
    assertThat(slope.error()).isCloseTo(.00064550, within(5e-9));
    assertThat(slope.t()).isCloseTo(10.06975670, within(5e-9));
    MeanTest intercept = MeanTest.naive(four().slopes(0));
    assertThat(intercept.mean()).isCloseTo(-.008, within(1e-15));
    assertThat(intercept.t()).isCloseTo(-1.98966401, within(5e-9));
  }

  @Test
  void shouldTestItByNeweyWest() {
    MeanTest slope = MeanTest.neweyWestOfLags(four().slopes(1), 1);
    assertThat(slope.error()).isCloseTo(.00051539, within(5e-9));
    assertThat(slope.t()).isCloseTo(12.61185250, within(5e-9));
  }

  @Test
  void shouldTellTwoExposuresApart() {
    double[] size = {1, 2, 3, 4, 5, 6};
    double[] value = {2, 1, 4, 3, 6, 4};
    double[] returns = new double[6];
    for (int i = 0; i < 6; i++) {
      returns[i] = 0.01 + 0.002 * size[i] - 0.003 * value[i];
    }
    FamaMacBeth regression = new FamaMacBeth(2);
    regression.add(new double[][] {size, value}, returns);
    assertThat(regression.slopes(0)[0]).isCloseTo(0.01, within(1e-15));
    assertThat(regression.slopes(1)[0]).isCloseTo(0.002, within(1e-15));
    assertThat(regression.slopes(2)[0]).isCloseTo(-0.003, within(1e-15));
  }

  @Test
  void shouldLeaveOutAStockWithAMissingNumber() {
    FamaMacBeth regression = new FamaMacBeth(1);
    regression.add(
        new double[][] {{1, 2, 3, Double.NaN, 4, 5, 9}},
        new double[] {.01, .00, .02, 5, .03, .02, Double.NaN});
    assertThat(regression.slopes(1)).containsExactly(new double[] {.005}, within(1e-15));
  }

  @Test
  void shouldNotCountADateWithoutSlope() {
    FamaMacBeth regression = new FamaMacBeth(1);
    assertThat(regression.add(new double[][] {{1, 2, 3}}, new double[] {1, 2, 3})).isFalse();
    assertThat(regression.add(new double[][] {{2, 2, 2, 2, 2}}, RETURNS[0])).isFalse();
    assertThat(regression.slopes(1)).isEmpty();
  }
}
