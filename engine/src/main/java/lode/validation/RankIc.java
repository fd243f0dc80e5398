package lode.validation;

/**
 * Rank correlation of two ordered rows over the indices that both have, ranked anew among these,
 * ties averaged: the engine's rank IC for rows that it does not make itself. Sums are of whole
 * numbers and so exact. One owner thread.
 */
final class RankIc {
  /** Fewest names of a correlation, as in the engine. */
  static final int LEAST_NAMES = 10;

  private final int least;
  private final int[] common;
  private final float[] sorted;
  private final int[] rank;
  private int names;

  /** For indices below {@code size}, NaN with fewer names than {@code least}. */
  RankIc(int size, int least) {
    this.least = least;
    this.common = new int[size];
    this.sorted = new float[size];
    this.rank = new int[size];
  }

  /** Correlation of two rows; NaN with too few names or where a row is all tied. */
  double of(OrderedRow x, OrderedRow y) {
    return of(x, 0, x.count(), y, 0, y.count());
  }

  /** The same over the indices of one part, of rows that were loaded by parts. */
  double of(OrderedRow x, OrderedRow y, int part) {
    return of(x, x.start(part), x.start(part + 1), y, y.start(part), y.start(part + 1));
  }

  private double of(OrderedRow x, int fromX, int toX, OrderedRow y, int fromY, int toY) {
    names = 0;
    for (int k = fromX; k < toX; k++) {
      int i = x.order[k];
      if (y.rank[i] != 0) {
        common[names] = i;
        sorted[names++] = x.sorted[k];
      }
    }
    if (names < least) {
      return Double.NaN;
    }
    long m = names;
    long all = m * m * m - m;
    long untiedX = all - rankFirst();
    int n = 0;
    for (int k = fromY; k < toY; k++) {
      int i = y.order[k];
      if (rank[i] != 0) {
        common[n] = i;
        sorted[n++] = y.sorted[k];
      }
    }
    long untiedY = all;
    long products = -m * (m + 1) * (m + 1);
    for (int from = 0; from < names; ) {
      int to = end(from);
      untiedY -= cube(to - from);
      for (int k = from; k < to; k++) {
        products += (long) (from + to + 1) * rank[common[k]];
        rank[common[k]] = 0;
      }
      from = to;
    }
    return untiedX == 0 || untiedY == 0
        ? Double.NaN
        : products * 3.0 / Math.sqrt((double) untiedX * untiedY);
  }

  /** Names that had both in the last correlation. */
  int names() {
    return names;
  }

  /** Gives the names their doubled ranks; returns the sum over ties of size cubed less size. */
  private long rankFirst() {
    long cubes = 0;
    for (int from = 0; from < names; ) {
      int to = end(from);
      cubes += cube(to - from);
      for (int k = from; k < to; k++) {
        rank[common[k]] = from + to + 1;
      }
      from = to;
    }
    return cubes;
  }

  /** The place behind the last that has the value of this one. */
  private int end(int from) {
    int to = from + 1;
    while (to < names && sorted[to] == sorted[from]) {
      to++;
    }
    return to;
  }

  private static long cube(long size) {
    return size * size * size - size;
  }
}
