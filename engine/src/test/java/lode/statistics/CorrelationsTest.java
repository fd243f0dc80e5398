package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationsTest {
  @ParameterizedTest
  @CsvSource({"0, .71818485", "1, .66688593", "2, .82078268", "3, .66688593"})
  void shouldGiveRankCorrelationsWithTies(int date, double expected) {
    // scipy.stats.spearmanr
    assertThat(
            Correlations.spearman(FamaMacBethTest.EXPOSURES[date], FamaMacBethTest.RETURNS[date]))
        .isCloseTo(expected, within(5e-9));
  }

  @Test
  void shouldGiveOneForTheSameOrderAndMinusOneForTheOpposite() {
    double[] up = {1, 2, 3, 4};
    double[] down = {4, 3, 2, 1};
    assertThat(Correlations.spearman(up, down)).isCloseTo(-1, within(1e-15));
    assertThat(Correlations.spearman(down, down)).isCloseTo(1, within(1e-15));
    assertThat(Correlations.pearson(up, up)).isCloseTo(1, within(1e-15));
  }

  @Test
  void shouldHaveNoCorrelationWithAConstant() {
    assertThat(Correlations.pearson(new double[] {1, 2, 3}, new double[] {5, 5, 5})).isNaN();
    double[][] matrix = Correlations.of(new double[][] {{1, 2, 3}, {5, 5, 5}});
    assertThat(matrix).isDeepEqualTo(new double[][] {{1, 0}, {0, 1}});
  }

  @Test
  void shouldCountAMissingNumberAsTheMean() {
    double[][] matrix = Correlations.of(new double[][] {{1, 2, 6, 3, Double.NaN}, {2, 7, 4, 3, 4}});
    double expected =
        Correlations.pearson(new double[] {1, 2, 6, 3, 3}, new double[] {2, 7, 4, 3, 4});
    assertThat(matrix[1][0]).isCloseTo(expected, within(1e-15)).isEqualTo(matrix[0][1]);
  }

  @Test
  void shouldShareRanksAmongEquals() {
    assertThat(Ranks.of(0.3, 0.1, 0.3, 0.2, 0.3)).containsExactly(4, 1, 4, 2, 4);
    assertThat(Ranks.of()).isEmpty();
  }
}
