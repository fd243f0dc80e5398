package lode.evaluation;

/**
 * A formula's cross-sectional ranks at sampled dates and stocks, one byte each: enough to estimate
 * the correlation of two formulas without their values. Immutable by convention: nobody writes the
 * array after it is made.
 *
 * @param ranks centred rank scaled to -127..127; -128 where missing; date-major
 */
public record Sketch(byte[] ranks) {
  /** Sampled dates. */
  public static final int DATES = 32;

  /** Sampled stocks per date. */
  public static final int STOCKS = 64;

  /** The rank of a stock without a value. */
  static final byte MISSING = Byte.MIN_VALUE;

  private static final int LEAST_STOCKS = 8;

  /**
   * Mean over the sampled dates of the correlation of the two rows over the stocks both have; 0
   * where no date has enough.
   */
  public double correlation(Sketch other) {
    double sum = 0;
    int dates = 0;
    for (int from = 0; from < ranks.length; from += STOCKS) {
      double rho = correlation(ranks, other.ranks, from);
      if (!Double.isNaN(rho)) {
        sum += rho;
        dates++;
      }
    }
    return dates == 0 ? 0 : sum / dates;
  }

  /** Correlation over the stocks of one date that both have; sums are whole numbers. */
  private static double correlation(byte[] a, byte[] b, int from) {
    int n = 0;
    int x = 0;
    int y = 0;
    int xx = 0;
    int yy = 0;
    int xy = 0;
    for (int i = from; i < from + STOCKS; i++) {
      int both = a[i] == MISSING || b[i] == MISSING ? 0 : 1;
      int u = a[i] * both;
      int v = b[i] * both;
      n += both;
      x += u;
      y += v;
      xx += u * u;
      yy += v * v;
      xy += u * v;
    }
    long varianceX = (long) n * xx - (long) x * x;
    long varianceY = (long) n * yy - (long) y * y;
    if (n < LEAST_STOCKS || varianceX == 0 || varianceY == 0) {
      return Double.NaN;
    }
    return ((long) n * xy - (long) x * y) / Math.sqrt((double) varianceX * varianceY);
  }
}
