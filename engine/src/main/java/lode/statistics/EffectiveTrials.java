package lode.statistics;

import java.util.SplittableRandom;

/**
 * How many independent tries a search with so many alike formulas was worth. The raw count is too
 * harsh (a thousand twins are one try), a count of clusters too lenient; of the closed forms none
 * is right in general. What counts is how large the best by luck becomes: {@link #maxCalibrated}
 * simulates just that, and the others stand beside it for comparison.
 *
 * @param tries formulas, or sampled formulas, whose correlations were given
 * @param implied {@code r + (1 - r) M} with the mean correlation r (Lopez de Prado and Lewis)
 * @param participationRatio {@code (sum of eigenvalues)^2 / sum of their squares}
 * @param liJi each eigenvalue's fraction, plus 1 where it is at least 1 (Li and Ji, 2005)
 * @param nyholt {@code 1 + (M - 1)(1 - Var(eigenvalues) / M)} (Nyholt, 2004)
 * @param shrink expected maximum of the tries over that of as many independent ones, 0..1
 * @param maxCalibrated independent tries with the expected maximum of these; by {@link
 *     ExpectedMaximum#exact}
 */
public record EffectiveTrials(
    int tries,
    double implied,
    double participationRatio,
    double liJi,
    double nyholt,
    double shrink,
    double maxCalibrated) {
  /** Draws that leave an error of about 2 % in the calibrated number of 1000 tries. */
  public static final int DRAWS = 2000;

  /** An eigenvalue this near a whole number is that number, as rounding left it. */
  private static final double WHOLE = 1e-9;

  /** A direction with less deviation than this has none but rounding. */
  private static final double FLAT = 1e-6;

  /**
   * All measures of a correlation matrix.
   *
   * @param correlation symmetric, ones on the diagonal, no negative eigenvalue ({@link
   *     Correlations#of}); signs as the formulas are oriented
   * @param draws simulated searches; {@link #DRAWS}
   * @param seed of the simulation; the same seed gives the same bits
   */
  public static EffectiveTrials of(double[][] correlation, int draws, long seed) {
    int m = correlation.length;
    if (m < 2) {
      return new EffectiveTrials(m, m, m, m, m, 1, m);
    }
    double sum = 0;
    double squares = 0;
    for (double[] row : correlation) {
      for (double value : row) {
        sum += value;
        squares += value * value;
      }
    }
    double mean = (sum - m) / (m * (m - 1.0));
    double variance = (squares - m) / (m - 1.0);
    double shrink = Math.min(1, simulate(correlation, draws, seed) / ExpectedMaximum.exact(m));
    return new EffectiveTrials(
        m,
        mean + (1 - mean) * m,
        (double) m * m / squares,
        liJi(Eigenvalues.of(correlation)),
        1 + (m - 1) * (1 - variance / m),
        shrink,
        Math.min(m, ExpectedMaximum.tries(shrink * ExpectedMaximum.exact(m))));
  }

  /** What the best of these tries is expected to show by luck, in standard deviations. */
  public double expectedMaximum() {
    return expectedMaximum(tries);
  }

  /**
   * What the best of all tries is expected to show by luck, where these are a sample of them: the
   * sample's shrinkage holds for all. Exact where every two tries are equally correlated.
   *
   * @param all tries, at least as many as sampled
   */
  public double expectedMaximum(double all) {
    return shrink * ExpectedMaximum.exact(all);
  }

  /** The independent tries that all tries are worth, where these are a sample of them. */
  public double maxCalibrated(double all) {
    return Math.min(all, ExpectedMaximum.tries(expectedMaximum(all)));
  }

  /**
   * Mean of the largest of simulated normal values with these correlations. A draw with its signs
   * turned is a draw as well, so that the smallest counts too.
   */
  private static double simulate(double[][] correlation, int draws, long seed) {
    double[][] root = cholesky(correlation);
    SplittableRandom random = new SplittableRandom(seed);
    double[] independent = new double[root.length];
    double sum = 0;
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < independent.length; i++) {
        independent[i] = random.nextGaussian();
      }
      double largest = Double.NEGATIVE_INFINITY;
      double smallest = Double.POSITIVE_INFINITY;
      for (double[] row : root) {
        double value = Correlations.dot(row, independent, row.length);
        largest = Math.max(largest, value);
        smallest = Math.min(smallest, value);
      }
      sum += largest - smallest;
    }
    return sum / (2.0 * draws);
  }

  /** Lower triangular root, row i of length i + 1; a direction without variance gives zeros. */
  private static double[][] cholesky(double[][] a) {
    double[][] root = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      root[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double left = a[i][j] - Correlations.dot(root[i], root[j], j);
        if (i == j) {
          root[i][i] = Math.sqrt(Math.max(0, left));
        } else {
          root[i][j] = root[j][j] > FLAT ? left / root[j][j] : 0;
        }
      }
    }
    return root;
  }

  private static double liJi(double[] eigenvalues) {
    double sum = 0;
    for (double eigenvalue : eigenvalues) {
      double nearest = Math.rint(eigenvalue);
      double value = Math.abs(eigenvalue - nearest) < WHOLE ? nearest : Math.max(0, eigenvalue);
      sum += (value >= 1 ? 1 : 0) + value - Math.floor(value);
    }
    return sum;
  }
}
