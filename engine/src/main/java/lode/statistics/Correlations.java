package lode.statistics;

/** Correlations between daily series of many formulas. */
public final class Correlations {
  private Correlations() {}

  /**
   * The correlation matrix of series.
   *
   * <p>A missing number counts as the series' own mean, so that the matrix stays one of
   * correlations (no negative eigenvalue); a constant series has correlation 0 to every other.
   *
   * @param series numbers by series and date, all of one length
   */
  public static double[][] of(double[][] series) {
    double[][] unit = new double[series.length][];
    for (int i = 0; i < series.length; i++) {
      unit[i] = unit(series[i]);
    }
    double[][] matrix = new double[series.length][series.length];
    for (int i = 0; i < series.length; i++) {
      matrix[i][i] = 1;
      for (int j = 0; j < i; j++) {
        matrix[i][j] = dot(unit[i], unit[j], unit[i].length);
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  /** Pearson correlation of two series without missing numbers; NaN where one is constant. */
  public static double pearson(double[] a, double[] b) {
    double[] x = unit(a);
    double[] y = unit(b);
    double own = dot(x, x, x.length) * dot(y, y, y.length);
    double both = dot(x, y, x.length);
    return own > 0 ? Math.clamp(both / Math.sqrt(own), -1, 1) : Double.NaN;
  }

  /** Correlation of ranks, ties averaged; NaN where one is constant. */
  public static double spearman(double[] a, double[] b) {
    return pearson(Ranks.of(a), Ranks.of(b));
  }

  /** The numbers less their mean, scaled to length 1; missing ones 0; all 0 where constant. */
  static double[] unit(double[] series) {
    Moments moments = Moments.of(Moments.present(series));
    double length = moments.deviation() * Math.sqrt(moments.n() - 1.0);
    double[] unit = new double[series.length];
    for (int i = 0; i < unit.length; i++) {
      boolean there = !Double.isNaN(series[i]) && length > 0;
      unit[i] = there ? (series[i] - moments.mean()) / length : 0;
    }
    return unit;
  }

  /**
   * Of the first n: in four sums, so that the additions do not wait for each other; always the same
   * four.
   */
  static double dot(double[] a, double[] b, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < n; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
