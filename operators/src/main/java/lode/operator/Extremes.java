package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;
import lode.simd.Simd;

/** Smallest and largest valid value of the window. */
final class Extremes extends MovingWindow {
  enum Statistic {
    MIN,
    MAX,
    RANGE,
    MINMAX
  }

  private static final int PLANES = 3;

  private final Statistic statistic;
  private final float[] folds;

  Extremes(Statistic statistic, int window) {
    super(window, 1);
    this.statistic = statistic;
    this.folds = new float[block.size() * PLANES * STRIP];
  }

  @Override
  void strip(Block b) {
    if (b.window() == 1) {
      Arrays.fill(folds, 0, STRIP, 0);
      Arrays.fill(folds, STRIP, 2 * STRIP, Float.POSITIVE_INFINITY);
      Arrays.fill(folds, 2 * STRIP, 3 * STRIP, Float.NEGATIVE_INFINITY);
    }
    Simd.ORDER.extremes(b, folds);
    for (int j = b.from(); j < b.to(); j++) {
      int at = j * PLANES * STRIP;
      switch (statistic) {
        case MIN -> one(b, j, at, at + STRIP);
        case MAX -> one(b, j, at, at + 2 * STRIP);
        case RANGE -> range(b, j, at);
        case MINMAX -> minmax(b, j, at);
      }
    }
  }

  private void one(Block b, int j, int at, int plane) {
    float[] out = b.output();
    int o = b.out(j);
    for (int l = 0; l < STRIP; l++) {
      out[o + l] = folds[at + l] >= required ? folds[plane + l] : Float.NaN;
    }
  }

  private void range(Block b, int j, int at) {
    float[] out = b.output();
    int o = b.out(j);
    for (int l = 0; l < STRIP; l++) {
      float range = Cells.finite(folds[at + 2 * STRIP + l] - folds[at + STRIP + l]);
      out[o + l] = folds[at + l] >= required ? range : Float.NaN;
    }
  }

  private void minmax(Block b, int j, int at) {
    float[] out = b.output();
    int o = b.out(j);
    int x = b.x(b.window() - 1 + j);
    for (int l = 0; l < STRIP; l++) {
      double low = folds[at + STRIP + l];
      double share = (b.first()[x + l] - low) / (folds[at + 2 * STRIP + l] - low);
      out[o + l] = folds[at + l] >= required ? Cells.finite(share) : Float.NaN;
    }
  }
}
