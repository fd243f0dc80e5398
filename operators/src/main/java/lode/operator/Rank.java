package lode.operator;

import lode.simd.Block;
import lode.simd.Simd;

/**
 * Rank of the current value among the valid values of the window, average ties, over their number,
 * by counting the smaller and the equal.
 */
final class Rank extends MovingWindow {
  Rank(int window) {
    super(window, 1);
  }

  @Override
  void strip(Block b) {
    Simd.ORDER.rank(b, required);
  }
}
