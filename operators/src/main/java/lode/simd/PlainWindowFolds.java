package lode.simd;

import static lode.simd.Block.STRIP;

import java.util.Arrays;

/** The way of plain loops: stock by stock, older rows first from the newest back, then the rest. */
final class PlainWindowFolds implements WindowFolds {
  @Override
  public void moments(Block b, double[] a) {
    double[] sums = new double[3];
    int now = b.window - 1;
    for (int l = 0; l < STRIP; l++) {
      clear(sums);
      for (int m = now - 1; m >= b.from; m--) {
        moments(b.x[b.x(m) + l], sums);
        keep(m < b.size, sums, a, m, l);
      }
      clear(sums);
      for (int j = 0; j < b.to; j++) {
        moments(b.x[b.x(now + j) + l], sums);
        join(j >= b.from, sums, a, j, l);
      }
    }
  }

  private static void moments(double v, double[] sums) {
    if (!Double.isNaN(v)) {
      sums[0] += 1;
      sums[1] += v;
      sums[2] += v * v;
    }
  }

  @Override
  public void comoments(Block b, double[] a) {
    double[] sums = new double[6];
    int now = b.window - 1;
    for (int l = 0; l < STRIP; l++) {
      clear(sums);
      for (int m = now - 1; m >= b.from; m--) {
        comoments(b.x[b.x(m) + l], b.y[b.y(m) + l], sums);
        keep(m < b.size, sums, a, m, l);
      }
      clear(sums);
      for (int j = 0; j < b.to; j++) {
        comoments(b.x[b.x(now + j) + l], b.y[b.y(now + j) + l], sums);
        join(j >= b.from, sums, a, j, l);
      }
    }
  }

  private static void comoments(double u, double v, double[] sums) {
    double uv = u * v;
    if (!Double.isNaN(uv)) {
      sums[0] += 1;
      sums[1] += u;
      sums[2] += v;
      sums[3] += u * u;
      sums[4] += v * v;
      sums[5] += uv;
    }
  }

  @Override
  public void trend(Block b, double[] a) {
    double[] sums = new double[6];
    int now = b.window - 1;
    for (int l = 0; l < STRIP; l++) {
      clear(sums);
      for (int m = now - 1; m >= b.from; m--) {
        trend(b.x[b.x(m) + l], m - now, sums);
        keep(m < b.size, sums, a, m, l);
      }
      clear(sums);
      for (int j = 0; j < b.to; j++) {
        trend(b.x[b.x(now + j) + l], j, sums);
        join(j >= b.from, sums, a, j, l);
      }
    }
  }

  @Override
  public void dated(Block b, double[] a) {
    double[] sums = new double[4];
    int now = b.window - 1;
    for (int l = 0; l < STRIP; l++) {
      clear(sums);
      for (int m = now - 1; m >= b.from; m--) {
        dated(b.x[b.x(m) + l], m - now, sums);
        keep(m < b.size, sums, a, m, l);
      }
      clear(sums);
      for (int j = 0; j < b.to; j++) {
        dated(b.x[b.x(now + j) + l], j, sums);
        join(j >= b.from, sums, a, j, l);
      }
    }
  }

  private static void dated(double v, double p, double[] sums) {
    if (!Double.isNaN(v)) {
      sums[0] += 1;
      sums[1] += v;
      sums[2] += p;
      sums[3] += v * p;
    }
  }

  private static void trend(double v, double p, double[] sums) {
    if (!Double.isNaN(v)) {
      sums[0] += 1;
      sums[1] += v;
      sums[2] += p;
      sums[3] += v * p;
      sums[4] += p * p;
      sums[5] += v * v;
    }
  }

  @Override
  public void fading(Block b, double[] power, double[] a) {
    int now = b.window - 1;
    for (int l = 0; l < STRIP; l++) {
      double weights = 0;
      double sum = 0;
      for (int m = now - 1; m >= b.from; m--) {
        double v = b.x[b.x(m) + l];
        double weight = power[now - 1 - m];
        if (!Double.isNaN(v)) {
          weights += weight;
          sum += v * weight;
        }
        if (m < b.size) {
          a[m * 2 * STRIP + l] = weights;
          a[m * 2 * STRIP + STRIP + l] = sum;
        }
      }
      weights = 0;
      sum = 0;
      for (int j = 0; j < b.to; j++) {
        double v = b.x[b.x(now + j) + l];
        weights *= power[1];
        sum *= power[1];
        if (!Double.isNaN(v)) {
          weights += 1;
          sum += v;
        }
        if (j >= b.from) {
          int at = j * 2 * STRIP + l;
          a[at] = a[at] * power[j + 1] + weights;
          a[at + STRIP] = a[at + STRIP] * power[j + 1] + sum;
        }
      }
    }
  }

  @Override
  public void deviations(Block b, int j, double[] sums, int at, double[] a) {
    double[] powers = new double[4];
    for (int l = 0; l < STRIP; l++) {
      double mean = sums[at + STRIP + l] / sums[at + l];
      clear(powers);
      for (int m = j; m < j + b.window; m++) {
        double d = b.x[b.x(m) + l] - mean;
        if (!Double.isNaN(d)) {
          powers[0] += Math.abs(d);
          powers[1] += d * d;
          powers[2] += d * d * d;
          powers[3] += d * d * (d * d);
        }
      }
      keep(true, powers, a, 0, l);
    }
  }

  private static void clear(double[] sums) {
    Arrays.fill(sums, 0);
  }

  private static void keep(boolean wanted, double[] sums, double[] a, int m, int l) {
    for (int p = 0; wanted && p < sums.length; p++) {
      a[(m * sums.length + p) * STRIP + l] = sums[p];
    }
  }

  private static void join(boolean wanted, double[] sums, double[] a, int j, int l) {
    for (int p = 0; wanted && p < sums.length; p++) {
      a[(j * sums.length + p) * STRIP + l] += sums[p];
    }
  }
}
