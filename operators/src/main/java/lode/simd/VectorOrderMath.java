package lode.simd;

import static lode.simd.Lanes.F;
import static lode.simd.Lanes.I;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The twin on the Vector API. Machines whose widest vectors have 128 bits need not have an
 * instruction that packs the chosen lanes; they go the plain way.
 */
final class VectorOrderMath implements OrderMath {
  private static final boolean NARROW = VectorMath.BITS == 128;
  private static final int INFINITE = 0x7f800000;
  private static final IntVector STEPS = IntVector.zero(I).addIndex(1);
  private static final PlainOrderMath PLAIN = new PlainOrderMath();

  @Override
  public int keys(
      float[] x, int i, float[] universe, int u, int n, int[] key, int[] cell, int[] range) {
    if (NARROW) {
      return PLAIN.keys(x, i, universe, u, n, key, cell, range);
    }
    IntVector least = IntVector.broadcast(I, Integer.MAX_VALUE);
    IntVector greatest = IntVector.broadcast(I, Integer.MIN_VALUE);
    IntVector smallest = least;
    IntVector all = IntVector.zero(I);
    int count = 0;
    for (int k = 0; k < n; k += I.length()) {
      VectorMask<Float> there = F.indexInRange(k, n);
      IntVector bits = FloatVector.fromArray(F, x, i + k, there).add(0f).reinterpretAsInts();
      IntVector size = bits.and(Integer.MAX_VALUE);
      VectorMask<Integer> counts = size.compare(VectorOperators.LT, INFINITE).and(there.cast(I));
      if (universe != null) {
        counts = counts.and(FloatVector.fromArray(F, universe, u + k, there).eq(1f).cast(I));
      }
      IntVector flip = bits.lanewise(VectorOperators.ASHR, 31).and(Integer.MAX_VALUE);
      IntVector ordered = bits.lanewise(VectorOperators.XOR, flip);
      least = least.lanewise(VectorOperators.MIN, ordered, counts);
      greatest = greatest.lanewise(VectorOperators.MAX, ordered, counts);
      smallest =
          smallest.lanewise(
              VectorOperators.MIN, size, counts.and(size.compare(VectorOperators.GT, 0)));
      all = all.lanewise(VectorOperators.OR, size, counts);
      bits.compress(counts).intoArray(key, count);
      STEPS.add(k).compress(counts).intoArray(cell, count);
      count += counts.trueCount();
    }
    range[LEAST] = least.reduceLanes(VectorOperators.MIN);
    range[GREATEST] = greatest.reduceLanes(VectorOperators.MAX);
    range[SMALLEST] = smallest.reduceLanes(VectorOperators.MIN);
    range[ALL] = all.reduceLanes(VectorOperators.OR);
    return count;
  }

  @Override
  public void close(int[] key, int n, int gap, int base) {
    if (NARROW) {
      PLAIN.close(key, n, gap, base);
      return;
    }
    // the last vector may reach into the slack
    for (int k = 0; k < n; k += I.length()) {
      IntVector bits = IntVector.fromArray(I, key, k);
      IntVector sign = bits.lanewise(VectorOperators.ASHR, 31);
      IntVector size = bits.and(Integer.MAX_VALUE).sub(gap).max(0);
      size.lanewise(VectorOperators.XOR, sign).sub(sign).sub(base).intoArray(key, k);
    }
  }

  @Override
  public int neighbours(int[] x, int n, int bits, int[] index) {
    if (NARROW) {
      return PLAIN.neighbours(x, n, bits, index);
    }
    int count = 0;
    int k = 1;
    for (; k + I.length() <= n; k += I.length()) {
      IntVector differs =
          IntVector.fromArray(I, x, k)
              .lanewise(VectorOperators.XOR, IntVector.fromArray(I, x, k - 1))
              .lanewise(VectorOperators.LSHR, bits);
      VectorMask<Integer> close = differs.eq(0);
      STEPS.add(k).compress(close).intoArray(index, count);
      count += close.trueCount();
    }
    return PlainOrderMath.neighbours(x, k, n, bits, index, count);
  }
}
