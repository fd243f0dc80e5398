package lode.simd;

/**
 * Folds of the windows of a {@link Block} that are no sums of powers, into planes of doubles, the
 * first of which counts the valid rows. Missing cells are NaN and are skipped. The ways of
 * computing them give the same bits.
 */
public interface WindowPaths {
  /** Planes: count, product. */
  void product(Block block, double[] a);

  /**
   * Planes: count, smallest, largest (at least 0), and largest fall from a value to a later one as
   * a share of the first, at least 0; of no meaning where the smallest is not positive.
   */
  void drawdown(Block block, double[] a);

  /**
   * Planes over the rows where both series are valid: count, how many where the second holds (is
   * not 0), sum of the first there, and the newest such row's date less the block's first.
   */
  void conditions(Block block, double[] a);
}
