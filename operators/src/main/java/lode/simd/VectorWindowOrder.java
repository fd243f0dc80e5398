package lode.simd;

import static lode.simd.Block.STRIP;
import static lode.simd.Width.F;
import static lode.simd.Width.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The way of the Vector API: lanes are stocks. A rank is counted, two rows at a time, because two
 * counts that wait for each other take longer than their compares.
 */
final class VectorWindowOrder implements WindowOrder {
  @Override
  public void rank(Block b, int required) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int last = b.window - 1;
    for (int l = 0; l < STRIP; l += FLOATS) {
      int i = b.strip + l;
      FloatVector valid = FloatVector.zero(F);
      for (int m = b.from; m < last + b.from; m++) {
        FloatVector v = FloatVector.fromArray(F, x, rows[m] + i);
        valid = valid.add(1, v.compare(VectorOperators.EQ, v));
      }
      for (int j = b.from; j < b.to; j++) {
        FloatVector current = FloatVector.fromArray(F, x, rows[last + j] + i);
        VectorMask<Float> missing = current.compare(VectorOperators.NE, current);
        valid = valid.add(1, missing.not());
        FloatVector below = below(x, rows, i, j, last + j + 1, current);
        below
            .mul(0.5f)
            .add(0.5f)
            .div(valid)
            .blend(Float.NaN, missing.or(valid.lt(required)))
            .intoArray(b.out, b.out(j) + l);
        FloatVector oldest = FloatVector.fromArray(F, x, rows[j] + i);
        valid = valid.sub(1, oldest.compare(VectorOperators.EQ, oldest));
      }
    }
  }

  /** Number of values less than the current one, plus those less or equal. */
  private static FloatVector below(
      float[] x, int[] rows, int i, int from, int to, FloatVector current) {
    FloatVector less = FloatVector.zero(F);
    FloatVector notMore = less;
    FloatVector less2 = less;
    FloatVector notMore2 = less;
    int m = from;
    for (; m < to - 1; m += 2) {
      FloatVector v = FloatVector.fromArray(F, x, rows[m] + i);
      FloatVector w = FloatVector.fromArray(F, x, rows[m + 1] + i);
      less = less.add(1, v.lt(current));
      notMore = notMore.add(1, v.compare(VectorOperators.LE, current));
      less2 = less2.add(1, w.lt(current));
      notMore2 = notMore2.add(1, w.compare(VectorOperators.LE, current));
    }
    if (m < to) {
      FloatVector v = FloatVector.fromArray(F, x, rows[m] + i);
      less = less.add(1, v.lt(current));
      notMore = notMore.add(1, v.compare(VectorOperators.LE, current));
    }
    return less.add(less2).add(notMore.add(notMore2));
  }

  @Override
  public void slide(float[] sorted, int at, int n, float[] x, int out, float[] y, int in) {
    FloatVector last = FloatVector.broadcast(F, Float.POSITIVE_INFINITY);
    for (int l = 0; l < STRIP; l += FLOATS) {
      FloatVector leaves = place(x, out + l);
      FloatVector enters = place(y, in + l);
      FloatVector before = last.neg();
      FloatVector now = FloatVector.fromArray(F, sorted, at + l);
      int end = at + (n - 1) * STRIP + l;
      for (int cell = at + l; cell <= end; cell += STRIP) {
        FloatVector next = cell < end ? FloatVector.fromArray(F, sorted, cell + STRIP) : last;
        FloatVector kept = now.blend(next, now.compare(VectorOperators.GE, leaves));
        FloatVector least = before.blend(enters, before.lt(enters));
        least.blend(kept, least.compare(VectorOperators.GT, kept)).intoArray(sorted, cell);
        before = kept;
        now = next;
      }
    }
  }

  private static FloatVector place(float[] x, int at) {
    FloatVector v = FloatVector.fromArray(F, x, at);
    return v.add(0f).blend(Float.POSITIVE_INFINITY, v.compare(VectorOperators.NE, v));
  }
}
