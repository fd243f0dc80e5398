package lode.operator;

import static lode.simd.Block.STRIP;

import lode.simd.Block;

/** Mean of x weighted by w over the rows where both are valid; NaN where the weights cancel. */
final class WeightedMean extends FoldedWindow {
  private static final double CANCELLED = 1e-12;

  WeightedMean(int window) {
    super(window, 1, 4);
  }

  @Override
  void append(Block b, int row, int at) {
    float[] x = b.first();
    float[] w = b.second();
    int xr = b.x(row);
    int wr = b.y(row);
    for (int l = 0; l < STRIP; l++) {
      double v = x[xr + l];
      double weight = w[wr + l];
      boolean valid = !Double.isNaN(v) && !Double.isNaN(weight);
      folds[at + l] += valid ? 1 : 0;
      folds[at + STRIP + l] += valid ? weight : 0;
      folds[at + 2 * STRIP + l] += valid ? Math.abs(weight) : 0;
      folds[at + 3 * STRIP + l] += valid ? weight * v : 0;
    }
  }

  @Override
  double value(Block b, int j, int at) {
    double weights = folds[at + STRIP];
    boolean known = Math.abs(weights) > CANCELLED * folds[at + 2 * STRIP];
    return known ? folds[at + 3 * STRIP] / weights : Double.NaN;
  }
}
