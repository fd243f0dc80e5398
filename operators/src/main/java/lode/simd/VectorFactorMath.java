package lode.simd;

import static lode.simd.Lanes.D;
import static lode.simd.Lanes.F;
import static lode.simd.Lanes.I;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The twin on the Vector API; vectors of 128 bits go the plain way, for they need not have the
 * instructions.
 */
final class VectorFactorMath implements FactorMath {
  private static final boolean NARROW = VectorMath.BITS == 128;
  private static final DoubleVector STEPS = DoubleVector.zero(D).addIndex(1);
  private static final PlainFactorMath PLAIN = new PlainFactorMath();

  @Override
  public void gather(float[] x, int offset, int[] index, int n, float[] out, int o) {
    if (NARROW) {
      PLAIN.gather(x, offset, index, n, out, o);
      return;
    }
    int k = 0;
    for (int end = F.loopBound(n); k < end; k += F.length()) {
      FloatVector.fromArray(F, x, offset, index, k).intoArray(out, o + k);
    }
    PlainFactorMath.gather(x, offset, index, k, n, out, o);
  }

  @Override
  public void pairs(float[] x, float[] y, double center, int n, double[] sums) {
    if (NARROW) {
      PLAIN.pairs(x, y, center, n, sums);
      return;
    }
    for (int lane = 0; lane < RowMath.LANES; lane += D.length()) {
      pairs(x, y, center, lane, n, sums);
    }
    PlainFactorMath.fold(sums);
  }

  private static void pairs(float[] x, float[] y, double center, int lane, int n, double[] sums) {
    DoubleVector zero = DoubleVector.zero(D);
    DoubleVector one = DoubleVector.broadcast(D, 1);
    DoubleVector count = zero;
    DoubleVector su = zero;
    DoubleVector suu = zero;
    DoubleVector sv = zero;
    DoubleVector svv = zero;
    DoubleVector suv = zero;
    for (int k = lane; k < n; k += RowMath.LANES) {
      DoubleVector a = Lanes.load(x, k);
      DoubleVector b = Lanes.load(y, k);
      VectorMask<Double> both =
          a.abs()
              .compare(VectorOperators.LE, Float.MAX_VALUE)
              .and(b.abs().compare(VectorOperators.LE, Float.MAX_VALUE));
      DoubleVector u = zero.blend(a, both);
      DoubleVector v = zero.blend(b.sub(center), both);
      count = count.add(zero.blend(one, both));
      su = su.add(u);
      suu = suu.add(u.mul(u));
      sv = sv.add(v);
      svv = svv.add(v.mul(v));
      suv = suv.add(u.mul(v));
    }
    count.intoArray(sums, lane);
    su.intoArray(sums, RowMath.LANES + lane);
    suu.intoArray(sums, 2 * RowMath.LANES + lane);
    sv.intoArray(sums, 3 * RowMath.LANES + lane);
    svv.intoArray(sums, 4 * RowMath.LANES + lane);
    suv.intoArray(sums, 5 * RowMath.LANES + lane);
  }

  @Override
  public long ramp(int[] order, int n, int[] rank, int[] spare) {
    if (NARROW) {
      return PLAIN.ramp(order, n, rank, spare);
    }
    int count = 0;
    int k = 0;
    for (int end = I.loopBound(n); k < end; k += I.length()) {
      IntVector a = IntVector.fromArray(I, rank, 0, order, k);
      VectorMask<Integer> ranked = a.compare(VectorOperators.NE, 0);
      a.compress(ranked).intoArray(spare, count);
      count += ranked.trueCount();
    }
    for (; k < n; k++) {
      int a = rank[order[k]];
      spare[count] = a;
      count += a == 0 ? 0 : 1;
    }
    IntVector.zero(I).intoArray(spare, count);
    return ramp(spare, count);
  }

  /** Sum of (j + 1) a[j]; beyond n there are zeros. */
  private static long ramp(int[] a, int n) {
    DoubleVector sum = DoubleVector.zero(D);
    DoubleVector place = STEPS.add(1);
    for (int k = 0; k < n; k += D.length()) {
      sum = sum.add(Lanes.load(a, k).mul(place));
      place = place.add(D.length());
    }
    return (long) sum.reduceLanes(VectorOperators.ADD);
  }

  @Override
  public int ranked(int[] order, int n, int[] rank, int[] present) {
    if (NARROW) {
      return PLAIN.ranked(order, n, rank, present);
    }
    int count = 0;
    int k = 0;
    for (int end = I.loopBound(n); k < end; k += I.length()) {
      VectorMask<Integer> ranked =
          IntVector.fromArray(I, rank, 0, order, k).compare(VectorOperators.NE, 0);
      IntVector.fromArray(I, order, k).compress(ranked).intoArray(present, count);
      count += ranked.trueCount();
    }
    return PlainFactorMath.ranked(order, k, n, rank, present, count);
  }

  @Override
  public void weights(int[] rank, int n, int center, double scale, int[] weight) {
    if (NARROW) {
      PLAIN.weights(rank, n, center, scale, weight);
      return;
    }
    for (int k = 0; k < n; k += D.length()) {
      IntVector ranks = IntVector.fromArray(Lanes.INTS, rank, k);
      DoubleVector scaled =
          ((DoubleVector) ranks.sub(center).convertShape(VectorOperators.I2D, D, 0)).mul(scale);
      ((IntVector) scaled.convertShape(VectorOperators.D2I, Lanes.INTS, 0))
          .blend(0, ranks.eq(0))
          .intoArray(weight, k);
    }
  }
}
