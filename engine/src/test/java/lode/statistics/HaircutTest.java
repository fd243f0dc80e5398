package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check values: Harvey and Liu's formula with scipy's Student t, annual ratios of monthly data. */
class HaircutTest {
  private static final double MONTH = Math.sqrt(12);

  @ParameterizedTest
  @CsvSource({
    "1, 120, 100, 0.40876171",
    "1, 240, 10, 0.87455820",
    "0.75, 240, 200, 0.29714238",
    "1, 240, 200, 0.68626650",
    "1.5, 120, 100, 1.11669073"
  })
  void shouldCutTheRatio(double annual, int months, long tests, double left) {
    Haircut haircut = Haircut.bonferroni(annual / MONTH, months, tests);
    assertThat(haircut.sharpe() * MONTH).isCloseTo(left, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"1, 120, 100, 0.5912", "1, 240, 10, 0.1254", "0.75, 240, 200, 0.6038"})
  void shouldSayTheShareThatIsGone(double annual, int months, long tests, double cut) {
    assertThat(Haircut.bonferroni(annual / MONTH, months, tests).cut())
        .isCloseTo(cut, within(5e-5));
  }

  @Test
  void shouldShowBothPValues() {
    Haircut haircut = Haircut.bonferroni(1 / MONTH, 120, 100);
    assertThat(haircut.p()).isCloseTo(.00198647, within(5e-9));
    assertThat(haircut.adjusted()).isCloseTo(.19864739, within(5e-9));
  }

  @Test
  void shouldLeaveNothingOfARatioThatSoManyTestsExplain() {
    Haircut haircut = Haircut.bonferroni(1 / MONTH, 120, 1_000_000);
    assertThat(haircut.adjusted()).isEqualTo(1);
    assertThat(haircut.sharpe()).isZero();
    assertThat(haircut.cut()).isEqualTo(1);
  }

  @Test
  void shouldTakeAnyAdjustedPValue() {
    double p = Haircut.p(1 / MONTH, 120);
    double[] adjusted = Correction.BHY.adjust(p, 0.2, 0.5);
    Haircut haircut = Haircut.of(1 / MONTH, 120, adjusted[0]);
    assertThat(Haircut.p(haircut.sharpe(), 120)).isCloseTo(adjusted[0], within(1e-9));
  }

  @Test
  void shouldStandFarOutInTheTail() {
    double p = Haircut.p(.3, 1300);
    assertThat(p).isLessThan(1e-20);
    assertThat(Haircut.bonferroni(.3, 1300, 1).cut()).isCloseTo(0, within(1e-10));
    Haircut haircut = Haircut.bonferroni(.3, 1300, 1_000_000);
    assertThat(Haircut.p(haircut.sharpe(), 1300) / (1e6 * p)).isCloseTo(1, within(1e-9));
  }

  @Test
  void shouldHaveNothingToCutOfALoss() {
    Haircut haircut = Haircut.of(-.1, 120, 1);
    assertThat(haircut.sharpe()).isZero();
    assertThat(haircut.cut()).isNaN();
  }
}
