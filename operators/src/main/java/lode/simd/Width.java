package lode.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The species of windows: constants, for a species that the compiler does not see as constant would
 * box every vector.
 */
final class Width {
  /** Vectors of two floats are not compiled well, so doubles take at least 256 bits. */
  private static final int BITS = Math.max(256, VectorMath.BITS);

  static final VectorSpecies<Double> D =
      VectorSpecies.of(double.class, VectorShape.forBitSize(BITS));

  /** As many floats as {@link #D} has doubles. */
  static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(BITS / 2));

  static final VectorSpecies<Float> F = VectorSpecies.of(float.class, VectorShape.forBitSize(BITS));

  /** Doubles in a vector. */
  static final int DOUBLES = D.length();

  /** Floats in a vector. */
  static final int FLOATS = F.length();

  private Width() {}

  /** Floats as doubles. */
  static DoubleVector load(float[] x, int at) {
    return (DoubleVector)
        FloatVector.fromArray(HALF, x, at).convertShape(VectorOperators.F2D, D, 0);
  }

  /** Adds what is in the array to a vector and puts the sum there. */
  static void join(DoubleVector newer, double[] a, int at) {
    DoubleVector.fromArray(D, a, at).add(newer).intoArray(a, at);
  }
}
