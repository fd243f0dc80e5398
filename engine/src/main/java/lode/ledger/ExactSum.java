package lode.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum of doubles without any rounding until it is read: the same bits in whatever order the terms
 * come and however they were gathered. It is one long fixed-point number in pieces of 32 bits,
 * piece i standing for 2^(32 i - 1074); each piece is kept in 64 bits, so that carries wait.
 */
final class ExactSum {
  private static final int LEAST_EXPONENT = 1074;
  private static final int PIECES = 68;
  private static final long LOW = 0xffff_ffffL;

  /** Terms after which a piece might overflow. */
  private static final int TERMS = 1 << 30;

  private final long[] pieces = new long[PIECES];
  private int terms;

  /**
   * Adds a term.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  void add(double term) {
    if (!Double.isFinite(term)) {
      throw new IllegalArgumentException("not a number to be summed: term=" + term);
    }
    if (++terms == TERMS) {
      carry();
    }
    long bits = Double.doubleToRawLongBits(term);
    int exponent = (int) (bits >>> 52) & 0x7ff;
    long digits = bits & ((1L << 52) - 1) | (exponent == 0 ? 0 : 1L << 52);
    int shift = Math.max(exponent, 1) - 1;
    int piece = shift >> 5;
    int within = shift & 31;
    long low = (digits & LOW) << within;
    long high = (digits >>> 32) << within;
    int sign = bits < 0 ? -1 : 1;
    pieces[piece] += sign * (low & LOW);
    pieces[piece + 1] += sign * ((low >>> 32) + (high & LOW));
    pieces[piece + 2] += sign * (high >>> 32);
  }

  private void carry() {
    terms = 0;
    for (int i = 0; i < PIECES - 1; i++) {
      long carried = pieces[i] >> 32;
      pieces[i] -= carried << 32;
      pieces[i + 1] += carried;
    }
  }

  /** The sum, rounded once. */
  double value() {
    BigInteger sum = BigInteger.ZERO;
    for (int i = PIECES - 1; i >= 0; i--) {
      sum = sum.shiftLeft(32).add(BigInteger.valueOf(pieces[i]));
    }
    if (sum.signum() == 0) {
      return 0;
    }
    int zeros = Math.min(LEAST_EXPONENT, sum.getLowestSetBit());
    return new BigDecimal(sum.shiftRight(zeros))
        .divide(new BigDecimal(BigInteger.TWO.pow(LEAST_EXPONENT - zeros)))
        .doubleValue();
  }
}
