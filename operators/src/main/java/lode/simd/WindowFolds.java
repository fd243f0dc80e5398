package lode.simd;

/**
 * Folds of the windows of a {@link Block} into planes of doubles. Missing cells are NaN and are
 * skipped. The ways of computing them give the same bits: cells are independent, and rows are taken
 * in one order.
 */
public interface WindowFolds {
  /** Planes: count, sum of x, sum of x x. */
  void moments(Block block, double[] a);

  /** Planes over the rows where both are valid: count, sums of x, y, x x, y y, x y. */
  void comoments(Block block, double[] a);

  /** Planes: count, sums of x, p, p x; p is the row's date less the block's first. */
  void dated(Block block, double[] a);

  /** Planes: those of {@link #dated}, then sums of p p, x x. */
  void trend(Block block, double[] a);

  /**
   * Planes: sum of weights, weighted sum; a row of age k weighs {@code power[k]}.
   *
   * @param power 1, d, d d, ...: one for each row of the window
   */
  void fading(Block block, double[] power, double[] a);

  /**
   * Sums over the window that ends on the block's j-th date, of the deviations d from its mean:
   * planes of abs(d), d d, d d d, d d d d.
   *
   * @param sums planes of the moments, from index {@code at}
   */
  void deviations(Block block, int j, double[] sums, int at, double[] a);
}
