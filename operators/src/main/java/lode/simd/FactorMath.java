package lode.simd;

/**
 * Primitives of judging a row of values by a row of labels. The ways of computing them give the
 * same bits: whole numbers are exact in any order, other sums have the lanes of {@link
 * RowMath#LANES}.
 */
public interface FactorMath {
  /** The way chosen for this process: that of {@link Simd#ROWS}. */
  FactorMath FACTORS =
      Simd.ROWS instanceof PlainMath ? new PlainFactorMath() : new VectorFactorMath();

  /** Entries that an array which says so must have beyond those it is asked for. */
  int SLACK = 16;

  /** Entries that hold so many cells, the rest missing, in whole vectors of any width. */
  static int padded(int cells) {
    return Math.ceilDiv(cells, SLACK) * SLACK;
  }

  /** Entries of the sums of {@link #pairs}, partial ones included. */
  int SUMS = 6 * RowMath.LANES;

  /** Writes {@code x[offset + index[k]]} to {@code out[o + k]}. */
  void gather(float[] x, int offset, int[] index, int n, float[] out, int o);

  /**
   * Sums over the cells where both are finite: how many, then of x, x x, y', y' y' and x y', with
   * y' = y less center.
   *
   * @param x values; up to {@link #padded} they must be there, and missing
   * @param y the other values, likewise
   * @param sums gets them; has {@link #SUMS} entries, the others are scratch
   */
  void pairs(float[] x, float[] y, double center, int n, double[] sums);

  /**
   * Sum of (j + 1) a[j], where a is {@code rank[order[k]]} for k from 0 to n without the zeros.
   * Exact for up to 100,000 ranks as large.
   *
   * @param spare scratch of n and twice {@link #SLACK} entries
   */
  long ramp(int[] order, int n, int[] rank, int[] spare);

  /**
   * Writes those of the first n entries of {@code order} whose rank is not 0.
   *
   * @param present gets them; has {@link #SLACK} entries more
   * @return how many
   */
  int ranked(int[] order, int n, int[] rank, int[] present);

  /**
   * Writes (rank - center) scale without its fraction, 0 where the rank is 0. Both arrays have
   * {@link #SLACK} entries more.
   */
  void weights(int[] rank, int n, int center, double scale, int[] weight);
}
