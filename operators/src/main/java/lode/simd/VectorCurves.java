package lode.simd;

import static lode.simd.Lanes.D;
import static lode.simd.Lanes.DOUBLES;
import static lode.simd.Lanes.load;
import static lode.simd.Lanes.write;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The way of the Vector API; cells beyond the last full vector go the plain way.
 *
 * <p>A curve takes a loop or more over a scratch row of doubles, each short: what one method does
 * with vectors is compiled well up to a size, beyond which calls are not inlined and every vector
 * that is passed to one becomes an object.
 */
final class VectorCurves implements Curves {
  private static final PlainCurves PLAIN = new PlainCurves();
  private static final ThreadLocal<double[]> SCRATCH = ThreadLocal.withInitial(() -> new double[0]);

  @Override
  public void log(float[] x, int i, float[] out, int o, int n) {
    double[] y = scratch(n);
    int end = D.loopBound(n);
    for (int k = 0; k < end; k += DOUBLES) {
      LaneFunctions.log(load(x, i + k)).intoArray(y, k);
    }
    round(y, out, o, end);
    PLAIN.log(x, i + end, out, o + end, n - end);
  }

  @Override
  public void logRatio(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    double[] z = scratch(n);
    int end = D.loopBound(n);
    ratios(x, i, y, j, z, end);
    for (int k = 0; k < end; k += DOUBLES) {
      LaneFunctions.log(DoubleVector.fromArray(D, z, k)).intoArray(z, k);
    }
    round(z, out, o, end);
    PLAIN.logRatio(x, i + end, y, j + end, out, o + end, n - end);
  }

  /** x / y where both are positive. */
  private static void ratios(float[] x, int i, float[] y, int j, double[] z, int end) {
    for (int k = 0; k < end; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector w = load(y, j + k);
      VectorMask<Double> positive =
          v.compare(VectorOperators.GT, 0).and(w.compare(VectorOperators.GT, 0));
      v.div(w).blend(Double.NaN, positive.not()).intoArray(z, k);
    }
  }

  @Override
  public void log1p(float[] x, int i, float[] out, int o, int n) {
    double[] y = scratch(n);
    int end = D.loopBound(n);
    for (int k = 0; k < end; k += DOUBLES) {
      LaneFunctions.log1p(load(x, i + k)).intoArray(y, k);
    }
    round(y, out, o, end);
    PLAIN.log1p(x, i + end, out, o + end, n - end);
  }

  @Override
  public void slog1p(float[] x, int i, float[] out, int o, int n) {
    double[] y = scratch(n);
    int end = D.loopBound(n);
    for (int k = 0; k < end; k += DOUBLES) {
      LaneFunctions.log1p(load(x, i + k).abs()).intoArray(y, k);
    }
    sign(x, i, y, end);
    round(y, out, o, end);
    PLAIN.slog1p(x, i + end, out, o + end, n - end);
  }

  @Override
  public void exp(float[] x, int i, float[] out, int o, int n) {
    double[] y = scratch(n);
    int end = D.loopBound(n);
    for (int k = 0; k < end; k += DOUBLES) {
      LaneFunctions.exp(load(x, i + k)).intoArray(y, k);
    }
    round(y, out, o, end);
    PLAIN.exp(x, i + end, out, o + end, n - end);
  }

  @Override
  public void tanh(float[] x, int i, float[] out, int o, int n) {
    double[] y = scratch(n);
    int end = D.loopBound(n);
    for (int k = 0; k < end; k += DOUBLES) {
      DoubleVector e = LaneFunctions.expm1(load(x, i + k).mul(2));
      e.div(e.add(2)).intoArray(y, k);
    }
    round(y, out, o, end);
    PLAIN.tanh(x, i + end, out, o + end, n - end);
  }

  @Override
  public void sigmoid(float[] x, int i, float[] out, int o, int n) {
    double[] y = scratch(n);
    int end = D.loopBound(n);
    for (int k = 0; k < end; k += DOUBLES) {
      DoubleVector e = LaneFunctions.exp(load(x, i + k).neg());
      DoubleVector.broadcast(D, 1).div(e.add(1)).intoArray(y, k);
    }
    round(y, out, o, end);
    PLAIN.sigmoid(x, i + end, out, o + end, n - end);
  }

  @Override
  public void ssqrt(float[] x, int i, float[] out, int o, int n) {
    int end = D.loopBound(n);
    for (int k = 0; k < end; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector size = v.abs().sqrt();
      write(size.blend(size.neg(), v.lt(0)), out, o + k);
    }
    PLAIN.ssqrt(x, i + end, out, o + end, n - end);
  }

  @Override
  public void sdiv(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    int end = D.loopBound(n);
    for (int k = 0; k < end; k += DOUBLES) {
      DoubleVector v = load(x, i + k);
      DoubleVector w = load(y, j + k);
      write(v.div(w.mul(w).add(1).sqrt()), out, o + k);
    }
    PLAIN.sdiv(x, i + end, y, j + end, out, o + end, n - end);
  }

  @Override
  public void pow(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    double[] z = scratch(n);
    int end = D.loopBound(n);
    logs(x, i, z, end);
    times(y, j, z, end);
    powers(z, end);
    ofNegatives(x, i, y, j, z, end);
    ofZeros(x, i, y, j, 1, z, end);
    round(z, out, o, end);
    PLAIN.pow(x, i + end, y, j + end, out, o + end, n - end);
  }

  @Override
  public void spow(float[] x, int i, float[] y, int j, float[] out, int o, int n) {
    double[] z = scratch(n);
    int end = D.loopBound(n);
    logs(x, i, z, end);
    times(y, j, z, end);
    powers(z, end);
    sign(x, i, z, end);
    ofZeros(x, i, y, j, 0, z, end);
    round(z, out, o, end);
    PLAIN.spow(x, i + end, y, j + end, out, o + end, n - end);
  }

  @Override
  public void spow(float[] x, int i, float y, float[] out, int o, int n) {
    double[] z = scratch(n);
    int end = D.loopBound(n);
    logs(x, i, z, end);
    for (int k = 0; k < end; k += DOUBLES) {
      DoubleVector.fromArray(D, z, k).mul(y).intoArray(z, k);
    }
    powers(z, end);
    sign(x, i, z, end);
    double ofZero = y >= 0 ? 0 : Double.NaN;
    for (int k = 0; k < end; k += DOUBLES) {
      DoubleVector.fromArray(D, z, k).blend(ofZero, load(x, i + k).eq(0)).intoArray(z, k);
    }
    round(z, out, o, end);
    PLAIN.spow(x, i + end, y, out, o + end, n - end);
  }

  /** z = log abs(x). */
  private static void logs(float[] x, int i, double[] z, int end) {
    for (int k = 0; k < end; k += DOUBLES) {
      LaneFunctions.log(load(x, i + k).abs()).intoArray(z, k);
    }
  }

  /** z = y z. */
  private static void times(float[] y, int j, double[] z, int end) {
    for (int k = 0; k < end; k += DOUBLES) {
      load(y, j + k).mul(DoubleVector.fromArray(D, z, k)).intoArray(z, k);
    }
  }

  /** z = e^z. */
  private static void powers(double[] z, int end) {
    for (int k = 0; k < end; k += DOUBLES) {
      LaneFunctions.exp(DoubleVector.fromArray(D, z, k)).intoArray(z, k);
    }
  }

  /** z = sign(x) z, with 1 as the sign of 0. */
  private static void sign(float[] x, int i, double[] z, int end) {
    for (int k = 0; k < end; k += DOUBLES) {
      DoubleVector size = DoubleVector.fromArray(D, z, k);
      size.blend(size.neg(), load(x, i + k).lt(0)).intoArray(z, k);
    }
  }

  /** Gives powers of x below 0 the sign of odd powers; those that are no whole ones are missing. */
  private static void ofNegatives(float[] x, int i, float[] y, int j, double[] z, int end) {
    for (int k = 0; k < end; k += DOUBLES) {
      DoubleVector size = DoubleVector.fromArray(D, z, k);
      DoubleVector w = load(y, j + k);
      DoubleVector whole = w.add(Functions.ROUND).sub(Functions.ROUND);
      DoubleVector half = whole.mul(0.5);
      VectorMask<Double> negative = load(x, i + k).lt(0);
      VectorMask<Double> odd =
          half.add(Functions.ROUND).sub(Functions.ROUND).compare(VectorOperators.NE, half);
      VectorMask<Double> broken = whole.compare(VectorOperators.NE, w);
      size.blend(size.neg(), negative.and(odd))
          .blend(Double.NaN, negative.and(broken))
          .intoArray(z, k);
    }
  }

  /** Powers of 0: 0 for y above 0, what is given for 0, else missing. */
  private static void ofZeros(
      float[] x, int i, float[] y, int j, double ofNone, double[] z, int end) {
    for (int k = 0; k < end; k += DOUBLES) {
      DoubleVector w = load(y, j + k);
      DoubleVector ofZero =
          DoubleVector.broadcast(D, Double.NaN)
              .blend(ofNone, w.eq(0))
              .blend(0, w.compare(VectorOperators.GT, 0));
      DoubleVector.fromArray(D, z, k).blend(ofZero, load(x, i + k).eq(0)).intoArray(z, k);
    }
  }

  /** Writes doubles as floats. */
  private static void round(double[] y, float[] out, int o, int end) {
    for (int k = 0; k < end; k += DOUBLES) {
      write(DoubleVector.fromArray(D, y, k), out, o + k);
    }
  }

  private static double[] scratch(int n) {
    double[] scratch = SCRATCH.get();
    if (scratch.length < n) {
      scratch = new double[n];
      SCRATCH.set(scratch);
    }
    return scratch;
  }
}
