package lode.simd;

import static lode.simd.Block.STRIP;
import static lode.simd.WindowStatistics.finite;
import static lode.simd.WindowStatistics.varied;

/** The way of plain loops. */
final class PlainWindowStatistics implements WindowStatistics {
  /** A statistic of the planes of one window of one stock. */
  @FunctionalInterface
  private interface Cell {
    /** From the planes, the first at {@code at}; {@code j} is the date of the window's last row. */
    double of(double[] a, int at, int j);
  }

  private static void each(Block b, int planes, double[] a, int required, Cell cell) {
    for (int j = b.from; j < b.to; j++) {
      int at = j * planes * STRIP;
      int o = b.out(j);
      for (int l = 0; l < STRIP; l++) {
        b.out[o + l] = a[at + l] >= required ? finite(cell.of(a, at + l, j)) : Float.NaN;
      }
    }
  }

  @Override
  public void sum(Block b, double[] a, int required) {
    each(b, 3, a, required, (p, at, j) -> p[at + STRIP]);
  }

  @Override
  public void mean(Block b, double[] a, int required) {
    each(b, 3, a, required, (p, at, j) -> p[at + STRIP] * (1 / p[at]));
  }

  @Override
  public void variance(Block b, double[] a, int required) {
    each(b, 3, a, required, (p, at, j) -> squares(p, at) * (1 / pairs(p, at)));
  }

  @Override
  public void deviation(Block b, double[] a, int required) {
    each(b, 3, a, required, (p, at, j) -> Math.sqrt(squares(p, at) * (1 / pairs(p, at))));
  }

  @Override
  public void zscore(Block b, double[] a, int required) {
    each(
        b,
        3,
        a,
        required,
        (p, at, j) -> {
          double deviation = Math.sqrt(squares(p, at) * (1 / pairs(p, at)));
          double now = b.x[b.x(b.window - 1 + j) + at % STRIP];
          return (now - p[at + STRIP] * (1 / p[at])) / deviation;
        });
  }

  @Override
  public void informationRatio(Block b, double[] a, int required) {
    each(
        b,
        3,
        a,
        required,
        (p, at, j) -> {
          double deviation = Math.sqrt(squares(p, at) * (1 / pairs(p, at)));
          return p[at + STRIP] * (1 / p[at]) / deviation;
        });
  }

  private static double squares(double[] p, int at) {
    return varied(p[at], p[at + STRIP], p[at + 2 * STRIP]);
  }

  private static double pairs(double[] p, int at) {
    return p[at] * (p[at] - 1);
  }

  @Override
  public void covariance(Block b, double[] a, int required) {
    each(b, 6, a, required, (p, at, j) -> shared(p, at) * (1 / pairs(p, at)));
  }

  @Override
  public void correlation(Block b, double[] a, int required) {
    each(b, 6, a, required, (p, at, j) -> correlation(first(p, at), second(p, at), shared(p, at)));
  }

  private static double correlation(double variedX, double variedY, double shared) {
    if (variedX == 0 || variedY == 0) {
      return Double.NaN;
    }
    double r = shared / Math.sqrt(variedX * variedY);
    return r > 1 ? 1 : r < -1 ? -1 : r;
  }

  @Override
  public void beta(Block b, double[] a, int required) {
    each(b, 6, a, required, (p, at, j) -> shared(p, at) / second(p, at));
  }

  @Override
  public void alpha(Block b, double[] a, int required) {
    each(
        b,
        6,
        a,
        required,
        (p, at, j) -> {
          double beta = shared(p, at) / second(p, at);
          return (p[at + STRIP] - beta * p[at + 2 * STRIP]) * (1 / p[at]);
        });
  }

  @Override
  public void regressionResidual(Block b, double[] a, int required) {
    each(
        b,
        6,
        a,
        required,
        (p, at, j) -> {
          double beta = shared(p, at) / second(p, at);
          double inverse = 1 / p[at];
          double x = b.x[b.x(b.window - 1 + j) + at % STRIP] - p[at + STRIP] * inverse;
          double y = b.y[b.y(b.window - 1 + j) + at % STRIP] - p[at + 2 * STRIP] * inverse;
          return x - beta * y;
        });
  }

  private static double first(double[] p, int at) {
    return varied(p[at], p[at + STRIP], p[at + 3 * STRIP]);
  }

  private static double second(double[] p, int at) {
    return varied(p[at], p[at + 2 * STRIP], p[at + 4 * STRIP]);
  }

  private static double shared(double[] p, int at) {
    double shared = p[at] * p[at + 5 * STRIP] - p[at + STRIP] * p[at + 2 * STRIP];
    return first(p, at) == 0 || second(p, at) == 0 ? 0 : shared;
  }

  @Override
  public void weightedMean(Block b, double[] a, int required) {
    each(
        b,
        6,
        a,
        required,
        (p, at, j) -> {
          double weights = p[at + 2 * STRIP];
          boolean cancel = weights * weights <= p[at] * p[at + 4 * STRIP] * CANCELLED;
          return cancel ? Double.NaN : p[at + 5 * STRIP] / weights;
        });
  }

  @Override
  public void decay(Block b, double[] a, int required) {
    int n = b.window;
    each(
        b,
        4,
        a,
        required,
        (p, at, j) -> {
          double weights = (n - j) * p[at] + p[at + 2 * STRIP];
          double sum = (n - j) * p[at + STRIP] + p[at + 3 * STRIP];
          return sum * (1 / weights);
        });
  }

  @Override
  public void slope(Block b, double[] a, int required) {
    each(b, 6, a, required, (p, at, j) -> dated(p, at) / times(p, at));
  }

  @Override
  public void rsquare(Block b, double[] a, int required) {
    each(
        b,
        6,
        a,
        required,
        (p, at, j) -> {
          double dated = dated(p, at);
          double r2 = dated * dated / (times(p, at) * values(p, at));
          return r2 > 1 ? 1 : r2;
        });
  }

  @Override
  public void residual(Block b, double[] a, int required) {
    each(
        b,
        6,
        a,
        required,
        (p, at, j) -> {
          double slope = dated(p, at) / times(p, at);
          double ahead = p[at] * j - p[at + 2 * STRIP];
          double now = b.x[b.x(b.window - 1 + j) + at % STRIP];
          return now - (p[at + STRIP] + slope * ahead) * (1 / p[at]);
        });
  }

  private static double values(double[] p, int at) {
    return varied(p[at], p[at + STRIP], p[at + 5 * STRIP]);
  }

  private static double times(double[] p, int at) {
    return varied(p[at], p[at + 2 * STRIP], p[at + 4 * STRIP]);
  }

  private static double dated(double[] p, int at) {
    double shared = p[at] * p[at + 3 * STRIP] - p[at + STRIP] * p[at + 2 * STRIP];
    return values(p, at) == 0 || times(p, at) == 0 ? 0 : shared;
  }
}
