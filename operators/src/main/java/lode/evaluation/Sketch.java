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

  /** Of a formula that is compared with nobody. */
  public static final Sketch NONE = new Sketch(new byte[0]);

  /** The rank of a stock without a value. */
  static final byte MISSING = Byte.MIN_VALUE;

  /**
   * Mean over the sampled dates of the correlation of the two rows over the stocks both have; 0
   * where no date has enough.
   */
  public double correlation(Sketch other) {
    return new Likeness(this).correlation(new Likeness(other));
  }
}
