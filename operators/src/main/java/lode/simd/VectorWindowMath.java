package lode.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The way of the Vector API: lanes are cells, accumulators stay in registers while the rows pass,
 * so a window costs one read of its rows. Cells beyond the last full vector are computed in an
 * overlapping vector: every primitive writes what depends on its inputs only. Rows shorter than a
 * vector go the plain way.
 */
final class VectorWindowMath implements WindowMath {
  /** Vectors of two floats are not compiled well, so doubles take at least 256 bits. */
  private static final int BITS = Math.max(256, VectorMath.BITS);

  private static final VectorSpecies<Double> D =
      VectorSpecies.of(double.class, VectorShape.forBitSize(BITS));
  private static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(BITS / 2));
  private static final VectorSpecies<Float> F =
      VectorSpecies.of(float.class, VectorShape.forBitSize(BITS));
  private static final int LANES = D.length();

  private static final PlainWindowMath PLAIN = new PlainWindowMath();

  @Override
  public void moments(float[] x, int[] rows, double[] a, int at, int n) {
    if (n < LANES) {
      PLAIN.moments(x, rows, a, at, n);
      return;
    }
    for (int i = 0; i < n; i = next(i, n, LANES)) {
      DoubleVector count = DoubleVector.zero(D);
      DoubleVector sum = count;
      DoubleVector squares = count;
      for (int r : rows) {
        DoubleVector v = load(x, r + i);
        VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
        count = count.add(1, valid);
        sum = sum.add(v, valid);
        squares = squares.add(v.mul(v), valid);
      }
      count.intoArray(a, at + i);
      sum.intoArray(a, at + n + i);
      squares.intoArray(a, at + 2 * n + i);
    }
  }

  @Override
  public void comoments(float[] x, int[] xRows, float[] y, int[] yRows, double[] a, int at, int n) {
    if (n < LANES) {
      PLAIN.comoments(x, xRows, y, yRows, a, at, n);
      return;
    }
    for (int i = 0; i < n; i = next(i, n, LANES)) {
      DoubleVector count = DoubleVector.zero(D);
      DoubleVector sx = count;
      DoubleVector sy = count;
      DoubleVector xx = count;
      DoubleVector yy = count;
      DoubleVector xy = count;
      for (int k = 0; k < xRows.length; k++) {
        DoubleVector u = load(x, xRows[k] + i);
        DoubleVector v = load(y, yRows[k] + i);
        VectorMask<Double> valid =
            u.compare(VectorOperators.EQ, u).and(v.compare(VectorOperators.EQ, v));
        count = count.add(1, valid);
        sx = sx.add(u, valid);
        sy = sy.add(v, valid);
        xx = xx.add(u.mul(u), valid);
        yy = yy.add(v.mul(v), valid);
        xy = xy.add(u.mul(v), valid);
      }
      count.intoArray(a, at + i);
      sx.intoArray(a, at + n + i);
      sy.intoArray(a, at + 2 * n + i);
      xx.intoArray(a, at + 3 * n + i);
      yy.intoArray(a, at + 4 * n + i);
      xy.intoArray(a, at + 5 * n + i);
    }
  }

  @Override
  public void trend(float[] x, int[] rows, double[] a, int at, int n) {
    if (n < LANES) {
      PLAIN.trend(x, rows, a, at, n);
      return;
    }
    for (int i = 0; i < n; i = next(i, n, LANES)) {
      DoubleVector count = DoubleVector.zero(D);
      DoubleVector sx = count;
      DoubleVector sp = count;
      DoubleVector px = count;
      DoubleVector pp = count;
      DoubleVector xx = count;
      for (int k = 0; k < rows.length; k++) {
        double p = k - (rows.length - 1);
        DoubleVector v = load(x, rows[k] + i);
        VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
        count = count.add(1, valid);
        sx = sx.add(v, valid);
        sp = sp.add(p, valid);
        px = px.add(v.mul(p), valid);
        pp = pp.add(p * p, valid);
        xx = xx.add(v.mul(v), valid);
      }
      count.intoArray(a, at + i);
      sx.intoArray(a, at + n + i);
      sp.intoArray(a, at + 2 * n + i);
      px.intoArray(a, at + 3 * n + i);
      pp.intoArray(a, at + 4 * n + i);
      xx.intoArray(a, at + 5 * n + i);
    }
  }

  @Override
  public void extremes(float[] x, int[] rows, double[] a, int at, int n) {
    if (n < F.length()) {
      PLAIN.extremes(x, rows, a, at, n);
      return;
    }
    for (int i = 0; i < n; i = next(i, n, F.length())) {
      FloatVector count = FloatVector.zero(F);
      FloatVector low = FloatVector.broadcast(F, Float.POSITIVE_INFINITY);
      FloatVector high = low.neg();
      for (int r : rows) {
        FloatVector v = FloatVector.fromArray(F, x, r + i);
        count = count.add(1, v.compare(VectorOperators.EQ, v));
        low = low.blend(v, v.lt(low));
        high = high.blend(v, v.compare(VectorOperators.GT, high));
      }
      widen(count, a, at + i);
      widen(low, a, at + n + i);
      widen(high, a, at + 2 * n + i);
    }
  }

  @Override
  public void add(double[] a, int at, int from, int n) {
    int i = 0;
    for (int end = D.loopBound(n); i < end; i += LANES) {
      DoubleVector.fromArray(D, a, at + i)
          .add(DoubleVector.fromArray(D, a, from + i))
          .intoArray(a, at + i);
    }
    PLAIN.add(a, at + i, from + i, n - i);
  }

  @Override
  public void mean(double[] a, int at, int required, float[] out, int o, int n) {
    if (n < LANES) {
      PLAIN.mean(a, at, required, out, o, n);
      return;
    }
    for (int i = 0; i < n; i = next(i, n, LANES)) {
      DoubleVector count = DoubleVector.fromArray(D, a, at + i);
      store(DoubleVector.fromArray(D, a, at + n + i).div(count), count, required, out, o + i);
    }
  }

  @Override
  public void deviation(double[] a, int at, int required, float[] out, int o, int n) {
    if (n < LANES) {
      PLAIN.deviation(a, at, required, out, o, n);
      return;
    }
    for (int i = 0; i < n; i = next(i, n, LANES)) {
      DoubleVector count = DoubleVector.fromArray(D, a, at + i);
      store(variance(count, a, at + i, n, 2 * n).sqrt(), count, required, out, o + i);
    }
  }

  @Override
  public void correlation(double[] a, int at, int required, float[] out, int o, int n) {
    if (n < LANES) {
      PLAIN.correlation(a, at, required, out, o, n);
      return;
    }
    for (int i = 0; i < n; i = next(i, n, LANES)) {
      int c = at + i;
      DoubleVector count = DoubleVector.fromArray(D, a, c);
      DoubleVector x = DoubleVector.fromArray(D, a, c + n);
      DoubleVector y = DoubleVector.fromArray(D, a, c + 2 * n);
      DoubleVector xx = variance(count, a, c, n, 3 * n);
      DoubleVector yy = variance(count, a, c, 2 * n, 4 * n);
      DoubleVector r =
          DoubleVector.fromArray(D, a, c + 5 * n)
              .sub(x.mul(y).div(count))
              .div(count.sub(1))
              .div(xx.mul(yy).sqrt());
      r = r.blend(1, r.compare(VectorOperators.GT, 1)).blend(-1, r.lt(-1));
      VectorMask<Double> constant = xx.eq(0).or(yy.eq(0));
      store(r.blend(Double.NaN, constant), count, required, out, o + i);
    }
  }

  @Override
  public void rank(float[] x, int[] rows, int required, float[] out, int o, int n) {
    if (n < F.length()) {
      PLAIN.rank(x, rows, required, out, o, n);
      return;
    }
    int now = rows[rows.length - 1];
    for (int i = 0; i < n; i = next(i, n, F.length())) {
      FloatVector current = FloatVector.fromArray(F, x, now + i);
      FloatVector valid = FloatVector.zero(F);
      FloatVector below = valid;
      for (int r : rows) {
        FloatVector v = FloatVector.fromArray(F, x, r + i);
        valid = valid.add(1, v.compare(VectorOperators.EQ, v));
        below = below.add(0.5f, v.lt(current));
        below = below.add(0.5f, v.compare(VectorOperators.LE, current));
      }
      VectorMask<Float> missing =
          valid.lt(required).or(current.compare(VectorOperators.NE, current));
      below.add(0.5f).div(valid).blend(Float.NaN, missing).intoArray(out, o + i);
    }
  }

  /** The next cell to start at: the last vector overlaps the one before where rows are uneven. */
  private static int next(int i, int n, int lanes) {
    int next = i + lanes;
    return next < n && next > n - lanes ? n - lanes : next;
  }

  private static DoubleVector load(float[] x, int at) {
    return (DoubleVector)
        FloatVector.fromArray(HALF, x, at).convertShape(VectorOperators.F2D, D, 0);
  }

  private static void widen(FloatVector x, double[] a, int at) {
    ((DoubleVector) x.convertShape(VectorOperators.F2D, D, 0)).intoArray(a, at);
    ((DoubleVector) x.convertShape(VectorOperators.F2D, D, 1)).intoArray(a, at + LANES);
  }

  private static DoubleVector variance(
      DoubleVector count, double[] a, int at, int sums, int squares) {
    DoubleVector sum = DoubleVector.fromArray(D, a, at + sums);
    DoubleVector square = DoubleVector.fromArray(D, a, at + squares);
    DoubleVector m2 = square.sub(sum.mul(sum).div(count));
    VectorMask<Double> varies = m2.compare(VectorOperators.GT, square.mul(CONSTANT));
    return DoubleVector.zero(D).blend(m2.div(count.sub(1)), varies);
  }

  /** Writes finite values as floats, NaN where too few rows were valid. */
  private static void store(
      DoubleVector value, DoubleVector count, int required, float[] out, int o) {
    FloatVector f =
        (FloatVector)
            value.blend(Double.NaN, count.lt(required)).convertShape(VectorOperators.D2F, HALF, 0);
    f.sub(f.sub(f)).intoArray(out, o);
  }
}
