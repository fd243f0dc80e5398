package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;
import lode.simd.Simd;

/**
 * Exponentially weighted mean over the valid rows: a row of age k weighs decay to the k, the
 * weights of the valid rows are made to sum to 1. The window ends where weights are below e to the
 * minus 8 of the newest, so memory is finite; a value needs half of its last n rows valid.
 */
final class Decay extends MovingWindow {
  private static final int PLANES = 2;

  private final int window;
  private final double[] power;
  private final double[] sums;
  private final int[] valid = new int[STRIP];

  Decay(int window, int rows, double decay) {
    super(rows, window - 1, (window + 1) / 2, 0);
    this.window = window;
    this.sums = new double[block.size() * PLANES * STRIP];
    this.power = new double[rows + 1];
    power[0] = 1;
    for (int k = 1; k <= rows; k++) {
      power[k] = power[k - 1] * decay;
    }
  }

  /** Rows until a weight of {@code share (1 - share)^k} has faded, at least the window. */
  static int memory(int window, double share) {
    return Math.max(window, (int) Math.ceil(8 / share));
  }

  @Override
  void strip(Block b) {
    if (b.window() == 1) {
      Arrays.fill(sums, 0);
    }
    Simd.FOLDS.fading(b, power, sums);
    int newest = b.window() - 1 + b.from();
    Arrays.fill(valid, 0);
    for (int m = newest - window + 1; m < newest; m++) {
      count(b, m, 1);
    }
    for (int j = b.from(); j < b.to(); j++, newest++) {
      count(b, newest, 1);
      int at = j * PLANES * STRIP;
      int o = b.out(j);
      for (int l = 0; l < STRIP; l++) {
        float mean = Cells.finite(sums[at + STRIP + l] / sums[at + l]);
        b.output()[o + l] = valid[l] >= required ? mean : Float.NaN;
      }
      count(b, newest - window + 1, -1);
    }
  }

  /** Counts are integers: taking a row away again is exact. */
  private void count(Block b, int m, int by) {
    float[] x = b.first();
    int r = b.x(m);
    for (int l = 0; l < STRIP; l++) {
      valid[l] += Float.isNaN(x[r + l]) ? 0 : by;
    }
  }
}
