package lode.evaluation;

import static lode.simd.Simd.ROWS;

/**
 * A sketch made ready to be compared with many others: what does not depend on the other is counted
 * once, so that a comparison is little more than one product of bytes a cell. All sums are whole
 * numbers, so that nothing depends on their order. Immutable.
 */
public final class Likeness {
  private static final int LEAST_STOCKS = 8;

  /** More than a mean may be off by rounding. */
  private static final double ROUNDING = 1e-9;

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
    return mean(other, 0);
  }

  /**
   * The correlation without sign; 0 where it is below {@code least}. Of formulas that are no kin a
   * part of the dates tells so.
   */
  public double kinship(Likeness other, double least) {
    double correlation = Math.abs(mean(other, least));
    return correlation < least ? 0 : correlation;
  }

  /** The mean; or 0, where it cannot come to {@code least} even if all dates left agreed. */
  private double mean(Likeness other, double least) {
    double total = 0;
    int dates = 0;
    for (int date = 0; date < present.length; date++) {
      double rho = correlation(other, date);
      if (!Double.isNaN(rho)) {
        total += rho;
        dates++;
      }
      int left = present.length - 1 - date;
      if (Math.abs(total) + left < (least - ROUNDING) * (dates + left)) {
        return 0;
      }
    }
    return dates == 0 ? 0 : total / dates;
  }

  private double correlation(Likeness other, int date) {
    int n = Long.bitCount(present[date] & other.present[date]);
    if (n < LEAST_STOCKS) {
      return Double.NaN;
    }
    int from = date * Sketch.STOCKS;
    long x = sum[date];
    long y = other.sum[date];
    long xx = squares[date];
    long yy = other.squares[date];
    for (long mine = present[date] & ~other.present[date]; mine != 0; mine &= mine - 1) {
      int rank = ranks[from + Long.numberOfTrailingZeros(mine)];
      x -= rank;
      xx -= rank * rank;
    }
    for (long theirs = other.present[date] & ~present[date]; theirs != 0; theirs &= theirs - 1) {
      int rank = other.ranks[from + Long.numberOfTrailingZeros(theirs)];
      y -= rank;
      yy -= rank * rank;
    }
    long varianceX = n * xx - x * x;
    long varianceY = n * yy - y * y;
    if (varianceX == 0 || varianceY == 0) {
      return Double.NaN;
    }
    long products = ROWS.sumProducts(ranks, from, other.ranks, from, Sketch.STOCKS);
    return (n * products - x * y) / Math.sqrt((double) varianceX * varianceY);
  }
}
