package lode.simd;

import static lode.simd.Block.STRIP;
import static lode.simd.Lanes.DOUBLES;
import static lode.simd.Lanes.F;
import static lode.simd.Lanes.FLOATS;
import static lode.simd.Lanes.load;
import static lode.simd.Lanes.place;
import static lode.simd.Lanes.store;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The way of the Vector API: lanes are stocks. A rank is counted, two rows at a time, because two
 * counts that wait for each other take longer than their compares.
 */
final class VectorWindowOrder implements WindowOrder {
  @Override
  public void extremes(Block b, float[] a) {
    for (int l = 0; l < STRIP; l += FLOATS) {
      extremesBack(b, l, a);
      extremesOn(b, l, a);
    }
  }

  private static void extremesBack(Block b, int l, float[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    FloatVector count = FloatVector.zero(F);
    FloatVector low = FloatVector.broadcast(F, Float.POSITIVE_INFINITY);
    FloatVector high = low.neg();
    for (int m = now - 1; m >= b.from; m--) {
      FloatVector v = FloatVector.fromArray(F, x, rows[m] + i);
      count = count.add(1, v.compare(VectorOperators.EQ, v));
      low = low.blend(v, v.lt(low));
      high = high.blend(v, v.compare(VectorOperators.GT, high));
      if (m < b.size) {
        int at = m * 3 * STRIP + l;
        count.intoArray(a, at);
        low.intoArray(a, at + STRIP);
        high.intoArray(a, at + 2 * STRIP);
      }
    }
  }

  private static void extremesOn(Block b, int l, float[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    FloatVector count = FloatVector.zero(F);
    FloatVector low = FloatVector.broadcast(F, Float.POSITIVE_INFINITY);
    FloatVector high = low.neg();
    for (int j = 0; j < b.to; j++) {
      FloatVector v = FloatVector.fromArray(F, x, rows[now + j] + i);
      count = count.add(1, v.compare(VectorOperators.EQ, v));
      low = low.blend(v, v.lt(low));
      high = high.blend(v, v.compare(VectorOperators.GT, high));
      if (j >= b.from) {
        int at = j * 3 * STRIP + l;
        FloatVector.fromArray(F, a, at).add(count).intoArray(a, at);
        FloatVector older = FloatVector.fromArray(F, a, at + STRIP);
        older.blend(low, low.lt(older)).intoArray(a, at + STRIP);
        older = FloatVector.fromArray(F, a, at + 2 * STRIP);
        older.blend(high, high.compare(VectorOperators.GT, older)).intoArray(a, at + 2 * STRIP);
      }
    }
  }

  @Override
  public void newestLargest(Block b, float sign, float[] a) {
    for (int l = 0; l < STRIP; l += FLOATS) {
      newestLargestBack(b, l, sign, a);
      newestLargestOn(b, l, sign, a);
    }
  }

  private static void newestLargestBack(Block b, int l, float sign, float[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    FloatVector count = FloatVector.zero(F);
    FloatVector best = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
    FloatVector place = count;
    for (int m = now - 1; m >= b.from; m--) {
      FloatVector v = FloatVector.fromArray(F, x, rows[m] + i).mul(sign);
      count = count.add(1, v.compare(VectorOperators.EQ, v));
      VectorMask<Float> larger = v.compare(VectorOperators.GT, best);
      best = best.blend(v, larger);
      place = place.blend(m - now, larger);
      if (m < b.size) {
        int at = m * 3 * STRIP + l;
        count.intoArray(a, at);
        best.intoArray(a, at + STRIP);
        place.intoArray(a, at + 2 * STRIP);
      }
    }
  }

  private static void newestLargestOn(Block b, int l, float sign, float[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    FloatVector count = FloatVector.zero(F);
    FloatVector best = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
    FloatVector place = count;
    for (int j = 0; j < b.to; j++) {
      FloatVector v = FloatVector.fromArray(F, x, rows[now + j] + i).mul(sign);
      count = count.add(1, v.compare(VectorOperators.EQ, v));
      VectorMask<Float> larger = v.compare(VectorOperators.GE, best);
      best = best.blend(v, larger);
      place = place.blend(j, larger);
      if (j >= b.from) {
        int at = j * 3 * STRIP + l;
        FloatVector.fromArray(F, a, at).add(count).intoArray(a, at);
        FloatVector older = FloatVector.fromArray(F, a, at + STRIP);
        VectorMask<Float> newer = best.compare(VectorOperators.GE, older);
        older.blend(best, newer).intoArray(a, at + STRIP);
        FloatVector.fromArray(F, a, at + 2 * STRIP)
            .blend(place, newer)
            .intoArray(a, at + 2 * STRIP);
      }
    }
  }

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
        FloatVector less = FloatVector.zero(F);
        FloatVector notMore = less;
        FloatVector less2 = less;
        FloatVector notMore2 = less;
        int m = j;
        for (; m < last + j; m += 2) {
          FloatVector v = FloatVector.fromArray(F, x, rows[m] + i);
          FloatVector w = FloatVector.fromArray(F, x, rows[m + 1] + i);
          less = less.add(1, v.lt(current));
          notMore = notMore.add(1, v.compare(VectorOperators.LE, current));
          less2 = less2.add(1, w.lt(current));
          notMore2 = notMore2.add(1, w.compare(VectorOperators.LE, current));
        }
        if (m == last + j) {
          notMore = notMore.add(1);
        }
        less.add(less2)
            .add(notMore.add(notMore2))
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

  /**
   * Ranks are counted whole for the first window; from then on a row that leaves or enters changes
   * those of the others. All are whole numbers below 2^24, so floats hold them.
   */
  @Override
  public void rankCorrelation(Block b, float[] a, int required) {
    int rows = b.window + b.size;
    pairs(b, a, rows);
    for (int l = 0; l < STRIP; l += FLOATS) {
      int last = b.window - 1 + b.from;
      for (int m = b.from; m < last; m++) {
        enter(a, rows, l, b.from, m);
      }
      for (int j = b.from; j < b.to; j++, last++) {
        enter(a, rows, l, j, last);
        correlate(b, a, rows, l, j, required);
        leave(a, rows, l, j, last);
      }
    }
  }

  /** Copies both series; a row where one is missing is missing in both. */
  private static void pairs(Block b, float[] a, int rows) {
    for (int m = b.from; m < b.window - 1 + b.to; m++) {
      for (int l = 0; l < STRIP; l += FLOATS) {
        FloatVector u = FloatVector.fromArray(F, b.x, b.x(m) + l);
        FloatVector v = FloatVector.fromArray(F, b.y, b.y(m) + l);
        VectorMask<Float> missing =
            u.compare(VectorOperators.NE, u).or(v.compare(VectorOperators.NE, v));
        u.blend(Float.NaN, missing).intoArray(a, m * STRIP + l);
        v.blend(Float.NaN, missing).intoArray(a, (rows + m) * STRIP + l);
      }
    }
  }

  /** Ranks row e among the rows from {@code first} on that precede it, and them anew. */
  private static void enter(float[] a, int rows, int l, int first, int e) {
    for (int series = 0; series < 2; series++) {
      int values = series * rows * STRIP + l;
      int ranks = values + 2 * rows * STRIP;
      FloatVector entered = FloatVector.fromArray(F, a, values + e * STRIP);
      FloatVector rank = FloatVector.zero(F);
      for (int m = first; m < e; m++) {
        FloatVector v = FloatVector.fromArray(F, a, values + m * STRIP);
        VectorMask<Float> less = entered.lt(v);
        VectorMask<Float> more = v.lt(entered);
        rank = rank.add(1, more).sub(1, less);
        int at = ranks + m * STRIP;
        FloatVector.fromArray(F, a, at).add(1, less).sub(1, more).intoArray(a, at);
      }
      rank.intoArray(a, ranks + e * STRIP);
    }
  }

  /** Takes row e out of the ranks of the rows after it. */
  private static void leave(float[] a, int rows, int l, int e, int last) {
    for (int series = 0; series < 2; series++) {
      int values = series * rows * STRIP + l;
      int ranks = values + 2 * rows * STRIP;
      FloatVector left = FloatVector.fromArray(F, a, values + e * STRIP);
      for (int m = e + 1; m <= last; m++) {
        FloatVector v = FloatVector.fromArray(F, a, values + m * STRIP);
        int at = ranks + m * STRIP;
        FloatVector.fromArray(F, a, at).sub(1, left.lt(v)).add(1, v.lt(left)).intoArray(a, at);
      }
    }
  }

  private static void correlate(Block b, float[] a, int rows, int l, int j, int required) {
    FloatVector count = FloatVector.zero(F);
    FloatVector xx = count;
    FloatVector yy = count;
    FloatVector xy = count;
    int ranks = 2 * rows * STRIP + l;
    for (int m = j; m < b.window + j; m++) {
      FloatVector value = FloatVector.fromArray(F, a, m * STRIP + l);
      FloatVector x = FloatVector.fromArray(F, a, ranks + m * STRIP);
      FloatVector y = FloatVector.fromArray(F, a, ranks + (rows + m) * STRIP);
      count = count.add(1, value.compare(VectorOperators.EQ, value));
      xx = xx.add(x.mul(x));
      yy = yy.add(y.mul(y));
      xy = xy.add(x.mul(y));
    }
    // one spare row of each kind of sum: to finish here would be more than is inlined at once
    xx.intoArray(a, sums(rows, 0));
    yy.intoArray(a, sums(rows, 1));
    xy.intoArray(a, sums(rows, 2));
    count.intoArray(a, sums(rows, 3));
    quotient(b, a, rows, l, j, required);
  }

  private static void quotient(Block b, float[] a, int rows, int l, int j, int required) {
    for (int part = 0; part < FLOATS; part += DOUBLES) {
      DoubleVector xx = load(a, sums(rows, 0) + part);
      DoubleVector yy = load(a, sums(rows, 1) + part);
      DoubleVector xy = load(a, sums(rows, 2) + part);
      DoubleVector count = load(a, sums(rows, 3) + part);
      store(xy.div(xx.mul(yy).sqrt()), count, required, b.out, b.out(j) + l + part);
    }
  }

  /** Where a kind of sum stands: behind values and ranks. */
  private static int sums(int rows, int kind) {
    return (4 * rows + kind) * STRIP;
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
}
