package lode.simd;

import static lode.simd.Block.STRIP;
import static lode.simd.WindowStatistics.finite;
import static lode.simd.WindowStatistics.squares;

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
  public void mean(Block b, int planes, double[] a, int required) {
    each(b, planes, a, required, (p, at, j) -> p[at + STRIP] * (1 / p[at]));
  }

  @Override
  public void deviation(Block b, double[] a, int required) {
    each(
        b,
        3,
        a,
        required,
        (p, at, j) -> {
          double m2 = squares(p[at], p[at + STRIP], p[at + 2 * STRIP]);
          return Math.sqrt(m2 * (1 / (p[at] - 1)));
        });
  }

  @Override
  public void correlation(Block b, double[] a, int required) {
    each(b, 6, a, required, (p, at, j) -> correlation(p, at));
  }

  private static double correlation(double[] p, int at) {
    double v = p[at];
    double x = p[at + STRIP];
    double y = p[at + 2 * STRIP];
    double xx = v * p[at + 3 * STRIP];
    double yy = v * p[at + 4 * STRIP];
    double varianceX = xx - x * x;
    double varianceY = yy - y * y;
    boolean varies = varianceX > CONSTANT * xx && varianceY > CONSTANT * yy;
    double r = (v * p[at + 5 * STRIP] - x * y) / Math.sqrt(varianceX * varianceY);
    return varies ? r > 1 ? 1 : r < -1 ? -1 : r : Double.NaN;
  }

  @Override
  public void decay(Block b, double[] a, int required) {
    int n = b.window;
    each(
        b,
        6,
        a,
        required,
        (p, at, j) -> {
          double weights = (n - j) * p[at] + p[at + 2 * STRIP];
          double sum = (n - j) * p[at + STRIP] + p[at + 3 * STRIP];
          return sum / weights;
        });
  }

  @Override
  public void slope(Block b, double[] a, int required) {
    each(b, 6, a, required, (p, at, j) -> products(p, at) / times(p, at));
  }

  @Override
  public void rsquare(Block b, double[] a, int required) {
    each(
        b,
        6,
        a,
        required,
        (p, at, j) -> {
          double xp = products(p, at);
          double r2 = xp * xp / (times(p, at) * values(p, at));
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
          double slope = products(p, at) / times(p, at);
          double ahead = j * p[at] - p[at + 2 * STRIP];
          double now = b.x[b.x(b.window - 1 + j) + at % STRIP];
          return now - (p[at + STRIP] + slope * ahead) * (1 / p[at]);
        });
  }

  /** n times the sum of squared deviations of the values; 0 where they are constant. */
  private static double values(double[] p, int at) {
    double xx = p[at] * p[at + 5 * STRIP];
    double varied = xx - p[at + STRIP] * p[at + STRIP];
    return varied > CONSTANT * xx ? varied : 0;
  }

  /** The same of the dates. */
  private static double times(double[] p, int at) {
    return p[at] * p[at + 4 * STRIP] - p[at + 2 * STRIP] * p[at + 2 * STRIP];
  }

  /** The same of their products; 0 where the values are constant. */
  private static double products(double[] p, int at) {
    double xp = p[at] * p[at + 3 * STRIP] - p[at + STRIP] * p[at + 2 * STRIP];
    return values(p, at) > 0 ? xp : 0;
  }
}
