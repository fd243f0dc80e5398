package lode.simd;

/**
 * Primitives over the rows of a window: for each cell, something is made of that cell in all rows
 * given. Missing cells are NaN and are skipped. The ways of computing them give the same bits:
 * cells are independent, and rows are taken in the order given, the oldest first.
 *
 * <p>Arguments: an array and the offsets of its rows, in pairs; then the accumulators or the row
 * that is written, and the number of cells. Accumulators are rows of n doubles ("planes"), one
 * after the other from an offset on; the first is the count of valid rows.
 */
public interface WindowMath {
  /** The way chosen for this process: that of {@link Simd#ROWS}. */
  WindowMath WINDOWS =
      Simd.ROWS instanceof PlainMath ? new PlainWindowMath() : new VectorWindowMath();

  /** Variance less than this share of the mean square is that of a constant, rounded. */
  double CONSTANT = 1e-12;

  /** Writes planes: count, sum of x, sum of x x. */
  void moments(float[] x, int[] rows, double[] a, int at, int n);

  /** Writes planes where both are valid: count, sums of x, y, x x, y y, x y. */
  void comoments(float[] x, int[] xRows, float[] y, int[] yRows, double[] a, int at, int n);

  /** Writes planes: count, sums of x, p, p x, p p, x x; p is minus the row's age. */
  void trend(float[] x, int[] rows, double[] a, int at, int n);

  /** Writes planes: count, smallest, largest (infinite where there is none). */
  void extremes(float[] x, int[] rows, double[] a, int at, int n);

  /** Adds planes: a[at + i] += a[from + i]. */
  void add(double[] a, int at, int from, int n);

  /** Writes sum / count from planes count, sum; missing where the count is below required. */
  void mean(double[] a, int at, int required, float[] out, int o, int n);

  /** Writes the standard deviation, ddof 1, from the planes of {@link #moments}. */
  void deviation(double[] a, int at, int required, float[] out, int o, int n);

  /** Writes Pearson's correlation from the planes of {@link #comoments}. */
  void correlation(double[] a, int at, int required, float[] out, int o, int n);

  /** Writes the average rank of the last row's cell among the rows', over their number. */
  void rank(float[] x, int[] rows, int required, float[] out, int o, int n);

  /** Variance, ddof 1, of v values; exactly 0 where they are relatively constant. */
  static double variance(double v, double sum, double squares) {
    double m2 = squares - sum * sum / v;
    return m2 > CONSTANT * squares ? m2 / (v - 1) : 0;
  }
}
