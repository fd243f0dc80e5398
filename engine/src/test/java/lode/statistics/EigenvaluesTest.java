package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EigenvaluesTest {
  /** Correlations of {@code n} random series of so many dates. */
  private static double[][] correlations(int n, int dates) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] series = new double[n][dates];
    for (double[] row : series) {
      Arrays.setAll(row, t -> random.nextGaussian());
    }
    return Correlations.of(series);
  }

  @ParameterizedTest
  @CsvSource({"1, 9", "2, 9", "7, 30", "60, 200", "60, 20"})
  void shouldAgreeWithADecompositionThatHasVectors(int n, int dates) {
    double[][] matrix = correlations(n, dates);
    double[] expected =
        new EigenDecomposition(new Array2DRowRealMatrix(matrix)).getRealEigenvalues();
    Arrays.sort(expected);
    assertThat(Eigenvalues.of(matrix)).containsExactly(expected, within(1e-10));
  }

  @Test
  void shouldTakeADiagonalAsItIs() {
    assertThat(Eigenvalues.of(new double[][] {{3, 0, 0}, {0, 1, 0}, {0, 0, 2}}))
        .containsExactly(new double[] {1, 2, 3}, within(1e-15));
  }

  @Test
  void shouldLeaveTheMatrixAsItIs() {
    double[][] matrix = {{2, 1}, {1, 2}};
    assertThat(Eigenvalues.of(matrix)).containsExactly(new double[] {1, 3}, within(1e-15));
    assertThat(matrix).isDeepEqualTo(new double[][] {{2, 1}, {1, 2}});
  }

  @Test
  void shouldHaveNoneOfNothing() {
    assertThat(Eigenvalues.of(new double[0][0])).isEmpty();
  }
}
