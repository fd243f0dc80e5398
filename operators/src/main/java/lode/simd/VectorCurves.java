package lode.simd;

import static lode.simd.Lanes.D;
import static lode.simd.Lanes.DOUBLES;
import static lode.simd.Lanes.load;
import static lode.simd.Lanes.write;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** The way of the Vector API; cells beyond the last full vector go the plain way. */
final class VectorCurves implements Curves {
  private static final PlainCurves PLAIN = new PlainCurves();

  @Override
  public void log(float[] x, int i, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      write(LaneFunctions.log(v), out, o + k);
    }
    PLAIN.log(x, i + k, out, o + k, n - k);
  }

  @Override
  public void logRatio(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector w = load(y, j + k);
      VectorMask<Double> positive =
          v.compare(VectorOperators.GT, 0).and(w.compare(VectorOperators.GT, 0));
      write(LaneFunctions.log(v.div(w)).blend(Double.NaN, positive.not()), out, o + k);
    }
    PLAIN.logRatio(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void log1p(float[] x, int i, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      write(LaneFunctions.log1p(v), out, o + k);
    }
    PLAIN.log1p(x, i + k, out, o + k, n - k);
  }

  @Override
  public void slog1p(float[] x, int i, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector size = LaneFunctions.log1p(v.abs());
      write(size.blend(size.neg(), v.lt(0)), out, o + k);
    }
    PLAIN.slog1p(x, i + k, out, o + k, n - k);
  }

  @Override
  public void exp(float[] x, int i, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      write(LaneFunctions.exp(v), out, o + k);
    }
    PLAIN.exp(x, i + k, out, o + k, n - k);
  }

  @Override
  public void tanh(float[] x, int i, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector e = LaneFunctions.expm1(v.mul(2));
      write(e.div(e.add(2)), out, o + k);
    }
    PLAIN.tanh(x, i + k, out, o + k, n - k);
  }

  @Override
  public void sigmoid(float[] x, int i, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector e = LaneFunctions.exp(v.neg());
      write(DoubleVector.broadcast(D, 1).div(e.add(1)), out, o + k);
    }
    PLAIN.sigmoid(x, i + k, out, o + k, n - k);
  }

  @Override
  public void ssqrt(float[] x, int i, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector size = v.abs().sqrt();
      write(size.blend(size.neg(), v.lt(0)), out, o + k);
    }
    PLAIN.ssqrt(x, i + k, out, o + k, n - k);
  }

  @Override
  public void sdiv(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector w = load(y, j + k);
      write(v.div(w.mul(w).add(1).sqrt()), out, o + k);
    }
    PLAIN.sdiv(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void pow(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector w = load(y, j + k);
      DoubleVector size = LaneFunctions.exp(w.mul(LaneFunctions.log(v.abs())));
      DoubleVector whole = w.add(Functions.ROUND).sub(Functions.ROUND);
      DoubleVector half = whole.mul(0.5);
      VectorMask<Double> negative = v.lt(0);
      VectorMask<Double> odd =
          half.add(Functions.ROUND).sub(Functions.ROUND).compare(VectorOperators.NE, half);
      VectorMask<Double> broken = whole.compare(VectorOperators.NE, w);
      DoubleVector ofZero =
          DoubleVector.broadcast(D, Double.NaN)
              .blend(1, w.eq(0))
              .blend(0, w.compare(VectorOperators.GT, 0));
      DoubleVector power =
          size.blend(size.neg(), negative.and(odd))
              .blend(Double.NaN, negative.and(broken))
              .blend(ofZero, v.eq(0));
      write(power, out, o + k);
    }
    PLAIN.pow(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void spow(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector w = load(y, j + k);
      write(LaneFunctions.spow(v, w), out, o + k);
    }
    PLAIN.spow(x, i + k, y, j + k, out, o + k, n - k);
  }

  @Override
  public void spow(float[] x, int i, float y, float[] out, int o, int n) {
    int k = 0;
    for (; k <= n - DOUBLES; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector w = DoubleVector.broadcast(D, y);
      write(LaneFunctions.spow(v, w), out, o + k);
    }
    PLAIN.spow(x, i + k, y, out, o + k, n - k);
  }
}
