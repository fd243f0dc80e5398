package lode.simd;

/**
 * Primitives on rows of floats. Each cell of a result is finite or NaN (missing); of the inputs the
 * same is expected. The ways of computing them ({@link PlainMath}, {@link VectorMath} at any width)
 * give the same bits: cells are independent, and sums have one lane structure ({@link #LANES}).
 *
 * <p>Arguments: an array and the offset of its row, in pairs; the result's pair; the number of
 * cells. The result may be one of the inputs, at the same offset, but must not overlap otherwise.
 */
public interface RowMath {
  /** A divisor of smaller absolute value makes a missing quotient. */
  float TINY = 1e-30f;

  /**
   * Partial sums of every reduction: cell k is added, in order, to partial sum {@code k % LANES};
   * the partial sums are then added in pairs, each to the one half the distance away.
   */
  int LANES = 8;

  /** x + y. */
  void add(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** x - y. */
  void sub(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** x y. */
  void mul(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** x / y, missing where abs(y) is less than {@link #TINY}. */
  void div(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** The lesser, missing where either is. */
  void min(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** The greater, missing where either is. */
  void max(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** 1 where x is greater, else 0, missing where either is. */
  void gt(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** 1 where x is greater or equal, else 0, missing where either is. */
  void ge(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** 1 where they are equal, else 0, missing where either is. */
  void eq(float[] x, int i, float[] y, int j, float[] out, int o, int n);

  /** x where {@code chosen} is exactly 1, else missing: a row inside a universe. */
  void within(float[] x, int i, float[] chosen, int j, float[] out, int o, int n);

  /** -x. */
  void neg(float[] x, int i, float[] out, int o, int n);

  /** Absolute value. */
  void abs(float[] x, int i, float[] out, int o, int n);

  /** Square root, missing where x is negative. */
  void sqrt(float[] x, int i, float[] out, int o, int n);

  /** (x - shift) scale, computed in double. */
  void affine(float[] x, int i, double shift, double scale, float[] out, int o, int n);

  /** x inside [low, high], what is beyond brought to the edge. */
  void clip(float[] x, int i, float low, float high, float[] out, int o, int n);

  /** How many are not missing. */
  int count(float[] x, int i, int n);

  /** Sum of those not missing; 0 of none. */
  double sum(float[] x, int i, int n);

  /** Sum of absolute values of those not missing; 0 of none. */
  double sumAbs(float[] x, int i, int n);

  /** Sum of (x - center) squared of those not missing; 0 of none. */
  double sumSquares(float[] x, int i, double center, int n);

  /** Sum of (x - p) (y - q) where neither is missing; 0 of none. */
  double sumProducts(float[] x, int i, double p, float[] y, int j, double q, int n);

  /** Sum of x y, whole numbers of -127 to 127. */
  int sumProducts(byte[] x, int i, byte[] y, int j, int n);

  /** The one order in which partial sums are added. */
  static double fold(double[] lanes) {
    double a = lanes[0] + lanes[4];
    double b = lanes[1] + lanes[5];
    double c = lanes[2] + lanes[6];
    double d = lanes[3] + lanes[7];
    return (a + c) + (b + d);
  }
}
