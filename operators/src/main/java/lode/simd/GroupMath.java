package lode.simd;

/**
 * Statistics of the groups of one date. Groups stand side by side in blocks of {@link #COLUMNS}, a
 * column each, the largest first; the cells of a block are row by row, those of shorter columns
 * missing (NaN). So lanes are groups, no cost grows with their number, and as a column is summed
 * from the top, the ways of computing give the same bits.
 *
 * <p>Block b is {@code x[start[b]]} up to {@code x[start[b + 1]]}; its groups are numbers {@code b
 * COLUMNS} and on in what is written.
 */
public interface GroupMath {
  /** Groups in a block. */
  int COLUMNS = 8;

  /** The way chosen for this process: that of {@link Simd#ROWS}. */
  GroupMath GROUPS = Simd.ROWS instanceof PlainMath ? new PlainGroupMath() : new VectorGroupMath();

  /** Writes how many are not missing, their sum and their mean; sum and mean of none are NaN. */
  void moments(float[] x, int[] start, int blocks, double[] count, double[] sum, double[] mean);

  /**
   * Writes standard deviations, ddof 1: NaN of fewer than two, 0 where the variance is within
   * {@link WindowStatistics#CONSTANT} of the mean square.
   */
  void deviations(
      float[] x, int[] start, int blocks, double[] count, double[] mean, double[] deviation);

  /** Writes sums of absolute values. */
  void sumAbs(float[] x, int[] start, int blocks, double[] sum);

  /**
   * Makes x into (x - shift) / divisor, both of its group, computed in double; missing where the
   * divisor is less than {@link RowMath#TINY} or the result is not finite.
   */
  void affine(float[] x, int[] start, int blocks, double[] shift, double[] divisor);
}
