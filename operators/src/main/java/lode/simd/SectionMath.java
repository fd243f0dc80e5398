package lode.simd;

/**
 * Primitives of the values of one date beyond those of {@link RowMath}: of pairs of rows inside a
 * universe, and of groups. The ways of computing them give the same bits. Cells are finite or NaN
 * (missing), also those written.
 */
public interface SectionMath {
  /** The way chosen for this process: that of {@link Simd#ROWS}. */
  SectionMath SECTIONS =
      Simd.ROWS instanceof PlainMath ? new PlainSectionMath() : new VectorSectionMath();

  /** The least of those not missing; infinite of none; never a negative zero. */
  float least(float[] x, int i, int n);

  /** The greatest of those not missing; infinite of none; never a negative zero. */
  float greatest(float[] x, int i, int n);

  /** Sum of absolute (x - center) of those not missing, in the lanes of {@link RowMath#LANES}. */
  double sumAbs(float[] x, int i, double center, int n);

  /** Writes one value where {@code chosen} is exactly 1, else missing. */
  void spread(float value, float[] chosen, int j, float[] out, int o, int n);

  /** Makes missing what is missing in the other of two rows. */
  void common(float[] x, float[] y, int n);

  /** Writes (y - p) - slope (x - q), computed in double; y and x from index 0. */
  void residual(float[] y, double p, double slope, float[] x, double q, float[] out, int o, int n);
}
