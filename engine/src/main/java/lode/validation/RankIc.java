package lode.validation;

import lode.operator.Ranker;

/**
 * Rank correlation of two rows over the names that have both, ties averaged: the engine's rank IC
 * for rows that it does not make itself. Sums are of whole numbers and so exact. One owner thread.
 */
final class RankIc {
  /** Fewest names of a correlation, as in the engine. */
  static final int LEAST_NAMES = 10;

  private final int least;
  private final Ranker ranker;
  private final float[][] values;
  private final int[][] ranks;
  private final int[] order;
  private final int[] tied;
  private int names;

  /** For rows of up to so many names, NaN with fewer than {@code least}. */
  RankIc(int most, int least) {
    this.least = least;
    ranker = new Ranker(most);
    values = new float[2][most];
    ranks = new int[2][most];
    order = new int[most];
    tied = new int[most];
  }

  /**
   * Correlation of the first {@code n} cells; NaN with too few names or where a row is all tied.
   */
  double of(float[] x, float[] y, int n) {
    names = 0;
    for (int i = 0; i < n; i++) {
      if (Float.isFinite(x[i]) && Float.isFinite(y[i])) {
        values[0][names] = x[i];
        values[1][names++] = y[i];
      }
    }
    if (names < least) {
      return Double.NaN;
    }
    long m = names;
    long all = m * m * m - m;
    long untiedX = all - rank(0);
    long untiedY = all - rank(1);
    if (untiedX == 0 || untiedY == 0) {
      return Double.NaN;
    }
    long products = -m * (m + 1) * (m + 1);
    for (int i = 0; i < names; i++) {
      products += (long) ranks[0][i] * ranks[1][i];
    }
    return products * 3.0 / Math.sqrt((double) untiedX * untiedY);
  }

  /** Names that had both in the last correlation. */
  int names() {
    return names;
  }

  /** Ranks a row and returns the sum over its ties of size cubed less size. */
  private long rank(int row) {
    ranker.order(values[row], 0, names, order, ranks[row], tied);
    long cubes = 0;
    for (int t = 0; t < ranker.ties(); ) {
      long size = Ranker.end(tied, ranker.ties(), t) - tied[t] + 1L;
      cubes += size * size * size - size;
      t += (int) size - 1;
    }
    return cubes;
  }
}
