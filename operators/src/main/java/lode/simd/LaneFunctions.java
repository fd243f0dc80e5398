package lode.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Functions} by lanes: the same steps in the same order, and so the same bits. */
final class LaneFunctions {
  private static final long SQRT_HALF = Double.doubleToRawLongBits(Functions.SQRT_HALF);

  /** Makes exponents positive, and their bits those of a double with its unit in the last bit. */
  private static final long BIAS = 1023L << 52;

  private LaneFunctions() {}

  /** Natural logarithm. */
  static DoubleVector log(DoubleVector x) {
    LongVector bits = x.viewAsIntegralLanes().reinterpretAsLongs();
    LongVector offset = bits.sub(SQRT_HALF).add(BIAS);
    LongVector exponent = offset.lanewise(VectorOperators.LSHR, 52);
    DoubleVector e =
        exponent
            .add(Double.doubleToRawLongBits(Functions.ROUND))
            .reinterpretAsDoubles()
            .sub(Functions.ROUND + 1023);
    DoubleVector m = bits.sub(offset.sub(BIAS).and(0xfff0_0000_0000_0000L)).reinterpretAsDoubles();
    DoubleVector s = m.sub(1).div(m.add(1));
    DoubleVector z = s.mul(s);
    DoubleVector series = z.mul(1 / 15.0).add(1 / 13.0);
    series = z.mul(series).add(1 / 11.0).mul(z).add(1 / 9.0);
    series = z.mul(series).add(1 / 7.0).mul(z).add(1 / 5.0);
    series = z.mul(series).add(1 / 3.0).mul(z);
    DoubleVector log =
        e.mul(Functions.LN2_HIGH).add(e.mul(Functions.LN2_LOW).add(s.add(s.mul(series)).mul(2)));
    return log.blend(Double.NaN, x.compare(VectorOperators.GT, 0).not());
  }

  /** log(1 + x). */
  static DoubleVector log1p(DoubleVector x) {
    DoubleVector u = x.add(1);
    return log(u).add(x.sub(u.sub(1)).div(u));
  }

  /** e^x. */
  static DoubleVector exp(DoubleVector x) {
    DoubleVector y = near(x);
    DoubleVector rounded = y.mul(Functions.LOG2_E).add(Functions.ROUND);
    DoubleVector scale = power(rounded);
    return scale.mul(fraction(y, rounded.sub(Functions.ROUND))).add(scale);
  }

  /** e^x - 1. */
  static DoubleVector expm1(DoubleVector x) {
    DoubleVector y = near(x);
    DoubleVector rounded = y.mul(Functions.LOG2_E).add(Functions.ROUND);
    DoubleVector scale = power(rounded);
    return scale.mul(fraction(y, rounded.sub(Functions.ROUND))).add(scale.sub(1));
  }

  private static DoubleVector near(DoubleVector x) {
    return x.blend(Functions.FAR, x.compare(VectorOperators.GT, Functions.FAR))
        .blend(-Functions.FAR, x.lt(-Functions.FAR));
  }

  private static DoubleVector fraction(DoubleVector y, DoubleVector k) {
    DoubleVector r = y.sub(k.mul(Functions.LN2_HIGH)).sub(k.mul(Functions.LN2_LOW));
    DoubleVector series = r.mul(1 / 3628800.0).add(1 / 362880.0).mul(r).add(1 / 40320.0);
    series = r.mul(series).add(1 / 5040.0).mul(r).add(1 / 720.0);
    series = r.mul(series).add(1 / 120.0).mul(r).add(1 / 24.0);
    series = r.mul(series).add(1 / 6.0).mul(r).add(1 / 2.0);
    return r.add(r.mul(r).mul(series));
  }

  private static DoubleVector power(DoubleVector rounded) {
    return rounded
        .viewAsIntegralLanes()
        .reinterpretAsLongs()
        .add(1023)
        .lanewise(VectorOperators.LSHL, 52)
        .reinterpretAsDoubles();
  }
}
