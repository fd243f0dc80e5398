package lode.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Species of whole vectors of at least 256 bits, and small steps on their vectors. Species are
 * constants, for one that the compiler does not see as constant would box every vector. So would a
 * call: by the launcher's flags all of these are inlined wherever they are used.
 */
final class Lanes {
  /** Vectors of two floats are not compiled well, so doubles take at least 256 bits. */
  private static final int BITS = Math.max(256, VectorMath.BITS);

  static final VectorSpecies<Double> D =
      VectorSpecies.of(double.class, VectorShape.forBitSize(BITS));

  /** As many floats as {@link #D} has doubles. */
  static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(BITS / 2));

  /** As many ints. */
  static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, VectorShape.forBitSize(BITS / 2));

  static final VectorSpecies<Float> F = VectorSpecies.of(float.class, VectorShape.forBitSize(BITS));

  /** As many ints as {@link #F} has floats. */
  static final VectorSpecies<Integer> I = F.withLanes(int.class);

  /** Doubles in a vector. */
  static final int DOUBLES = D.length();

  /** Floats in a vector. */
  static final int FLOATS = F.length();

  private Lanes() {}

  /** Floats as doubles. */
  static DoubleVector load(float[] x, int at) {
    return (DoubleVector)
        FloatVector.fromArray(HALF, x, at).convertShape(VectorOperators.F2D, D, 0);
  }

  /** Whole numbers as doubles. */
  static DoubleVector load(int[] x, int at) {
    return (DoubleVector) IntVector.fromArray(INTS, x, at).convertShape(VectorOperators.I2D, D, 0);
  }

  /** Adds what is in the array to a vector and puts the sum there. */
  static void join(DoubleVector newer, double[] a, int at) {
    DoubleVector.fromArray(D, a, at).add(newer).intoArray(a, at);
  }

  /** A plane of sums. */
  static DoubleVector plane(double[] a, int at, int plane) {
    return DoubleVector.fromArray(D, a, at + plane * Block.STRIP);
  }

  /** n times the sum of squared deviations from sums of values and squares; 0 if constant. */
  static DoubleVector varied(DoubleVector count, DoubleVector sum, DoubleVector squares) {
    DoubleVector all = count.mul(squares);
    DoubleVector varied = all.sub(sum.mul(sum));
    return varied.blend(0, varied.compare(VectorOperators.LE, all.mul(WindowStatistics.CONSTANT)));
  }

  /** n times the sum of products of deviations; 0 where either is constant. */
  static DoubleVector shared(
      DoubleVector count,
      DoubleVector x,
      DoubleVector y,
      DoubleVector products,
      DoubleVector variedX,
      DoubleVector variedY) {
    DoubleVector shared = count.mul(products).sub(x.mul(y));
    return shared.blend(0, variedX.eq(0).or(variedY.eq(0)));
  }

  /** The first where it is larger, and not missing, else the second. */
  static DoubleVector larger(DoubleVector x, DoubleVector y) {
    return y.blend(x, x.compare(VectorOperators.GT, y));
  }

  /** The first where it is smaller, and not missing, else the second. */
  static DoubleVector smaller(DoubleVector x, DoubleVector y) {
    return y.blend(x, x.lt(y));
  }

  /** 1 / count; most windows are full, which saves the division. */
  static DoubleVector inverse(DoubleVector count, int full) {
    return count.eq(full).allTrue()
        ? DoubleVector.broadcast(D, 1.0 / full)
        : DoubleVector.broadcast(D, 1).div(count);
  }

  /** Writes finite values as floats, NaN where too few rows were valid. */
  static void store(DoubleVector value, DoubleVector count, int required, float[] out, int o) {
    write(value.blend(Double.NaN, count.lt(required)), out, o);
  }

  /** Writes finite values as floats; infinity less itself is NaN. */
  static void write(DoubleVector value, float[] out, int o) {
    FloatVector f = (FloatVector) value.convertShape(VectorOperators.D2F, HALF, 0);
    f.sub(f.sub(f)).intoArray(out, o);
  }

  /** Where values stand: the zeros together, missing ones last. */
  static FloatVector place(float[] x, int at) {
    FloatVector v = FloatVector.fromArray(F, x, at);
    return v.add(0f).blend(Float.POSITIVE_INFINITY, v.compare(VectorOperators.NE, v));
  }
}
