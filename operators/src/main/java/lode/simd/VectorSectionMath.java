package lode.simd;

import static lode.simd.Lanes.D;
import static lode.simd.Lanes.HALF;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The twin on the Vector API. Vectors of 128 bits go the plain way where doubles are needed, for
 * vectors of two floats are not compiled well. Cells beyond the last whole vector are masked where
 * that is possible.
 */
final class VectorSectionMath implements SectionMath {
  private static final boolean NARROW = VectorMath.BITS == 128;
  private static final VectorSpecies<Float> F =
      switch (VectorMath.BITS) {
        case 128 -> FloatVector.SPECIES_128;
        case 256 -> FloatVector.SPECIES_256;
        default -> FloatVector.SPECIES_512;
      };
  private static final FloatVector MISSING = FloatVector.broadcast(F, Float.NaN);
  private static final PlainSectionMath PLAIN = new PlainSectionMath();

  @Override
  public float least(float[] x, int i, int n) {
    FloatVector least = FloatVector.broadcast(F, Float.POSITIVE_INFINITY);
    for (int k = 0; k < n; k += F.length()) {
      FloatVector a = FloatVector.fromArray(F, x, i + k, F.indexInRange(k, n));
      least = least.blend(a, a.lt(least).and(F.indexInRange(k, n)));
    }
    return least.reduceLanes(VectorOperators.MIN) + 0f;
  }

  @Override
  public float greatest(float[] x, int i, int n) {
    FloatVector greatest = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
    for (int k = 0; k < n; k += F.length()) {
      FloatVector a = FloatVector.fromArray(F, x, i + k, F.indexInRange(k, n));
      greatest =
          greatest.blend(a, a.compare(VectorOperators.GT, greatest).and(F.indexInRange(k, n)));
    }
    return greatest.reduceLanes(VectorOperators.MAX) + 0f;
  }

  @Override
  public double sumAbs(float[] x, int i, double center, int n) {
    if (NARROW) {
      return PLAIN.sumAbs(x, i, center, n);
    }
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int lane = 0; lane < RowMath.LANES; lane += D.length()) {
      DoubleVector sum = DoubleVector.zero(D);
      for (int k = lane; k < n; k += RowMath.LANES) {
        VectorMask<Float> range = HALF.indexInRange(k, n);
        DoubleVector away = widened(FloatVector.fromArray(HALF, x, i + k, range)).sub(center).abs();
        sum = sum.add(away.blend(0, away.eq(away).and(D.indexInRange(k, n)).not()));
      }
      a += VectorMath.part(sum, 0);
      b += VectorMath.part(sum, 1);
      c += VectorMath.part(sum, 2);
      d += VectorMath.part(sum, 3);
    }
    return (a + c) + (b + d);
  }

  @Override
  public void spread(float value, float[] chosen, int j, float[] out, int o, int n) {
    FloatVector there = FloatVector.broadcast(F, value);
    for (int k = 0; k < n; k += F.length()) {
      VectorMask<Float> range = F.indexInRange(k, n);
      VectorMask<Float> inside = FloatVector.fromArray(F, chosen, j + k, range).eq(1);
      MISSING.blend(there, inside).intoArray(out, o + k, range);
    }
  }

  @Override
  public void common(float[] x, float[] y, int n) {
    for (int k = 0; k < n; k += F.length()) {
      VectorMask<Float> range = F.indexInRange(k, n);
      FloatVector a = FloatVector.fromArray(F, x, k, range);
      FloatVector b = FloatVector.fromArray(F, y, k, range);
      VectorMask<Float> both = a.eq(a).and(b.eq(b));
      MISSING.blend(a, both).intoArray(x, k, range);
      MISSING.blend(b, both).intoArray(y, k, range);
    }
  }

  @Override
  public void residual(
      float[] y, double p, double slope, float[] x, double q, float[] out, int o, int n) {
    if (NARROW) {
      PLAIN.residual(y, p, slope, x, q, out, o, n);
      return;
    }
    for (int k = 0; k < n; k += HALF.length()) {
      VectorMask<Float> range = HALF.indexInRange(k, n);
      DoubleVector line = widened(FloatVector.fromArray(HALF, x, k, range)).sub(q).mul(slope);
      finite(widened(FloatVector.fromArray(HALF, y, k, range)).sub(p).sub(line))
          .intoArray(out, o + k, range);
    }
  }

  private static DoubleVector widened(FloatVector x) {
    return (DoubleVector) x.convertShape(VectorOperators.F2D, D, 0);
  }

  private static FloatVector finite(DoubleVector x) {
    FloatVector f = (FloatVector) x.convertShape(VectorOperators.D2F, HALF, 0);
    return f.sub(f.sub(f));
  }
}
