package lode.simd;

/** The plain twin: loops that say what each primitive means, on any machine. */
final class PlainMath implements RowMath {
  @Override
  public void add(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = finite(x[i + k] + y[j + k]);
    }
  }

  @Override
  public void sub(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = finite(x[i + k] - y[j + k]);
    }
  }

  @Override
  public void mul(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = finite(x[i + k] * y[j + k]);
    }
  }

  @Override
  public void div(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float d = y[j + k];
      out[o + k] = Math.abs(d) < TINY ? Float.NaN : finite(x[i + k] / d);
    }
  }

  @Override
  public void min(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = Math.min(x[i + k], y[j + k]);
    }
  }

  @Override
  public void max(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = Math.max(x[i + k], y[j + k]);
    }
  }

  @Override
  public void gt(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float a = x[i + k];
      float b = y[j + k];
      out[o + k] = a > b ? 1 : truth(a, b);
    }
  }

  @Override
  public void ge(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float a = x[i + k];
      float b = y[j + k];
      out[o + k] = a >= b ? 1 : truth(a, b);
    }
  }

  @Override
  public void eq(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float a = x[i + k];
      float b = y[j + k];
      out[o + k] = a == b ? 1 : truth(a, b);
    }
  }

  @Override
  public void within(float[] x, int i, float[] chosen, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = chosen[j + k] == 1 ? x[i + k] : Float.NaN;
    }
  }

  @Override
  public void neg(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = -x[i + k];
    }
  }

  @Override
  public void abs(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = Math.abs(x[i + k]);
    }
  }

  @Override
  public void sqrt(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = (float) Math.sqrt(x[i + k]);
    }
  }

  @Override
  public void affine(float[] x, int i, double shift, double scale, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = finite((float) ((x[i + k] - shift) * scale));
    }
  }

  @Override
  public void clip(float[] x, int i, float low, float high, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = Math.min(Math.max(x[i + k], low), high);
    }
  }

  @Override
  public int count(float[] x, int i, int n) {
    int count = 0;
    for (int k = 0; k < n; k++) {
      count += Float.isNaN(x[i + k]) ? 0 : 1;
    }
    return count;
  }

  @Override
  public double sum(float[] x, int i, int n) {
    double[] lanes = new double[LANES];
    sum(x, i, n, lanes);
    return RowMath.fold(lanes);
  }

  @Override
  public double sumAbs(float[] x, int i, int n) {
    double[] lanes = new double[LANES];
    sumAbs(x, i, n, lanes);
    return RowMath.fold(lanes);
  }

  @Override
  public double sumSquares(float[] x, int i, double center, int n) {
    double[] lanes = new double[LANES];
    sumSquares(x, i, center, n, lanes);
    return RowMath.fold(lanes);
  }

  @Override
  public double sumProducts(float[] x, int i, double p, float[] y, int j, double q, int n) {
    double[] lanes = new double[LANES];
    sumProducts(x, i, p, y, j, q, n, lanes);
    return RowMath.fold(lanes);
  }

  @Override
  public int sumProducts(byte[] x, int i, byte[] y, int j, int n) {
    int sum = 0;
    for (int k = 0; k < n; k++) {
      sum += x[i + k] * y[j + k];
    }
    return sum;
  }

  /** Adds n cells to the partial sums, the first to the first; as the three below. */
  static void sum(float[] x, int i, int n, double[] lanes) {
    for (int k = 0; k < n; k++) {
      lanes[k % LANES] += present(x[i + k]);
    }
  }

  static void sumAbs(float[] x, int i, int n, double[] lanes) {
    for (int k = 0; k < n; k++) {
      lanes[k % LANES] += present(Math.abs(x[i + k]));
    }
  }

  static void sumSquares(float[] x, int i, double center, int n, double[] lanes) {
    for (int k = 0; k < n; k++) {
      double d = x[i + k] - center;
      lanes[k % LANES] += present(d * d);
    }
  }

  static void sumProducts(
      float[] x, int i, double p, float[] y, int j, double q, int n, double[] lanes) {
    for (int k = 0; k < n; k++) {
      lanes[k % LANES] += present((x[i + k] - p) * (y[j + k] - q));
    }
  }

  /** The value, or NaN where it is not finite, without a branch: infinity less itself is NaN. */
  @SuppressWarnings("IdentityBinaryExpression")
  private static float finite(float value) {
    return value - (value - value);
  }

  /** 0, or NaN where either is. */
  private static float truth(float a, float b) {
    return Float.isNaN(a) || Float.isNaN(b) ? Float.NaN : 0;
  }

  private static double present(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
