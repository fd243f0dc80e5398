package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Check values: alphalens' own test of demeaned factor weights. */
class SheetReturnsTest {
  private static final int[] MEMBERS = {0, 1, 2, 3};
  private final CrossSection section = new CrossSection(4, 2);
  private final StudySeries.Sheet sheet = new StudySeries.Sheet(1, 2);

  private StudySeries.Sheet returns(float... labels) {
    section.load(new float[] {3, 4, 2, 1}, 0, MEMBERS);
    new SheetReturns(section, 2).write(labels, 4, 0, sheet);
    return sheet;
  }

  @Test
  void shouldWeighNamesAsAlphalensDoes() {
    float[] weights = {.125f, .375f, -.125f, -.375f};
    for (int i = 0; i < 4; i++) {
      float[] labels = new float[4];
      labels[i] = 1;
      assertThat(returns(labels).factorReturn[0]).isEqualTo(weights[i]);
    }
  }

  @Test
  void shouldAverageTheReturnsOfEachQuantile() {
    returns(.5f, .25f, -.5f, 0);
    assertThat(sheet.quantileReturns[0][0]).isEqualTo(-.25f);
    assertThat(sheet.quantileReturns[1][0]).isEqualTo(.375f);
    assertThat(sheet.universeReturn[0]).isEqualTo(.0625f);
  }

  @Test
  void shouldCountNamesWithoutALabelForNothing() {
    returns(.5f, Float.NaN, Float.NaN, Float.NaN);
    assertThat(sheet.quantileReturns[0][0]).isNaN();
    assertThat(sheet.quantileReturns[1][0]).isEqualTo(.5f);
    assertThat(sheet.factorReturn[0]).as("one name has no other to be above").isNaN();
  }
}
