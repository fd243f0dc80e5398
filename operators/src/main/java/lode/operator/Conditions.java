package lode.operator;

import static lode.simd.Block.STRIP;

import lode.simd.Block;

/**
 * Rows of the window where a condition holds, that is, where a series is not 0. A row counts as
 * valid where all series are.
 */
final class Conditions extends FoldedWindow {
  enum Statistic {
    /** Number of rows where it holds. */
    COUNT,
    /** Sum of the first series where the second holds. */
    SUM,
    /** Age of the newest row where it holds. */
    AGE
  }

  private final Statistic statistic;

  Conditions(Statistic statistic, int window) {
    super(window, 1, 2);
    this.statistic = statistic;
  }

  @Override
  double identity(int plane) {
    return plane == 1 && statistic == Statistic.AGE ? Double.NEGATIVE_INFINITY : 0;
  }

  @Override
  void append(Block b, int row, int at) {
    float[] x = b.first();
    float[] c = b.second();
    int xr = b.x(row);
    int cr = b.y(row);
    double place = row - (b.window() - 1);
    for (int l = 0; l < STRIP; l++) {
      float v = x[xr + l];
      float holds = c[cr + l];
      boolean valid = !Float.isNaN(v) && !Float.isNaN(holds);
      boolean counts = valid && holds != 0;
      int cell = at + STRIP + l;
      folds[at + l] += valid ? 1 : 0;
      switch (statistic) {
        case COUNT -> folds[cell] += counts ? 1 : 0;
        case SUM -> folds[cell] += counts ? v : 0;
        case AGE -> folds[cell] = counts && place > folds[cell] ? place : folds[cell];
      }
    }
  }

  @Override
  void join(int at, int newer) {
    if (statistic != Statistic.AGE) {
      super.join(at, newer);
      return;
    }
    for (int l = 0; l < STRIP; l++) {
      folds[at + l] += folds[newer + l];
      int cell = at + STRIP + l;
      folds[cell] = Math.max(folds[cell], folds[newer + STRIP + l]);
    }
  }

  @Override
  double value(Block b, int j, int at) {
    double value = folds[at + STRIP];
    return statistic == Statistic.AGE ? j - value : value;
  }
}
