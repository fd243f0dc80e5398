package lode.operator;

import java.util.Arrays;

/** Spearman's correlation: Pearson's of the average ranks; NaN where all of a series are tied. */
final class RankCorrelation extends WindowValues {
  private final long[] order;
  private final int[] ranks;
  private final int[] otherRanks;

  RankCorrelation(int window, int stride) {
    super(window, 2, stride);
    this.order = new long[window];
    this.ranks = new int[window];
    this.otherRanks = new int[window];
  }

  @Override
  double of(float[] x, float[] y, int n) {
    twiceRanks(x, n, ranks);
    twiceRanks(y, n, otherRanks);
    long xx = 0;
    long yy = 0;
    long xy = 0;
    for (int k = 0; k < n; k++) {
      long u = ranks[k] - (n + 1L);
      long v = otherRanks[k] - (n + 1L);
      xx += u * u;
      yy += v * v;
      xy += u * v;
    }
    return xy / Math.sqrt((double) xx * yy);
  }

  /** Twice the average ranks, which are integers: sorts the values with their places. */
  private void twiceRanks(float[] x, int n, int[] ranks) {
    for (int k = 0; k < n; k++) {
      int bits = Float.floatToRawIntBits(x[k] + 0f);
      int ascending = bits ^ (bits >> 31 & Integer.MAX_VALUE);
      order[k] = (long) ascending << 32 | k;
    }
    Arrays.sort(order, 0, n);
    for (int from = 0; from < n; ) {
      int to = from + 1;
      while (to < n && order[to] >> 32 == order[from] >> 32) {
        to++;
      }
      for (int k = from; k < to; k++) {
        ranks[(int) order[k]] = from + to + 1;
      }
      from = to;
    }
  }
}
