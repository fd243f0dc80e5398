package lode.simd;

import static lode.simd.Block.STRIP;
import static lode.simd.Lanes.D;
import static lode.simd.Lanes.DOUBLES;
import static lode.simd.Lanes.join;
import static lode.simd.Lanes.larger;
import static lode.simd.Lanes.load;
import static lode.simd.Lanes.plane;
import static lode.simd.Lanes.smaller;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** The way of the Vector API: lanes are stocks. */
final class VectorWindowPaths implements WindowPaths {
  @Override
  public void product(Block b, double[] a) {
    for (int l = 0; l < STRIP; l += DOUBLES) {
      productBack(b, l, a);
      productOn(b, l, a);
    }
  }

  private static void productBack(Block b, int l, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector product = DoubleVector.broadcast(D, 1);
    for (int m = b.window - 2; m >= b.from; m--) {
      DoubleVector v = load(x, rows[m] + i);
      VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
      count = count.add(1, valid);
      product = product.mul(v, valid);
      if (m < b.size) {
        int at = m * 2 * STRIP + l;
        count.intoArray(a, at);
        product.intoArray(a, at + STRIP);
      }
    }
  }

  private static void productOn(Block b, int l, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector product = DoubleVector.broadcast(D, 1);
    for (int j = 0; j < b.to; j++) {
      DoubleVector v = load(x, rows[now + j] + i);
      VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
      count = count.add(1, valid);
      product = product.mul(v, valid);
      if (j >= b.from) {
        int at = j * 2 * STRIP + l;
        join(count, a, at);
        plane(a, at, 1).mul(product).intoArray(a, at + STRIP);
      }
    }
  }

  @Override
  public void drawdown(Block b, double[] a) {
    for (int l = 0; l < STRIP; l += DOUBLES) {
      drawdownBack(b, l, a);
      drawdownOn(b, l, a);
    }
  }

  private static void drawdownBack(Block b, int l, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int i = b.strip + l;
    DoubleVector one = DoubleVector.broadcast(D, 1);
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector low = DoubleVector.broadcast(D, Double.POSITIVE_INFINITY);
    DoubleVector high = count;
    DoubleVector fall = count;
    for (int m = b.window - 2; m >= b.from; m--) {
      DoubleVector v = load(x, rows[m] + i);
      count = count.add(1, v.compare(VectorOperators.EQ, v));
      fall = larger(one.sub(low.div(v)), fall);
      low = smaller(v, low);
      high = larger(v, high);
      if (m < b.size) {
        int at = m * 4 * STRIP + l;
        count.intoArray(a, at);
        low.intoArray(a, at + STRIP);
        high.intoArray(a, at + 2 * STRIP);
        fall.intoArray(a, at + 3 * STRIP);
      }
    }
  }

  private static void drawdownOn(Block b, int l, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector one = DoubleVector.broadcast(D, 1);
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector low = DoubleVector.broadcast(D, Double.POSITIVE_INFINITY);
    DoubleVector high = count;
    DoubleVector fall = count;
    for (int j = 0; j < b.to; j++) {
      DoubleVector v = load(x, rows[now + j] + i);
      count = count.add(1, v.compare(VectorOperators.EQ, v));
      low = smaller(v, low);
      high = larger(v, high);
      fall = larger(one.sub(v.div(high)), fall);
      if (j >= b.from) {
        int at = j * 4 * STRIP + l;
        join(count, a, at);
        DoubleVector peak = plane(a, at, 2);
        DoubleVector across = one.sub(low.div(peak));
        larger(across, larger(fall, plane(a, at, 3))).intoArray(a, at + 3 * STRIP);
        smaller(low, plane(a, at, 1)).intoArray(a, at + STRIP);
        larger(high, peak).intoArray(a, at + 2 * STRIP);
      }
    }
  }

  @Override
  public void conditions(Block b, double[] a) {
    for (int l = 0; l < STRIP; l += DOUBLES) {
      conditionsBack(b, l, a);
      conditionsOn(b, l, a);
    }
  }

  private static void conditionsBack(Block b, int l, double[] a) {
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector held = count;
    DoubleVector sum = count;
    DoubleVector newest = DoubleVector.broadcast(D, Double.NEGATIVE_INFINITY);
    for (int m = now - 1; m >= b.from; m--) {
      DoubleVector v = load(b.x, b.xRows[m] + i);
      DoubleVector c = load(b.y, b.yRows[m] + i);
      DoubleVector vc = v.mul(c);
      VectorMask<Double> valid = vc.compare(VectorOperators.EQ, vc);
      VectorMask<Double> holds = valid.and(c.compare(VectorOperators.NE, 0));
      count = count.add(1, valid);
      held = held.add(1, holds);
      sum = sum.add(v, holds);
      newest = newest.blend(m - now, holds.and(newest.lt(m - now)));
      if (m < b.size) {
        int at = m * 4 * STRIP + l;
        count.intoArray(a, at);
        held.intoArray(a, at + STRIP);
        sum.intoArray(a, at + 2 * STRIP);
        newest.intoArray(a, at + 3 * STRIP);
      }
    }
  }

  private static void conditionsOn(Block b, int l, double[] a) {
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector held = count;
    DoubleVector sum = count;
    DoubleVector newest = DoubleVector.broadcast(D, Double.NEGATIVE_INFINITY);
    for (int j = 0; j < b.to; j++) {
      DoubleVector v = load(b.x, b.xRows[now + j] + i);
      DoubleVector c = load(b.y, b.yRows[now + j] + i);
      DoubleVector vc = v.mul(c);
      VectorMask<Double> valid = vc.compare(VectorOperators.EQ, vc);
      VectorMask<Double> holds = valid.and(c.compare(VectorOperators.NE, 0));
      count = count.add(1, valid);
      held = held.add(1, holds);
      sum = sum.add(v, holds);
      newest = newest.blend(j, holds);
      if (j >= b.from) {
        int at = j * 4 * STRIP + l;
        join(count, a, at);
        join(held, a, at + STRIP);
        join(sum, a, at + 2 * STRIP);
        larger(newest, plane(a, at, 3)).intoArray(a, at + 3 * STRIP);
      }
    }
  }
}
