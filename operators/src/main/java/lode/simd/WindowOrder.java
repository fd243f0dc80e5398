package lode.simd;

/** What depends on the order of a window's values. Missing cells are NaN and are skipped. */
public interface WindowOrder {
  /** Planes: count, smallest, largest (infinite where there is none). */
  void extremes(Block block, float[] a);

  /**
   * Planes: count, largest of {@code sign * x}, its row's date less the block's first; the newest
   * where several are largest.
   */
  void newestLargest(Block block, float sign, float[] a);

  /**
   * Writes to the output rows of a block the average rank of each window's newest value, over the
   * number of valid ones; missing where that is missing or fewer than {@code required} are valid.
   */
  void rank(Block block, int required);

  /**
   * Writes Spearman's correlation of two series over the rows where both are valid, average ties;
   * missing where fewer than {@code required} are, or all of a series are tied.
   *
   * @param ranks scratch of {@code 4 STRIP (window + block size + 1)} floats
   */
  void rankCorrelation(Block block, float[] ranks, int required);

  /**
   * Slides windows kept sorted by one row: n rows of {@code STRIP} floats, ascending by stock,
   * missing values last as infinity.
   *
   * @param sorted the rows, from index {@code at}
   * @param x array of the row that leaves, at {@code out}: it entered before, or is missing where a
   *     place is empty
   * @param y array of the row that enters, at {@code in}
   */
  void slide(float[] sorted, int at, int n, float[] x, int out, float[] y, int in);
}
