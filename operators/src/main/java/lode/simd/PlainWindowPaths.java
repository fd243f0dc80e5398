package lode.simd;

import static lode.simd.Block.STRIP;

/** The way of plain loops: stock by stock, older rows first from the newest back, then the rest. */
final class PlainWindowPaths implements WindowPaths {
  @Override
  public void product(Block b, double[] a) {
    int now = b.window - 1;
    for (int l = 0; l < STRIP; l++) {
      double count = 0;
      double product = 1;
      for (int m = now - 1; m >= b.from; m--) {
        double v = b.x[b.x(m) + l];
        count += Double.isNaN(v) ? 0 : 1;
        product *= Double.isNaN(v) ? 1 : v;
        if (m < b.size) {
          a[at(m, 2, 0) + l] = count;
          a[at(m, 2, 1) + l] = product;
        }
      }
      count = 0;
      product = 1;
      for (int j = 0; j < b.to; j++) {
        double v = b.x[b.x(now + j) + l];
        count += Double.isNaN(v) ? 0 : 1;
        product *= Double.isNaN(v) ? 1 : v;
        if (j >= b.from) {
          a[at(j, 2, 0) + l] += count;
          a[at(j, 2, 1) + l] *= product;
        }
      }
    }
  }

  @Override
  public void drawdown(Block b, double[] a) {
    int now = b.window - 1;
    for (int l = 0; l < STRIP; l++) {
      double count = 0;
      double low = Double.POSITIVE_INFINITY;
      double high = 0;
      double fall = 0;
      for (int m = now - 1; m >= b.from; m--) {
        double v = b.x[b.x(m) + l];
        count += Double.isNaN(v) ? 0 : 1;
        fall = larger(1 - low / v, fall);
        low = v < low ? v : low;
        high = v > high ? v : high;
        if (m < b.size) {
          a[at(m, 4, 0) + l] = count;
          a[at(m, 4, 1) + l] = low;
          a[at(m, 4, 2) + l] = high;
          a[at(m, 4, 3) + l] = fall;
        }
      }
      count = 0;
      low = Double.POSITIVE_INFINITY;
      high = 0;
      fall = 0;
      for (int j = 0; j < b.to; j++) {
        double v = b.x[b.x(now + j) + l];
        count += Double.isNaN(v) ? 0 : 1;
        low = v < low ? v : low;
        high = v > high ? v : high;
        fall = larger(1 - v / high, fall);
        if (j >= b.from) {
          a[at(j, 4, 0) + l] += count;
          int least = at(j, 4, 1) + l;
          int most = at(j, 4, 2) + l;
          int deepest = at(j, 4, 3) + l;
          a[deepest] = larger(1 - low / a[most], larger(fall, a[deepest]));
          a[least] = low < a[least] ? low : a[least];
          a[most] = high > a[most] ? high : a[most];
        }
      }
    }
  }

  @Override
  public void conditions(Block b, double[] a) {
    int now = b.window - 1;
    for (int l = 0; l < STRIP; l++) {
      double count = 0;
      double held = 0;
      double sum = 0;
      double newest = Double.NEGATIVE_INFINITY;
      for (int m = now - 1; m >= b.from; m--) {
        double v = b.x[b.x(m) + l];
        double c = b.y[b.y(m) + l];
        boolean holds = holds(v, c);
        count += Double.isNaN(v * c) ? 0 : 1;
        held += holds ? 1 : 0;
        sum += holds ? v : 0;
        newest = holds && m - now > newest ? m - now : newest;
        if (m < b.size) {
          a[at(m, 4, 0) + l] = count;
          a[at(m, 4, 1) + l] = held;
          a[at(m, 4, 2) + l] = sum;
          a[at(m, 4, 3) + l] = newest;
        }
      }
      count = 0;
      held = 0;
      sum = 0;
      newest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < b.to; j++) {
        double v = b.x[b.x(now + j) + l];
        double c = b.y[b.y(now + j) + l];
        boolean holds = holds(v, c);
        count += Double.isNaN(v * c) ? 0 : 1;
        held += holds ? 1 : 0;
        sum += holds ? v : 0;
        newest = holds ? j : newest;
        if (j >= b.from) {
          a[at(j, 4, 0) + l] += count;
          a[at(j, 4, 1) + l] += held;
          a[at(j, 4, 2) + l] += sum;
          a[at(j, 4, 3) + l] = larger(newest, a[at(j, 4, 3) + l]);
        }
      }
    }
  }

  private static boolean holds(double v, double c) {
    return !Double.isNaN(v * c) && c != 0;
  }

  /** The first where it is larger, and not missing. */
  private static double larger(double x, double y) {
    return x > y ? x : y;
  }

  private static int at(int row, int planes, int plane) {
    return (row * planes + plane) * STRIP;
  }
}
