package lode.simd;

/** The plain twin. */
final class PlainSectionMath implements SectionMath {
  @Override
  public float least(float[] x, int i, int n) {
    float least = Float.POSITIVE_INFINITY;
    for (int k = i; k < i + n; k++) {
      least = x[k] < least ? x[k] : least;
    }
    return least + 0f;
  }

  @Override
  public float greatest(float[] x, int i, int n) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int k = i; k < i + n; k++) {
      greatest = x[k] > greatest ? x[k] : greatest;
    }
    return greatest + 0f;
  }

  @Override
  public double sumAbs(float[] x, int i, double center, int n) {
    double[] lanes = new double[RowMath.LANES];
    sumAbs(x, i, center, n, lanes);
    return RowMath.fold(lanes);
  }

  /** Adds to partial sums; the first cell belongs to the first. */
  static void sumAbs(float[] x, int i, double center, int n, double[] lanes) {
    for (int k = 0; k < n; k++) {
      double d = Math.abs(x[i + k] - center);
      lanes[k % RowMath.LANES] += Double.isNaN(d) ? 0 : d;
    }
  }

  @Override
  public void spread(float value, float[] chosen, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = chosen[j + k] == 1 ? value : Float.NaN;
    }
  }

  @Override
  public void common(float[] x, float[] y, int n) {
    for (int k = 0; k < n; k++) {
      boolean both = !Float.isNaN(x[k]) && !Float.isNaN(y[k]);
      x[k] = both ? x[k] : Float.NaN;
      y[k] = both ? y[k] : Float.NaN;
    }
  }

  @Override
  public void residual(
      float[] y, double p, double slope, float[] x, double q, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float value = (float) ((y[k] - p) - slope * (x[k] - q));
      out[o + k] = Float.isFinite(value) ? value : Float.NaN;
    }
  }
}
