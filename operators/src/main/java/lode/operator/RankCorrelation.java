package lode.operator;

import static lode.simd.Block.STRIP;

import lode.simd.Block;
import lode.simd.Simd;

/** Spearman's correlation: Pearson's of the average ranks; NaN where all of a series are tied. */
final class RankCorrelation extends MovingWindow {
  private final float[] ranks;

  RankCorrelation(int window) {
    super(window, 2);
    this.ranks = new float[4 * STRIP * (window + block.size() + 1)];
  }

  @Override
  void strip(Block b) {
    Simd.ORDER.rankCorrelation(b, ranks, required);
  }
}
