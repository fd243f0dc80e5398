package lode.simd;

import static lode.simd.WindowStatistics.finite;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The way of plain loops. */
final class PlainCurves implements Curves {
  private static void each(DoubleUnaryOperator curve, float[] x, int i, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = finite(curve.applyAsDouble(x[i + k]));
    }
  }

  @SuppressWarnings("checkstyle:ParameterNumber")
  private static void both(
      DoubleBinaryOperator curve, float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    for (int k = 0; k < n; k++) {
      out[o + k] = finite(curve.applyAsDouble(x[i + k], y[j + k]));
    }
  }

  @Override
  public void log(float[] x, int i, float[] out, int o, int n) {
    each(Functions::log, x, i, out, o, n);
  }

  @Override
  public void logRatio(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    both((a, b) -> a > 0 && b > 0 ? Functions.log(a / b) : Double.NaN, x, i, y, j, out, o, n);
  }

  @Override
  public void log1p(float[] x, int i, float[] out, int o, int n) {
    each(Functions::log1p, x, i, out, o, n);
  }

  @Override
  public void slog1p(float[] x, int i, float[] out, int o, int n) {
    each(v -> signed(Functions.log1p(Math.abs(v)), v), x, i, out, o, n);
  }

  @Override
  public void exp(float[] x, int i, float[] out, int o, int n) {
    each(Functions::exp, x, i, out, o, n);
  }

  @Override
  public void tanh(float[] x, int i, float[] out, int o, int n) {
    each(Functions::tanh, x, i, out, o, n);
  }

  @Override
  public void sigmoid(float[] x, int i, float[] out, int o, int n) {
    each(Functions::sigmoid, x, i, out, o, n);
  }

  @Override
  public void ssqrt(float[] x, int i, float[] out, int o, int n) {
    each(v -> signed(Math.sqrt(Math.abs(v)), v), x, i, out, o, n);
  }

  @Override
  public void sdiv(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    both((a, b) -> a / Math.sqrt(1 + b * b), x, i, y, j, out, o, n);
  }

  @Override
  public void pow(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    both(Functions::pow, x, i, y, j, out, o, n);
  }

  @Override
  public void spow(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    both(Functions::spow, x, i, y, j, out, o, n);
  }

  @Override
  public void spow(float[] x, int i, float y, float[] out, int o, int n) {
    each(v -> Functions.spow(v, y), x, i, out, o, n);
  }

  private static double signed(double size, double sign) {
    return sign < 0 ? -size : size;
  }
}
