package lode.operator;

/**
 * Skewness and excess kurtosis, corrected for bias. Central moments of parts are joined by the
 * pairwise update of Chan et al. and Pebay (2008), because powers of raw values cancel.
 */
final class Shape extends BlockedWindow {
  private final boolean kurtosis;

  Shape(boolean kurtosis, int window, int stride) {
    super(window, kurtosis ? 4 : 3, kurtosis ? 5 : 4, stride);
    this.kurtosis = kurtosis;
  }

  @Override
  void append(int date, Rows[] inputs, int at) {
    float[] x = inputs[0].data();
    int r = inputs[0].at(date);
    for (int i = 0; i < stride; i++) {
      float v = x[r + i];
      if (!Float.isNaN(v)) {
        join(at + i, 1, v, 0, 0, 0);
      }
    }
  }

  @Override
  void join(int at, int from, int rows) {
    double[] a = state;
    int s = stride;
    for (int i = 0; i < s; i++) {
      int f = from + i;
      if (a[f] > 0) {
        double m4 = kurtosis ? a[f + 4 * s] : 0;
        join(at + i, a[f], a[f + s], a[f + 2 * s], a[f + 3 * s], m4);
      }
    }
  }

  /** Joins n values of a mean and central sums to the fold of one stock. */
  private void join(int at, double n, double mean, double m2, double m3, double m4) {
    double[] a = state;
    int s = stride;
    double na = a[at];
    double total = na + n;
    double share = n / total;
    double d = mean - a[at + s];
    double d2 = d * d * na * share;
    double a2 = a[at + 2 * s];
    double a3 = a[at + 3 * s];
    double skewed = 3 * d * (na * m2 - n * a2) / total;
    if (kurtosis) {
      a[at + 4 * s] +=
          m4
              + d2 * d * d * (na * na - na * n + n * n) / (total * total)
              + 6 * d * d * (na * na * m2 + n * n * a2) / (total * total)
              + 4 * d * (na * m3 - n * a3) / total;
    }
    a[at] = total;
    a[at + s] += d * share;
    a[at + 2 * s] = a2 + m2 + d2;
    a[at + 3 * s] = a3 + m3 + d2 * d * (na - n) / total + skewed;
  }

  @Override
  void finish(int date, Rows[] inputs, int at, float[] out, int o) {
    double[] a = state;
    int s = stride;
    for (int i = 0; i < s; i++) {
      double n = a[at + i];
      double m2 = a[at + 2 * s + i];
      double value = Double.NaN;
      if (n >= required && !Moments.constant(n, a[at + s + i], m2)) {
        value =
            kurtosis
                ? (n - 1)
                    / ((n - 2) * (n - 3))
                    * ((n + 1) * n * a[at + 4 * s + i] / (m2 * m2) - 3 * (n - 1))
                : n * Math.sqrt(n - 1) / (n - 2) * (a[at + 3 * s + i] / (m2 * Math.sqrt(m2)));
      }
      out[o + i] = Cells.finite((float) value);
    }
  }
}
