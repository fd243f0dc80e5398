package lode.evaluation;

import static lode.simd.Simd.ROWS;

/**
 * A sketch made ready to be compared with many others: what does not depend on the other is counted
 * once, so that a comparison is little more than one product of bytes a cell. All sums are whole
 * numbers, so that nothing depends on their order. Immutable.
 */
public final class Likeness {
  private static final int LEAST_STOCKS = 8;

  /** Ranks with 0 where missing, which adds nothing to any sum. */
  private final byte[] ranks;

  /** One bit for each sampled stock of a date: whether its rank is there. */
  private final long[] present;

  private final int[] sum;
  private final int[] squares;

  /** Of a sketch. */
  public Likeness(Sketch sketch) {
    int dates = sketch.ranks().length / Sketch.STOCKS;
    this.ranks = sketch.ranks().clone();
    this.present = new long[dates];
    this.sum = new int[dates];
    this.squares = new int[dates];
    for (int cell = 0; cell < ranks.length; cell++) {
      if (ranks[cell] == Sketch.MISSING) {
        ranks[cell] = 0;
      } else {
        int date = cell / Sketch.STOCKS;
        present[date] |= 1L << cell % Sketch.STOCKS;
        sum[date] += ranks[cell];
        squares[date] += ranks[cell] * ranks[cell];
      }
    }
  }

  /**
   * Mean over the sampled dates of the correlation of the two rows over the stocks both have; 0
   * where no date has enough.
   */
  public double correlation(Likeness other) {
    double total = 0;
    int dates = 0;
    for (int date = 0; date < present.length; date++) {
      double rho = correlation(other, date);
      if (!Double.isNaN(rho)) {
        total += rho;
        dates++;
      }
    }
    return dates == 0 ? 0 : total / dates;
  }

  private double correlation(Likeness other, int date) {
    int n = Long.bitCount(present[date] & other.present[date]);
    if (n < LEAST_STOCKS) {
      return Double.NaN;
    }
    long mine = present[date] & ~other.present[date];
    long theirs = other.present[date] & ~present[date];
    long x = sum[date] - over(mine, date, false);
    long y = other.sum[date] - other.over(theirs, date, false);
    long varianceX = n * (squares[date] - over(mine, date, true)) - x * x;
    long varianceY = n * (other.squares[date] - other.over(theirs, date, true)) - y * y;
    if (varianceX == 0 || varianceY == 0) {
      return Double.NaN;
    }
    int from = date * Sketch.STOCKS;
    long products = ROWS.sumProducts(ranks, from, other.ranks, from, Sketch.STOCKS);
    return (n * products - x * y) / Math.sqrt((double) varianceX * varianceY);
  }

  /** Sum of the ranks, or of their squares, of the stocks whose bit is set. */
  private long over(long stocks, int date, boolean squared) {
    long total = 0;
    for (long left = stocks; left != 0; left &= left - 1) {
      long rank = ranks[date * Sketch.STOCKS + Long.numberOfTrailingZeros(left)];
      total += squared ? rank * rank : rank;
    }
    return total;
  }
}
