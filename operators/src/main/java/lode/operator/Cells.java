package lode.operator;

import lode.simd.RowMath;

/** Elementwise work on whole rows: one loop each, cells finite or NaN (missing). */
final class Cells {
  private Cells() {}

  static void sign(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = Math.signum(x[i + k]) + 0f;
    }
  }

  static void floor(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = (float) Math.floor(x[i + k]);
    }
  }

  static void ceil(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = (float) Math.ceil(x[i + k]);
    }
  }

  static void isNan(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = Float.isNaN(x[i + k]) ? 1 : 0;
    }
  }

  static void isFinite(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = Math.abs(x[i + k]) <= Float.MAX_VALUE ? 1 : 0;
    }
  }

  static void inv(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float v = x[i + k];
      out[o + k] = Math.abs(v) < RowMath.TINY ? Float.NaN : finite(1 / v);
    }
  }

  static void relu(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = Math.max(x[i + k], 0f);
    }
  }

  static void frac(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float v = x[i + k];
      out[o + k] = (float) (v - Math.floor(v));
    }
  }

  static void not(float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float v = x[i + k];
      out[o + k] = v == 0 ? 1 : v * 0f + 0f;
    }
  }

  static void mod(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float a = x[i + k];
      float b = y[j + k];
      out[o + k] = finite(modulo(a, b));
    }
  }

  static void ne(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float a = x[i + k];
      float b = y[j + k];
      out[o + k] = missing(a, b) ? Float.NaN : a != b ? 1 : 0;
    }
  }

  static void and(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float a = x[i + k];
      float b = y[j + k];
      out[o + k] = missing(a, b) ? Float.NaN : a != 0 && b != 0 ? 1 : 0;
    }
  }

  static void or(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float a = x[i + k];
      float b = y[j + k];
      out[o + k] = missing(a, b) ? Float.NaN : a != 0 || b != 0 ? 1 : 0;
    }
  }

  static void xor(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float a = x[i + k];
      float b = y[j + k];
      out[o + k] = missing(a, b) ? Float.NaN : (a != 0) != (b != 0) ? 1 : 0;
    }
  }

  static void mask(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float a = x[i + k];
      float b = y[j + k];
      out[o + k] = Float.isNaN(b) || b == 0 ? Float.NaN : a;
    }
  }

  static void fill(float[] x, int i, float value, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      float v = x[i + k];
      out[o + k] = Float.isNaN(v) ? value : v;
    }
  }

  /** Remainder with the sign of the divisor. */
  private static double modulo(double a, double b) {
    double rest = Math.abs(b) < RowMath.TINY ? Double.NaN : a % b;
    return rest != 0 && rest < 0 != b < 0 ? rest + b : rest;
  }

  private static boolean missing(float a, float b) {
    return Float.isNaN(a) || Float.isNaN(b);
  }

  /** The value, or NaN where it is not finite, without a branch: infinity less itself is NaN. */
  @SuppressWarnings("IdentityBinaryExpression")
  static float finite(float value) {
    return value - (value - value);
  }

  /** The value as a float, or NaN where that is not finite. */
  static float finite(double value) {
    return finite((float) value);
  }
}
