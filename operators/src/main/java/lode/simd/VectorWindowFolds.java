package lode.simd;

import static lode.simd.Block.STRIP;
import static lode.simd.Lanes.D;
import static lode.simd.Lanes.DOUBLES;
import static lode.simd.Lanes.join;
import static lode.simd.Lanes.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The way of the Vector API: lanes are stocks, and accumulators stay in registers while the rows of
 * a block pass, once back and once forward.
 */
final class VectorWindowFolds implements WindowFolds {
  @Override
  public void moments(Block b, double[] a) {
    for (int l = 0; l < STRIP; l += DOUBLES) {
      momentsBack(b, l, a);
      momentsOn(b, l, a);
    }
  }

  private static void momentsBack(Block b, int l, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector sum = count;
    DoubleVector squares = count;
    for (int m = now - 1; m >= b.from; m--) {
      DoubleVector v = load(x, rows[m] + i);
      VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
      count = count.add(1, valid);
      sum = sum.add(v, valid);
      squares = squares.add(v.mul(v), valid);
      if (m < b.size) {
        int at = m * 3 * STRIP + l;
        count.intoArray(a, at);
        sum.intoArray(a, at + STRIP);
        squares.intoArray(a, at + 2 * STRIP);
      }
    }
  }

  private static void momentsOn(Block b, int l, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector sum = count;
    DoubleVector squares = count;
    for (int j = 0; j < b.to; j++) {
      DoubleVector v = load(x, rows[now + j] + i);
      VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
      count = count.add(1, valid);
      sum = sum.add(v, valid);
      squares = squares.add(v.mul(v), valid);
      if (j >= b.from) {
        int at = j * 3 * STRIP + l;
        join(count, a, at);
        join(sum, a, at + STRIP);
        join(squares, a, at + 2 * STRIP);
      }
    }
  }

  @Override
  public void comoments(Block b, double[] a) {
    for (int l = 0; l < STRIP; l += DOUBLES) {
      comomentsBack(b, l, a);
      comomentsOn(b, l, a);
    }
  }

  private static void comomentsBack(Block b, int l, double[] a) {
    float[] x = b.x;
    float[] y = b.y;
    int[] xRows = b.xRows;
    int[] yRows = b.yRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector sx = count;
    DoubleVector sy = count;
    DoubleVector xx = count;
    DoubleVector yy = count;
    DoubleVector xy = count;
    for (int m = now - 1; m >= b.from; m--) {
      DoubleVector u = load(x, xRows[m] + i);
      DoubleVector v = load(y, yRows[m] + i);
      DoubleVector uv = u.mul(v);
      VectorMask<Double> valid = uv.compare(VectorOperators.EQ, uv);
      count = count.add(1, valid);
      sx = sx.add(u, valid);
      sy = sy.add(v, valid);
      xx = xx.add(u.mul(u), valid);
      yy = yy.add(v.mul(v), valid);
      xy = xy.add(uv, valid);
      if (m < b.size) {
        int at = m * 6 * STRIP + l;
        count.intoArray(a, at);
        sx.intoArray(a, at + STRIP);
        sy.intoArray(a, at + 2 * STRIP);
        xx.intoArray(a, at + 3 * STRIP);
        yy.intoArray(a, at + 4 * STRIP);
        xy.intoArray(a, at + 5 * STRIP);
      }
    }
  }

  private static void comomentsOn(Block b, int l, double[] a) {
    float[] x = b.x;
    float[] y = b.y;
    int[] xRows = b.xRows;
    int[] yRows = b.yRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector sx = count;
    DoubleVector sy = count;
    DoubleVector xx = count;
    DoubleVector yy = count;
    DoubleVector xy = count;
    for (int j = 0; j < b.to; j++) {
      DoubleVector u = load(x, xRows[now + j] + i);
      DoubleVector v = load(y, yRows[now + j] + i);
      DoubleVector uv = u.mul(v);
      VectorMask<Double> valid = uv.compare(VectorOperators.EQ, uv);
      count = count.add(1, valid);
      sx = sx.add(u, valid);
      sy = sy.add(v, valid);
      xx = xx.add(u.mul(u), valid);
      yy = yy.add(v.mul(v), valid);
      xy = xy.add(uv, valid);
      if (j >= b.from) {
        int at = j * 6 * STRIP + l;
        join(count, a, at);
        join(sx, a, at + STRIP);
        join(sy, a, at + 2 * STRIP);
        join(xx, a, at + 3 * STRIP);
        join(yy, a, at + 4 * STRIP);
        join(xy, a, at + 5 * STRIP);
      }
    }
  }

  @Override
  public void dated(Block b, double[] a) {
    for (int l = 0; l < STRIP; l += DOUBLES) {
      datedBack(b, l, a);
      datedOn(b, l, a);
    }
  }

  private static void datedBack(Block b, int l, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector sx = count;
    DoubleVector sp = count;
    DoubleVector px = count;
    for (int m = now - 1; m >= b.from; m--) {
      double p = m - now;
      DoubleVector v = load(x, rows[m] + i);
      VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
      count = count.add(1, valid);
      sx = sx.add(v, valid);
      sp = sp.add(p, valid);
      px = px.add(v.mul(p), valid);
      if (m < b.size) {
        int at = m * 4 * STRIP + l;
        count.intoArray(a, at);
        sx.intoArray(a, at + STRIP);
        sp.intoArray(a, at + 2 * STRIP);
        px.intoArray(a, at + 3 * STRIP);
      }
    }
  }

  private static void datedOn(Block b, int l, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector sx = count;
    DoubleVector sp = count;
    DoubleVector px = count;
    for (int j = 0; j < b.to; j++) {
      DoubleVector v = load(x, rows[now + j] + i);
      VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
      count = count.add(1, valid);
      sx = sx.add(v, valid);
      sp = sp.add(j, valid);
      px = px.add(v.mul(j), valid);
      if (j >= b.from) {
        int at = j * 4 * STRIP + l;
        join(count, a, at);
        join(sx, a, at + STRIP);
        join(sp, a, at + 2 * STRIP);
        join(px, a, at + 3 * STRIP);
      }
    }
  }

  @Override
  public void trend(Block b, double[] a) {
    for (int l = 0; l < STRIP; l += DOUBLES) {
      trendBack(b, l, a);
      trendOn(b, l, a);
    }
  }

  private static void trendBack(Block b, int l, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector sx = count;
    DoubleVector sp = count;
    DoubleVector px = count;
    DoubleVector pp = count;
    DoubleVector xx = count;
    for (int m = now - 1; m >= b.from; m--) {
      double p = m - now;
      DoubleVector v = load(x, rows[m] + i);
      VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
      count = count.add(1, valid);
      sx = sx.add(v, valid);
      sp = sp.add(p, valid);
      px = px.add(v.mul(p), valid);
      pp = pp.add(p * p, valid);
      xx = xx.add(v.mul(v), valid);
      if (m < b.size) {
        int at = m * 6 * STRIP + l;
        count.intoArray(a, at);
        sx.intoArray(a, at + STRIP);
        sp.intoArray(a, at + 2 * STRIP);
        px.intoArray(a, at + 3 * STRIP);
        pp.intoArray(a, at + 4 * STRIP);
        xx.intoArray(a, at + 5 * STRIP);
      }
    }
  }

  private static void trendOn(Block b, int l, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector count = DoubleVector.zero(D);
    DoubleVector sx = count;
    DoubleVector sp = count;
    DoubleVector px = count;
    DoubleVector pp = count;
    DoubleVector xx = count;
    for (int j = 0; j < b.to; j++) {
      DoubleVector v = load(x, rows[now + j] + i);
      VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
      count = count.add(1, valid);
      sx = sx.add(v, valid);
      sp = sp.add(j, valid);
      px = px.add(v.mul(j), valid);
      pp = pp.add((double) j * j, valid);
      xx = xx.add(v.mul(v), valid);
      if (j >= b.from) {
        int at = j * 6 * STRIP + l;
        join(count, a, at);
        join(sx, a, at + STRIP);
        join(sp, a, at + 2 * STRIP);
        join(px, a, at + 3 * STRIP);
        join(pp, a, at + 4 * STRIP);
        join(xx, a, at + 5 * STRIP);
      }
    }
  }

  @Override
  public void fading(Block b, double[] power, double[] a) {
    for (int l = 0; l < STRIP; l += DOUBLES) {
      fadingBack(b, l, power, a);
      fadingOn(b, l, power, a);
    }
  }

  private static void fadingBack(Block b, int l, double[] power, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector weights = DoubleVector.zero(D);
    DoubleVector sum = weights;
    for (int m = now - 1; m >= b.from; m--) {
      DoubleVector v = load(x, rows[m] + i);
      VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
      double weight = power[now - 1 - m];
      weights = weights.add(weight, valid);
      sum = sum.add(v.mul(weight), valid);
      if (m < b.size) {
        weights.intoArray(a, m * 2 * STRIP + l);
        sum.intoArray(a, m * 2 * STRIP + STRIP + l);
      }
    }
  }

  private static void fadingOn(Block b, int l, double[] power, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    int now = b.window - 1;
    int i = b.strip + l;
    DoubleVector weights = DoubleVector.zero(D);
    DoubleVector sum = weights;
    for (int j = 0; j < b.to; j++) {
      DoubleVector v = load(x, rows[now + j] + i);
      VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
      weights = weights.mul(power[1]).add(1, valid);
      sum = sum.mul(power[1]);
      sum = sum.add(v, valid);
      if (j >= b.from) {
        int at = j * 2 * STRIP + l;
        double faded = power[j + 1];
        DoubleVector.fromArray(D, a, at).mul(faded).add(weights).intoArray(a, at);
        at += STRIP;
        DoubleVector.fromArray(D, a, at).mul(faded).add(sum).intoArray(a, at);
      }
    }
  }

  @Override
  public void deviations(Block b, int j, double[] sums, int at, double[] a) {
    float[] x = b.x;
    int[] rows = b.xRows;
    for (int l = 0; l < STRIP; l += DOUBLES) {
      int i = b.strip + l;
      DoubleVector mean =
          DoubleVector.fromArray(D, sums, at + STRIP + l)
              .div(DoubleVector.fromArray(D, sums, at + l));
      DoubleVector sizes = DoubleVector.zero(D);
      DoubleVector squares = sizes;
      DoubleVector cubes = sizes;
      DoubleVector fourths = sizes;
      for (int m = j; m < j + b.window; m++) {
        DoubleVector d = load(x, rows[m] + i).sub(mean);
        VectorMask<Double> valid = d.compare(VectorOperators.EQ, d);
        DoubleVector square = d.mul(d);
        sizes = sizes.add(d.abs(), valid);
        squares = squares.add(square, valid);
        cubes = cubes.add(square.mul(d), valid);
        fourths = fourths.add(square.mul(square), valid);
      }
      sizes.intoArray(a, l);
      squares.intoArray(a, STRIP + l);
      cubes.intoArray(a, 2 * STRIP + l);
      fourths.intoArray(a, 3 * STRIP + l);
    }
  }
}
