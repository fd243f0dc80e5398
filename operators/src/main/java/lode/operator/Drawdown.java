package lode.operator;

import static lode.simd.Block.STRIP;

import lode.simd.Block;

/**
 * Largest fall from a peak to a later row of the window, as a share of the peak, in [0, 1). For
 * series such as prices: missing where a value of the window is not positive.
 */
final class Drawdown extends FoldedWindow {
  private static final int LOW = STRIP;
  private static final int HIGH = 2 * STRIP;
  private static final int FALL = 3 * STRIP;

  Drawdown(int window) {
    super(window, 2, 4);
  }

  @Override
  double identity(int plane) {
    return plane == 1 ? Double.POSITIVE_INFINITY : 0;
  }

  @Override
  void append(Block b, int row, int at) {
    add(b, row, at, false);
  }

  @Override
  void prepend(Block b, int row, int at) {
    add(b, row, at, true);
  }

  private void add(Block b, int row, int at, boolean older) {
    float[] x = b.first();
    int r = b.x(row);
    double[] a = folds;
    for (int l = 0; l < STRIP; l++) {
      double v = x[r + l];
      if (!Double.isNaN(v)) {
        int i = at + l;
        a[i] += 1;
        double f = older ? 1 - a[i + LOW] / v : 1 - v / a[i + HIGH];
        a[i + FALL] = Math.max(a[i + FALL], !Double.isNaN(f) ? f : 0);
        a[i + LOW] = Math.min(a[i + LOW], v);
        a[i + HIGH] = Math.max(a[i + HIGH], v);
      }
    }
  }

  @Override
  void join(int at, int newer) {
    double[] a = folds;
    for (int l = 0; l < STRIP; l++) {
      int i = at + l;
      int from = newer + l;
      if (a[from] > 0) {
        double f = 1 - a[from + LOW] / a[i + HIGH];
        double deeper = Math.max(a[i + FALL], a[from + FALL]);
        a[i] += a[from];
        a[i + LOW] = Math.min(a[i + LOW], a[from + LOW]);
        a[i + HIGH] = Math.max(a[i + HIGH], a[from + HIGH]);
        a[i + FALL] = Math.max(deeper, !Double.isNaN(f) ? f : 0);
      }
    }
  }

  @Override
  double value(Block b, int j, int at) {
    return folds[at + LOW] > 0 ? folds[at + FALL] : Double.NaN;
  }
}
