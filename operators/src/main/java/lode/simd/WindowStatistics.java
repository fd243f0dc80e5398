package lode.simd;

/**
 * Statistics of windows from the planes of {@link WindowFolds}, written to the output rows of a
 * {@link Block}; missing where fewer than {@code required} rows are valid or the result is not a
 * finite float. A variance below {@link #CONSTANT} of the mean square is 0.
 */
public interface WindowStatistics {
  /** Variance of at most this share of the mean square is that of a constant, rounded. */
  double CONSTANT = 1e-12;

  /** Weights whose sum, squared, is at most this share of their number times squares cancel. */
  double CANCELLED = 1e-24;

  /** Of moments: sum. */
  void sum(Block block, double[] a, int required);

  /** Of moments: mean. */
  void mean(Block block, double[] a, int required);

  /** Of moments: variance, ddof 1. */
  void variance(Block block, double[] a, int required);

  /** Of moments: standard deviation, ddof 1. */
  void deviation(Block block, double[] a, int required);

  /** Of moments: current value less mean, over deviation; missing where constant. */
  void zscore(Block block, double[] a, int required);

  /** Of moments: mean over deviation; missing where constant. */
  void informationRatio(Block block, double[] a, int required);

  /** Of comoments: covariance, ddof 1. */
  void covariance(Block block, double[] a, int required);

  /** Of comoments: Pearson's correlation; missing where either is constant. */
  void correlation(Block block, double[] a, int required);

  /** Of comoments: slope of x on y; missing where y is constant. */
  void beta(Block block, double[] a, int required);

  /** Of comoments: intercept of x on y; missing where y is constant. */
  void alpha(Block block, double[] a, int required);

  /** Of comoments: what the line on y leaves of the current x; missing where y is constant. */
  void regressionResidual(Block block, double[] a, int required);

  /** Of comoments: mean of x weighted by y; missing where the weights cancel. */
  void weightedMean(Block block, double[] a, int required);

  /** Of dated sums: mean with linear weights, n for the newest row. */
  void decay(Block block, double[] a, int required);

  /** Of a trend: slope over time, per row. */
  void slope(Block block, double[] a, int required);

  /** Of a trend: share of the variance that the line over time explains; missing if constant. */
  void rsquare(Block block, double[] a, int required);

  /** Of a trend: what the line over time leaves of the current value. */
  void residual(Block block, double[] a, int required);

  /** n times the sum of squared deviations, from sums of values and squares; 0 if constant. */
  static double varied(double count, double sum, double squares) {
    double all = count * squares;
    double varied = all - sum * sum;
    return varied <= CONSTANT * all ? 0 : varied;
  }

  /** The float, or NaN where it is not finite. */
  static float finite(double value) {
    float f = (float) value;
    return Float.isFinite(f) ? f : Float.NaN;
  }
}
