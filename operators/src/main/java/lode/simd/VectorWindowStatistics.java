package lode.simd;

import static lode.simd.Block.STRIP;
import static lode.simd.Lanes.DOUBLES;
import static lode.simd.Lanes.inverse;
import static lode.simd.Lanes.load;
import static lode.simd.Lanes.plane;
import static lode.simd.Lanes.shared;
import static lode.simd.Lanes.store;
import static lode.simd.Lanes.varied;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** The way of the Vector API. */
final class VectorWindowStatistics implements WindowStatistics {
  @Override
  public void sum(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 3 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        store(plane(a, at, 1), count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void mean(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 3 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        store(plane(a, at, 1).mul(inverse(count, b.window)), count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void variance(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 3 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector sum = plane(a, at, 1);
        DoubleVector varied = varied(count, sum, plane(a, at, 2));
        DoubleVector pairs = count.mul(count.sub(1));
        store(
            varied.mul(inverse(pairs, b.window * (b.window - 1))),
            count,
            required,
            b.out,
            b.out(j) + l);
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
        DoubleVector varied = varied(count, sum, plane(a, at, 2));
        DoubleVector pairs = count.mul(count.sub(1));
        DoubleVector inverse = inverse(pairs, b.window * (b.window - 1));
        DoubleVector deviation = varied.mul(inverse).sqrt();
        store(deviation, count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void zscore(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 3 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector sum = plane(a, at, 1);
        DoubleVector varied = varied(count, sum, plane(a, at, 2));
        DoubleVector pairs = count.mul(count.sub(1));
        DoubleVector now = load(b.x, b.x(b.window - 1 + j) + l);
        DoubleVector deviation = varied.mul(inverse(pairs, b.window * (b.window - 1))).sqrt();
        store(
            now.sub(sum.mul(inverse(count, b.window))).div(deviation),
            count,
            required,
            b.out,
            b.out(j) + l);
      }
    }
  }

  @Override
  public void informationRatio(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 3 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector sum = plane(a, at, 1);
        DoubleVector varied = varied(count, sum, plane(a, at, 2));
        DoubleVector pairs = count.mul(count.sub(1));
        DoubleVector deviation = varied.mul(inverse(pairs, b.window * (b.window - 1))).sqrt();
        store(
            sum.mul(inverse(count, b.window)).div(deviation), count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void covariance(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector x = plane(a, at, 1);
        DoubleVector y = plane(a, at, 2);
        DoubleVector variedX = varied(count, x, plane(a, at, 3));
        DoubleVector variedY = varied(count, y, plane(a, at, 4));
        DoubleVector shared = shared(count, x, y, plane(a, at, 5), variedX, variedY);
        store(
            shared.mul(inverse(count.mul(count.sub(1)), b.window * (b.window - 1))),
            count,
            required,
            b.out,
            b.out(j) + l);
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
        DoubleVector variedX = varied(count, x, plane(a, at, 3));
        DoubleVector variedY = varied(count, y, plane(a, at, 4));
        DoubleVector shared = count.mul(plane(a, at, 5)).sub(x.mul(y));
        DoubleVector r = shared.div(variedX.mul(variedY).sqrt());
        r = r.lanewise(VectorOperators.MIN, 1).lanewise(VectorOperators.MAX, -1);
        r = r.blend(Double.NaN, variedX.eq(0).or(variedY.eq(0)));
        store(r, count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void beta(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector x = plane(a, at, 1);
        DoubleVector y = plane(a, at, 2);
        DoubleVector variedX = varied(count, x, plane(a, at, 3));
        DoubleVector variedY = varied(count, y, plane(a, at, 4));
        DoubleVector shared = shared(count, x, y, plane(a, at, 5), variedX, variedY);
        store(shared.div(variedY), count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void alpha(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector x = plane(a, at, 1);
        DoubleVector y = plane(a, at, 2);
        DoubleVector variedX = varied(count, x, plane(a, at, 3));
        DoubleVector variedY = varied(count, y, plane(a, at, 4));
        DoubleVector shared = shared(count, x, y, plane(a, at, 5), variedX, variedY);
        DoubleVector beta = shared.div(variedY);
        store(
            x.sub(beta.mul(y)).mul(inverse(count, b.window)), count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void regressionResidual(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector x = plane(a, at, 1);
        DoubleVector y = plane(a, at, 2);
        DoubleVector variedX = varied(count, x, plane(a, at, 3));
        DoubleVector variedY = varied(count, y, plane(a, at, 4));
        DoubleVector shared = shared(count, x, y, plane(a, at, 5), variedX, variedY);
        DoubleVector inverse = inverse(count, b.window);
        DoubleVector nowX = load(b.x, b.x(b.window - 1 + j) + l).sub(x.mul(inverse));
        DoubleVector nowY = load(b.y, b.y(b.window - 1 + j) + l).sub(y.mul(inverse));
        store(nowX.sub(shared.div(variedY).mul(nowY)), count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void weightedMean(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector weights = plane(a, at, 2);
        DoubleVector least = count.mul(plane(a, at, 4)).mul(CANCELLED);
        DoubleVector mean = plane(a, at, 5).div(weights);
        mean = mean.blend(Double.NaN, weights.mul(weights).compare(VectorOperators.LE, least));
        store(mean, count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void decay(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 4 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        double shift = b.window - j;
        DoubleVector weights = count.mul(shift).add(plane(a, at, 2));
        DoubleVector sum = plane(a, at, 1).mul(shift).add(plane(a, at, 3));
        DoubleVector inverse = inverse(weights, b.window * (b.window + 1) / 2);
        store(sum.mul(inverse), count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void slope(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector x = plane(a, at, 1);
        DoubleVector p = plane(a, at, 2);
        DoubleVector values = varied(count, x, plane(a, at, 5));
        DoubleVector times = varied(count, p, plane(a, at, 4));
        DoubleVector dated = shared(count, x, p, plane(a, at, 3), values, times);
        store(dated.div(times), count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void rsquare(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector x = plane(a, at, 1);
        DoubleVector p = plane(a, at, 2);
        DoubleVector values = varied(count, x, plane(a, at, 5));
        DoubleVector times = varied(count, p, plane(a, at, 4));
        DoubleVector dated = shared(count, x, p, plane(a, at, 3), values, times);
        DoubleVector r2 = dated.mul(dated).div(times.mul(values));
        store(r2.blend(1, r2.compare(VectorOperators.GT, 1)), count, required, b.out, b.out(j) + l);
      }
    }
  }

  @Override
  public void residual(Block b, double[] a, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l += DOUBLES) {
        int at = j * 6 * STRIP + l;
        DoubleVector count = plane(a, at, 0);
        DoubleVector x = plane(a, at, 1);
        DoubleVector p = plane(a, at, 2);
        DoubleVector values = varied(count, x, plane(a, at, 5));
        DoubleVector times = varied(count, p, plane(a, at, 4));
        DoubleVector dated = shared(count, x, p, plane(a, at, 3), values, times);
        DoubleVector now = load(b.x, b.x(b.window - 1 + j) + l);
        DoubleVector ahead = count.mul(j).sub(p);
        DoubleVector line = x.add(dated.div(times).mul(ahead)).mul(inverse(count, b.window));
        store(now.sub(line), count, required, b.out, b.out(j) + l);
      }
    }
  }
}
