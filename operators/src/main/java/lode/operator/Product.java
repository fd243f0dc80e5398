package lode.operator;

import static lode.simd.Block.STRIP;

import lode.simd.Block;

/** Product of the valid values of the window. */
final class Product extends FoldedWindow {
  Product(int window) {
    super(window, 1, 2);
  }

  @Override
  double identity(int plane) {
    return plane;
  }

  @Override
  void append(Block b, int row, int at) {
    float[] x = b.first();
    int r = b.x(row);
    for (int l = 0; l < STRIP; l++) {
      double v = x[r + l];
      boolean valid = !Double.isNaN(v);
      folds[at + l] += valid ? 1 : 0;
      folds[at + STRIP + l] *= valid ? v : 1;
    }
  }

  @Override
  void join(int at, int newer) {
    for (int l = 0; l < STRIP; l++) {
      folds[at + l] += folds[newer + l];
      folds[at + STRIP + l] *= folds[newer + STRIP + l];
    }
  }

  @Override
  double value(Block b, int j, int at) {
    return folds[at + STRIP];
  }
}
