package lode.simd;

import java.util.Arrays;

/** The way of plain loops. */
final class PlainWindowMath implements WindowMath {
  @Override
  public void moments(float[] x, int[] rows, double[] a, int at, int n) {
    Arrays.fill(a, at, at + 3 * n, 0);
    for (int r : rows) {
      for (int i = 0; i < n; i++) {
        double v = x[r + i];
        if (!Double.isNaN(v)) {
          a[at + i] += 1;
          a[at + n + i] += v;
          a[at + 2 * n + i] += v * v;
        }
      }
    }
  }

  @Override
  public void comoments(float[] x, int[] xRows, float[] y, int[] yRows, double[] a, int at, int n) {
    Arrays.fill(a, at, at + 6 * n, 0);
    for (int k = 0; k < xRows.length; k++) {
      for (int i = 0; i < n; i++) {
        double u = x[xRows[k] + i];
        double v = y[yRows[k] + i];
        if (!Double.isNaN(u) && !Double.isNaN(v)) {
          a[at + i] += 1;
          a[at + n + i] += u;
          a[at + 2 * n + i] += v;
          a[at + 3 * n + i] += u * u;
          a[at + 4 * n + i] += v * v;
          a[at + 5 * n + i] += u * v;
        }
      }
    }
  }

  @Override
  public void trend(float[] x, int[] rows, double[] a, int at, int n) {
    Arrays.fill(a, at, at + 6 * n, 0);
    for (int k = 0; k < rows.length; k++) {
      double p = k - (rows.length - 1);
      for (int i = 0; i < n; i++) {
        double v = x[rows[k] + i];
        if (!Double.isNaN(v)) {
          a[at + i] += 1;
          a[at + n + i] += v;
          a[at + 2 * n + i] += p;
          a[at + 3 * n + i] += p * v;
          a[at + 4 * n + i] += p * p;
          a[at + 5 * n + i] += v * v;
        }
      }
    }
  }

  @Override
  public void extremes(float[] x, int[] rows, double[] a, int at, int n) {
    Arrays.fill(a, at, at + n, 0);
    Arrays.fill(a, at + n, at + 2 * n, Double.POSITIVE_INFINITY);
    Arrays.fill(a, at + 2 * n, at + 3 * n, Double.NEGATIVE_INFINITY);
    for (int r : rows) {
      for (int i = 0; i < n; i++) {
        double v = x[r + i];
        if (!Double.isNaN(v)) {
          a[at + i] += 1;
          a[at + n + i] = v < a[at + n + i] ? v : a[at + n + i];
          a[at + 2 * n + i] = v > a[at + 2 * n + i] ? v : a[at + 2 * n + i];
        }
      }
    }
  }

  @Override
  public void add(double[] a, int at, int from, int n) {
    for (int i = 0; i < n; i++) {
      a[at + i] += a[from + i];
    }
  }

  @Override
  public void mean(double[] a, int at, int required, float[] out, int o, int n) {
    for (int i = 0; i < n; i++) {
      double v = a[at + i];
      out[o + i] = v >= required ? finite(a[at + n + i] / v) : Float.NaN;
    }
  }

  @Override
  public void deviation(double[] a, int at, int required, float[] out, int o, int n) {
    for (int i = 0; i < n; i++) {
      double v = a[at + i];
      double variance = WindowMath.variance(v, a[at + n + i], a[at + 2 * n + i]);
      out[o + i] = v >= required ? finite(Math.sqrt(variance)) : Float.NaN;
    }
  }

  @Override
  public void correlation(double[] a, int at, int required, float[] out, int o, int n) {
    correlation(a, at, n, required, out, o, 0, n);
  }

  /** Cells from..to of planes that are {@code plane} apart. */
  static void correlation(
      double[] a, int at, int plane, int required, float[] out, int o, int from, int to) {
    for (int i = at + from; i < at + to; i++) {
      double v = a[i];
      double x = a[i + plane];
      double y = a[i + 2 * plane];
      double xx = WindowMath.variance(v, x, a[i + 3 * plane]);
      double yy = WindowMath.variance(v, y, a[i + 4 * plane]);
      double r = (a[i + 5 * plane] - x * y / v) / (v - 1) / Math.sqrt(xx * yy);
      boolean known = v >= required && xx > 0 && yy > 0;
      out[o + i - at] = known ? finite(r > 1 ? 1 : r < -1 ? -1 : r) : Float.NaN;
    }
  }

  @Override
  public void rank(float[] x, int[] rows, int required, float[] out, int o, int n) {
    int now = rows[rows.length - 1];
    for (int i = 0; i < n; i++) {
      float current = x[now + i];
      float valid = 0;
      float below = 0;
      for (int r : rows) {
        float v = x[r + i];
        valid += !Float.isNaN(v) ? 1 : 0;
        below += (v < current ? 0.5f : 0) + (v <= current ? 0.5f : 0);
      }
      boolean known = !Float.isNaN(current) && valid >= required;
      out[o + i] = known ? (below + 0.5f) / valid : Float.NaN;
    }
  }

  /** The float, or NaN where it is not finite. */
  static float finite(double value) {
    float f = (float) value;
    return Float.isFinite(f) ? f : Float.NaN;
  }
}
