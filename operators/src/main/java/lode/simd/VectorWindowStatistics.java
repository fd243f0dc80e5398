package lode.simd;

import static lode.simd.Block.STRIP;
import static lode.simd.Width.D;
import static lode.simd.Width.DOUBLES;
import static lode.simd.Width.HALF;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** The way of the Vector API. */
final class VectorWindowStatistics implements WindowStatistics {
  @Override
  public void mean(Block b, int planes, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * planes * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector mean = plane(a, at, 1).mul(inverse(count, b.window));
        store(mean, count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void deviation(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 3 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector sum = plane(a, at, 1);
        DoubleVector squares = plane(a, at, 2);
        DoubleVector m2 = squares.sub(sum.mul(sum).mul(inverse(count, b.window)));
        VectorMask<Double> varies = m2.compare(VectorOperators.GT, squares.mul(CONSTANT));
        DoubleVector variance = m2.mul(inverse(count.sub(1), b.window - 1));
        DoubleVector deviation = DoubleVector.zero(D).blend(variance, varies).sqrt();
        store(deviation, count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void correlation(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector x = plane(a, at, 1);
        DoubleVector y = plane(a, at, 2);
        DoubleVector xx = count.mul(plane(a, at, 3));
        DoubleVector yy = count.mul(plane(a, at, 4));
        DoubleVector varianceX = xx.sub(x.mul(x));
        DoubleVector varianceY = yy.sub(y.mul(y));
        DoubleVector r =
            count.mul(plane(a, at, 5)).sub(x.mul(y)).div(varianceX.mul(varianceY).sqrt());
        r = r.blend(1, r.compare(VectorOperators.GT, 1)).blend(-1, r.lt(-1));
        VectorMask<Double> varies =
            varianceX
                .compare(VectorOperators.GT, xx.mul(CONSTANT))
                .and(varianceY.compare(VectorOperators.GT, yy.mul(CONSTANT)));
        store(r.blend(Double.NaN, varies.not()), count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void decay(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        double shift = b.window - j;
        DoubleVector weights = count.mul(shift).add(plane(a, at, 2));
        DoubleVector sum = plane(a, at, 1).mul(shift).add(plane(a, at, 3));
        store(sum.div(weights), count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void slope(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector slope = products(a, at, values(a, at)).div(times(a, at));
        store(slope, plane(a, at, 0), required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void rsquare(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector xx = values(a, at);
        DoubleVector xp = products(a, at, xx);
        DoubleVector r2 = xp.mul(xp).div(times(a, at).mul(xx));
        r2 = r2.blend(1, r2.compare(VectorOperators.GT, 1));
        store(r2, plane(a, at, 0), required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void residual(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector slope = products(a, at, values(a, at)).div(times(a, at));
        DoubleVector ahead = count.mul(j).sub(plane(a, at, 2));
        DoubleVector line =
            plane(a, at, 1).add(slope.mul(ahead)).mul(inverse(count, b.window));
        DoubleVector now = Width.load(b.x, b.x(b.window - 1 + j) + l);
        store(now.sub(line), count, required, b.out, b.out(j) + l);
      }
    }
  }

  private static DoubleVector plane(double[] a, int at, int plane) {
    return DoubleVector.fromArray(D, a, at + plane * STRIP);
  }

  private static DoubleVector values(double[] a, int at) {
    DoubleVector x = plane(a, at, 1);
    DoubleVector xx = plane(a, at, 0).mul(plane(a, at, 5));
    DoubleVector varied = xx.sub(x.mul(x));
    VectorMask<Double> varies = varied.compare(VectorOperators.GT, xx.mul(CONSTANT));
    return DoubleVector.zero(D).blend(varied, varies);
  }

  private static DoubleVector times(double[] a, int at) {
    DoubleVector p = plane(a, at, 2);
    return plane(a, at, 0).mul(plane(a, at, 4)).sub(p.mul(p));
  }

  private static DoubleVector products(double[] a, int at, DoubleVector values) {
    DoubleVector xp = plane(a, at, 0).mul(plane(a, at, 3)).sub(plane(a, at, 1).mul(plane(a, at, 2)));
    return DoubleVector.zero(D).blend(xp, values.compare(VectorOperators.GT, 0));
  }

  /** 1 / count; most windows are full, which saves the division. */
  private static DoubleVector inverse(DoubleVector count, int full) {
    return count.eq(full).allTrue()
        ? DoubleVector.broadcast(D, 1.0 / full)
        : DoubleVector.broadcast(D, 1).div(count);
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
