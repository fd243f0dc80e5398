package lode.simd;

import static lode.simd.Lanes.D;
import static lode.simd.Lanes.DOUBLES;
import static lode.simd.Lanes.load;
import static lode.simd.Lanes.write;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** The twin on the Vector API. */
final class VectorGroupMath implements GroupMath {
  @Override
  public void moments(
      float[] x, int[] start, int blocks, double[] count, double[] sum, double[] mean) {
    for (int g = 0; g < blocks * COLUMNS; g += DOUBLES) {
      DoubleVector n = DoubleVector.zero(D);
      DoubleVector total = n;
      int end = start[g / COLUMNS + 1];
      for (int k = start[g / COLUMNS] + g % COLUMNS; k < end; k += COLUMNS) {
        DoubleVector v = load(x, k);
        VectorMask<Double> valid = v.compare(VectorOperators.EQ, v);
        n = n.add(1, valid);
        total = total.add(v, valid);
      }
      n.intoArray(count, g);
      total = total.blend(Double.NaN, n.eq(0));
      total.intoArray(sum, g);
      total.div(n).intoArray(mean, g);
    }
  }

  @Override
  public void deviations(
      float[] x, int[] start, int blocks, double[] count, double[] mean, double[] deviation) {
    for (int g = 0; g < blocks * COLUMNS; g += DOUBLES) {
      DoubleVector center = DoubleVector.fromArray(D, mean, g);
      DoubleVector n = DoubleVector.fromArray(D, count, g);
      DoubleVector squares = DoubleVector.zero(D);
      int end = start[g / COLUMNS + 1];
      for (int k = start[g / COLUMNS] + g % COLUMNS; k < end; k += COLUMNS) {
        DoubleVector d = load(x, k).sub(center);
        squares = squares.add(d.mul(d), d.compare(VectorOperators.EQ, d));
      }
      DoubleVector all = squares.add(n.mul(center.mul(center)));
      VectorMask<Double> flat =
          squares.compare(VectorOperators.LE, all.mul(WindowStatistics.CONSTANT));
      squares
          .blend(0, flat)
          .div(n.sub(1))
          .sqrt()
          .blend(Double.NaN, n.lt(2))
          .intoArray(deviation, g);
    }
  }

  @Override
  public void sumAbs(float[] x, int[] start, int blocks, double[] sum) {
    for (int g = 0; g < blocks * COLUMNS; g += DOUBLES) {
      DoubleVector total = DoubleVector.zero(D);
      int end = start[g / COLUMNS + 1];
      for (int k = start[g / COLUMNS] + g % COLUMNS; k < end; k += COLUMNS) {
        DoubleVector v = load(x, k).abs();
        total = total.add(v, v.compare(VectorOperators.EQ, v));
      }
      total.intoArray(sum, g);
    }
  }

  @Override
  public void affine(float[] x, int[] start, int blocks, double[] shift, double[] divisor) {
    for (int g = 0; g < blocks * COLUMNS; g += DOUBLES) {
      DoubleVector by = DoubleVector.fromArray(D, divisor, g);
      DoubleVector scale =
          DoubleVector.broadcast(D, 1).div(by).blend(Double.NaN, by.abs().lt(RowMath.TINY));
      DoubleVector from = DoubleVector.fromArray(D, shift, g);
      int end = start[g / COLUMNS + 1];
      for (int k = start[g / COLUMNS] + g % COLUMNS; k < end; k += COLUMNS) {
        write(load(x, k).sub(from).mul(scale), x, k);
      }
    }
  }
}
