package lode.simd;

/**
 * Logarithm, exponential, power and hyperbolic tangent of our own, so that their bits are the same
 * on every machine and with every compiler. Computed in double by range reduction and a short
 * series, with a relative error below 1e-10: a float rounded from one is within one unit in the
 * last place. Without branches that depend on data, but for the special cases of {@link #pow}.
 */
final class Functions {
  static final double LN2_HIGH = 0x1.62e42feep-1;
  static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  static final double LOG2_E = 0x1.71547652b82fep0;
  static final double SQRT_HALF = 0x1.6a09e667f3bcdp-1;

  /** Added to a small double it leaves the nearest whole number in the low bits of the sum. */
  static final double ROUND = 0x1.8p52;

  /** Beyond this the exponential of a float is 0 or infinite. */
  static final double FAR = 200;

  private Functions() {}

  /**
   * Natural logarithm; NaN for NaN and x <= 0. x = 2^e m with m between sqrt(1/2) and sqrt(2); log
   * m = 2 artanh((m - 1) / (m + 1)), by its series.
   */
  static double log(double x) {
    long bits = Double.doubleToRawLongBits(x);
    long offset = bits - Double.doubleToRawLongBits(SQRT_HALF);
    double e = offset >> 52;
    double m = Double.longBitsToDouble(bits - (offset & 0xfff0_0000_0000_0000L));
    double s = (m - 1) / (m + 1);
    double z = s * s;
    double series = 1 / 13.0 + z * (1 / 15.0);
    series = 1 / 9.0 + z * (1 / 11.0 + z * series);
    series = 1 / 5.0 + z * (1 / 7.0 + z * series);
    series = z * (1 / 3.0 + z * series);
    double log = e * LN2_HIGH + (e * LN2_LOW + 2 * (s + s * series));
    return x > 0 ? log : Double.NaN;
  }

  /** log(1 + x), exact also where 1 + x rounds; NaN for x <= -1. */
  static double log1p(double x) {
    double u = 1 + x;
    return log(u) + (x - (u - 1)) / u;
  }

  /** e^x; 0 or infinite far out, where no float could hold it. */
  static double exp(double x) {
    double y = near(x);
    double rounded = y * LOG2_E + ROUND;
    double scale = power(rounded);
    return scale * fraction(y, rounded - ROUND) + scale;
  }

  /** e^x - 1, exact also near 0. */
  static double expm1(double x) {
    double y = near(x);
    double rounded = y * LOG2_E + ROUND;
    double scale = power(rounded);
    return scale * fraction(y, rounded - ROUND) + (scale - 1);
  }

  /** Hyperbolic tangent, exact also near 0. */
  static double tanh(double x) {
    double e = expm1(2 * x);
    return e / (e + 2);
  }

  /** 1 / (1 + e^-x). */
  static double sigmoid(double x) {
    return 1 / (1 + exp(-x));
  }

  /** x^y; NaN for a negative x with a broken y, for 0 to a negative power, for any NaN. */
  static double pow(double x, double y) {
    if (x > 0) {
      return exp(y * log(x));
    }
    if (x == 0) {
      return y > 0 ? 0 : y == 0 ? 1 : Double.NaN;
    }
    double whole = Math.rint(y);
    if (whole != y) {
      return Double.NaN;
    }
    double size = exp(y * log(-x));
    return whole % 2 == 0 ? size : -size;
  }

  /** sign(x) abs(x)^y; 0 for x = 0, but NaN to a negative power. */
  static double spow(double x, double y) {
    if (x == 0) {
      return y >= 0 ? 0 : Double.NaN;
    }
    return Math.copySign(exp(y * log(Math.abs(x))), x);
  }

  /** x brought into the range in which powers of two are normal doubles; NaN stays. */
  private static double near(double x) {
    return Math.min(Math.max(x, -FAR), FAR);
  }

  /** e^r - 1 for the rest r of y over k ln 2, by its series. */
  private static double fraction(double y, double k) {
    double r = (y - k * LN2_HIGH) - k * LN2_LOW;
    double series = 1 / 40320.0 + r * (1 / 362880.0 + r * (1 / 3628800.0));
    series = 1 / 720.0 + r * (1 / 5040.0 + r * series);
    series = 1 / 24.0 + r * (1 / 120.0 + r * series);
    series = 1 / 2.0 + r * (1 / 6.0 + r * series);
    return r + r * r * series;
  }

  /** Two to the whole number in the low bits. */
  private static double power(double rounded) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + 1023) << 52);
  }
}
