package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;
import lode.simd.Simd;

/** Age of the largest valid value of the window: 0 is today, the newest where several are. */
final class ExtremeAge extends MovingWindow {
  private static final int PLANES = 3;

  private final float sign;
  private final float[] folds;

  /** The age of the largest of {@code sign * x}. */
  ExtremeAge(int sign, int window) {
    super(window, 1);
    this.sign = sign;
    this.folds = new float[block.size() * PLANES * STRIP];
  }

  @Override
  void strip(Block b) {
    if (b.window() == 1) {
      Arrays.fill(folds, 0, STRIP, 0);
      Arrays.fill(folds, STRIP, 2 * STRIP, Float.NEGATIVE_INFINITY);
    }
    Simd.ORDER.newestLargest(b, sign, folds);
    float[] out = b.output();
    for (int j = b.from(); j < b.to(); j++) {
      int at = j * PLANES * STRIP;
      int o = b.out(j);
      for (int l = 0; l < STRIP; l++) {
        out[o + l] = folds[at + l] >= required ? j - folds[at + 2 * STRIP + l] : Float.NaN;
      }
    }
  }
}
