package lode.simd;

/**
 * Statistics of windows from the planes of {@link WindowFolds}, written to the output rows of a
 * {@link Block}; missing where fewer than {@code required} rows are valid or the result is not a
 * finite float.
 */
public interface WindowStatistics {
  /** Variance less than this share of the mean square is that of a constant, rounded. */
  double CONSTANT = 1e-12;

  /** Mean, of planes that begin with count and sum. */
  void mean(Block block, int planes, double[] a, int required);

  /** Standard deviation, ddof 1, of moments; 0 where constant. */
  void deviation(Block block, double[] a, int required);

  /** Pearson's correlation, of comoments; missing where either is constant. */
  void correlation(Block block, double[] a, int required);

  /** Mean with linear weights, the row's place from the oldest on, of a trend. */
  void decay(Block block, double[] a, int required);

  /** Slope over time, per row, of a trend; 0 where constant. */
  void slope(Block block, double[] a, int required);

  /** Share of the variance that a line over time explains, of a trend. */
  void rsquare(Block block, double[] a, int required);

  /** What the line over time leaves of the current value, of a trend. */
  void residual(Block block, double[] a, int required);

  /** Sum of squared deviations from the mean of v values; exactly 0 where they are constant. */
  static double squares(double v, double sum, double squares) {
    double m2 = squares - sum * sum * (1 / v);
    return m2 > CONSTANT * squares ? m2 : 0;
  }

  /** Variance, ddof 1, of v values; exactly 0 where they are constant. */
  static double variance(double v, double sum, double squares) {
    return squares(v, sum, squares) / (v - 1);
  }

  /** The float, or NaN where it is not finite. */
  static float finite(double value) {
    float f = (float) value;
    return Float.isFinite(f) ? f : Float.NaN;
  }
}
