package lode.simd;

/**
 * Transcendental functions of rows, the same bits as {@link Functions} to a float; missing where
 * the argument is, where the function is not defined and where no finite float can hold its value.
 * Arguments as those of {@link RowMath}.
 */
public interface Curves {
  /** Natural logarithm. */
  void log(float[] x, int i, float[] out, int o, int n);

  /** Natural logarithm of x / y, where both are positive. */
  void logRatio(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** log(1 + x). */
  void log1p(float[] x, int i, float[] out, int o, int n);

  /** sign(x) log(1 + abs(x)). */
  void slog1p(float[] x, int i, float[] out, int o, int n);

  /** e to the power x. */
  void exp(float[] x, int i, float[] out, int o, int n);

  /** Hyperbolic tangent. */
  void tanh(float[] x, int i, float[] out, int o, int n);

  /** 1 / (1 + e^-x). */
  void sigmoid(float[] x, int i, float[] out, int o, int n);

  /** sign(x) sqrt(abs(x)). */
  void ssqrt(float[] x, int i, float[] out, int o, int n);

  /** x / sqrt(1 + y y). */
  void sdiv(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** x^y. */
  void pow(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** sign(x) abs(x)^y. */
  void spow(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** sign(x) abs(x)^y, y the same for all. */
  void spow(float[] x, int i, float y, float[] out, int o, int n);
}
