package lode.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final double NAN = Double.NaN;

  @Test
  void shouldAddUpOverGaps() {
    assertThat(new Series("x", new double[] {1, NAN, 2}).cumulated().values())
        .containsExactly(1, 1, 3);
  }

  @Test
  void shouldCompoundReturns() {
    assertThat(new Series("x", new double[] {0.5, -0.5}).compounded().values())
        .containsExactly(0.5, -0.25);
  }

  @Test
  void shouldFallFromTheHighestWealth() {
    assertThat(new Series("x", new double[] {1, -0.5, 0.5}).drawdown().values())
        .containsExactly(0, -0.5, -0.25);
  }

  @Test
  void shouldMeanTheLastNumbersThatAreThere() {
    assertThat(new Series("x", new double[] {NAN, NAN, 2, 4, NAN}).smoothed(2, "m").values())
        .containsExactly(NAN, NAN, 2, 3, 4);
  }
}
