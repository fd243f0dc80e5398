package lode.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The twin on the Vector API. Species are constants of the class: a species that the compiler does
 * not see as constant would box every vector. Cells beyond the last full vector go the plain way.
 *
 * <p>Sums keep {@link RowMath#LANES} partial sums at any width: a vector of doubles holds as many
 * of them as it has lanes, and the row is walked once for each such group.
 */
final class VectorMath implements RowMath {
  /** Bits per vector; {@code lode.simd} may say 128, 256 or 512, else what the machine prefers. */
  static final int BITS = bits();

  private static final VectorSpecies<Float> F = floats(BITS);
  private static final VectorSpecies<Double> D = doubles(BITS);

  /** As many floats as a vector of doubles has lanes. */
  private static final VectorSpecies<Float> HALF = floats(BITS / 2);

  private static final VectorSpecies<Integer> I = F.withLanes(int.class);
  private static final VectorSpecies<Short> S = F.withLanes(short.class);

  /** As many bytes as a vector of shorts has lanes. */
  private static final VectorSpecies<Byte> B = HALF.withLanes(byte.class);

  /**
   * Vectors of two floats are not compiled well: the sums of the narrowest width go the plain way.
   */
  private static final boolean NARROW = BITS == 128;

  /** Whether one vector holds all partial sums. */
  private static final boolean WIDE = BITS == 512;

  private static final PlainMath PLAIN = new PlainMath();

  private static int bits() {
    return switch (System.getProperty("lode.simd", "")) {
      case "128" -> 128;
      case "256" -> 256;
      case "512" -> 512;
      default -> Math.clamp(FloatVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512);
    };
  }

  private static VectorSpecies<Float> floats(int bits) {
    return switch (bits) {
      case 64 -> FloatVector.SPECIES_64;
      case 128 -> FloatVector.SPECIES_128;
      case 256 -> FloatVector.SPECIES_256;
      default -> FloatVector.SPECIES_512;
    };
  }

  private static VectorSpecies<Double> doubles(int bits) {
    return switch (bits) {
      case 128 -> DoubleVector.SPECIES_128;
      case 256 -> DoubleVector.SPECIES_256;
      default -> DoubleVector.SPECIES_512;
    };
  }

  @Override
  public void add(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      finite(FloatVector.fromArray(F, x, i + k).add(FloatVector.fromArray(F, y, j + k)))
          .intoArray(out, o + k);
    }
    PLAIN.add(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void sub(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      finite(FloatVector.fromArray(F, x, i + k).sub(FloatVector.fromArray(F, y, j + k)))
          .intoArray(out, o + k);
    }
    PLAIN.sub(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void mul(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      finite(FloatVector.fromArray(F, x, i + k).mul(FloatVector.fromArray(F, y, j + k)))
          .intoArray(out, o + k);
    }
    PLAIN.mul(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void div(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector d = FloatVector.fromArray(F, y, j + k);
      finite(FloatVector.fromArray(F, x, i + k).div(d))
          .blend(Float.NaN, d.abs().lt(TINY))
          .intoArray(out, o + k);
    }
    PLAIN.div(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void min(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector.fromArray(F, x, i + k)
          .min(FloatVector.fromArray(F, y, j + k))
          .intoArray(out, o + k);
    }
    PLAIN.min(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void max(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector.fromArray(F, x, i + k)
          .max(FloatVector.fromArray(F, y, j + k))
          .intoArray(out, o + k);
    }
    PLAIN.max(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void gt(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector a = FloatVector.fromArray(F, x, i + k);
      FloatVector b = FloatVector.fromArray(F, y, j + k);
      truth(a, b, a.compare(VectorOperators.GT, b)).intoArray(out, o + k);
    }
    PLAIN.gt(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void ge(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector a = FloatVector.fromArray(F, x, i + k);
      FloatVector b = FloatVector.fromArray(F, y, j + k);
      truth(a, b, a.compare(VectorOperators.GE, b)).intoArray(out, o + k);
    }
    PLAIN.ge(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void eq(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector a = FloatVector.fromArray(F, x, i + k);
      FloatVector b = FloatVector.fromArray(F, y, j + k);
      truth(a, b, a.compare(VectorOperators.EQ, b)).intoArray(out, o + k);
    }
    PLAIN.eq(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void within(float[] x, int i, float[] chosen, int j, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector.broadcast(F, Float.NaN)
          .blend(FloatVector.fromArray(F, x, i + k), FloatVector.fromArray(F, chosen, j + k).eq(1))
          .intoArray(out, o + k);
    }
    PLAIN.within(x, i + k, chosen, j + k, out, o + k, n - k);
  }

  @Override
  public void neg(float[] x, int i, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector.fromArray(F, x, i + k).neg().intoArray(out, o + k);
    }
    PLAIN.neg(x, i + k, out, o + k, n - k);
  }

  @Override
  public void abs(float[] x, int i, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector.fromArray(F, x, i + k).abs().intoArray(out, o + k);
    }
    PLAIN.abs(x, i + k, out, o + k, n - k);
  }

  @Override
  public void sqrt(float[] x, int i, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector.fromArray(F, x, i + k).sqrt().intoArray(out, o + k);
    }
    PLAIN.sqrt(x, i + k, out, o + k, n - k);
  }

  @Override
  public void affine(float[] x, int i, double shift, double scale, float[] out, int o, int n) {
    int k = 0;
    for (int end = D.loopBound(n); k < end; k += D.length()) {
      FloatVector y =
          (FloatVector)
              load(x, i + k).sub(shift).mul(scale).convertShape(VectorOperators.D2F, HALF, 0);
      finite(y).intoArray(out, o + k);
    }
    PLAIN.affine(x, i + k, shift, scale, out, o + k, n - k);
  }

  @Override
  public void clip(float[] x, int i, float low, float high, float[] out, int o, int n) {
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector.fromArray(F, x, i + k).max(low).min(high).intoArray(out, o + k);
    }
    PLAIN.clip(x, i + k, low, high, out, o + k, n - k);
  }

  @Override
  public int count(float[] x, int i, int n) {
    int count = 0;
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector a = FloatVector.fromArray(F, x, i + k);
      count += a.compare(VectorOperators.EQ, a).trueCount();
    }
    return count + PLAIN.count(x, i + k, n - k);
  }

  @Override
  public double sum(float[] x, int i, int n) {
    if (NARROW) {
      return PLAIN.sum(x, i, n);
    }
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int lane = 0; lane < LANES; lane += D.length()) {
      DoubleVector sum = DoubleVector.zero(D);
      for (int k = lane; k < n; k += LANES) {
        VectorMask<Float> range = HALF.indexInRange(k, n);
        sum = sum.add(present(load(x, i + k, range)));
      }
      a += part(sum, 0);
      b += part(sum, 1);
      c += part(sum, 2);
      d += part(sum, 3);
    }
    return (a + c) + (b + d);
  }

  @Override
  public double sumAbs(float[] x, int i, int n) {
    if (NARROW) {
      return PLAIN.sumAbs(x, i, n);
    }
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int lane = 0; lane < LANES; lane += D.length()) {
      DoubleVector sum = DoubleVector.zero(D);
      for (int k = lane; k < n; k += LANES) {
        VectorMask<Float> range = HALF.indexInRange(k, n);
        sum = sum.add(present(load(x, i + k, range).abs()));
      }
      a += part(sum, 0);
      b += part(sum, 1);
      c += part(sum, 2);
      d += part(sum, 3);
    }
    return (a + c) + (b + d);
  }

  @Override
  public double sumSquares(float[] x, int i, double center, int n) {
    if (NARROW) {
      return PLAIN.sumSquares(x, i, center, n);
    }
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int lane = 0; lane < LANES; lane += D.length()) {
      DoubleVector sum = DoubleVector.zero(D);
      for (int k = lane; k < n; k += LANES) {
        VectorMask<Float> range = HALF.indexInRange(k, n);
        sum = sum.add(present(square(load(x, i + k, range).sub(center))));
      }
      a += part(sum, 0);
      b += part(sum, 1);
      c += part(sum, 2);
      d += part(sum, 3);
    }
    return (a + c) + (b + d);
  }

  @Override
  public double sumProducts(float[] x, int i, double p, float[] y, int j, double q, int n) {
    if (NARROW) {
      return PLAIN.sumProducts(x, i, p, y, j, q, n);
    }
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int lane = 0; lane < LANES; lane += D.length()) {
      DoubleVector sum = DoubleVector.zero(D);
      for (int k = lane; k < n; k += LANES) {
        VectorMask<Float> range = HALF.indexInRange(k, n);
        sum = sum.add(present(load(x, i + k, range).sub(p).mul(load(y, j + k, range).sub(q))));
      }
      a += part(sum, 0);
      b += part(sum, 1);
      c += part(sum, 2);
      d += part(sum, 3);
    }
    return (a + c) + (b + d);
  }

  @Override
  public int sumProducts(byte[] x, int i, byte[] y, int j, int n) {
    IntVector sum = IntVector.zero(I);
    int step = 2 * S.length();
    int end = n - n % step;
    for (int k = 0; k < end; k += step) {
      // two products of 127 by 127 still fit a short
      ShortVector pair = product(x, i + k, y, j + k);
      pair = pair.add(product(x, i + k + S.length(), y, j + k + S.length()));
      IntVector both = pair.reinterpretAsInts();
      sum = sum.add(both.lanewise(VectorOperators.ASHR, Short.SIZE));
      both = both.lanewise(VectorOperators.LSHL, Short.SIZE);
      sum = sum.add(both.lanewise(VectorOperators.ASHR, Short.SIZE));
    }
    return sum.reduceLanes(VectorOperators.ADD)
        + PLAIN.sumProducts(x, i + end, y, j + end, n - end);
  }

  private static ShortVector product(byte[] x, int i, byte[] y, int j) {
    return load(x, i).mul(load(y, j));
  }

  private static ShortVector load(byte[] x, int at) {
    return (ShortVector) ByteVector.fromArray(B, x, at).convertShape(VectorOperators.B2S, S, 0);
  }

  private static DoubleVector load(float[] x, int at) {
    return (DoubleVector)
        FloatVector.fromArray(HALF, x, at).convertShape(VectorOperators.F2D, D, 0);
  }

  /** The floats in range, and missing ones. */
  private static DoubleVector load(float[] x, int at, VectorMask<Float> range) {
    FloatVector some = FloatVector.fromArray(HALF, x, at, range).blend(Float.NaN, range.not());
    return (DoubleVector) some.convertShape(VectorOperators.F2D, D, 0);
  }

  /**
   * What {@link RowMath#fold} adds first of a vector's partial sums: each and the one half the
   * distance away, which a narrower vector does not hold.
   */
  static double part(DoubleVector sum, int lane) {
    return WIDE ? sum.lane(lane) + sum.lane(lane + D.length() / 2) : sum.lane(lane);
  }

  private static DoubleVector square(DoubleVector x) {
    return x.mul(x);
  }

  private static DoubleVector present(DoubleVector x) {
    return x.blend(0.0, x.compare(VectorOperators.NE, x));
  }

  private static FloatVector finite(FloatVector x) {
    return x.sub(x.sub(x));
  }

  private static FloatVector truth(FloatVector a, FloatVector b, VectorMask<Float> holds) {
    VectorMask<Float> missing =
        a.compare(VectorOperators.NE, a).or(b.compare(VectorOperators.NE, b));
    return FloatVector.zero(F).blend(1f, holds).blend(Float.NaN, missing);
  }
}
