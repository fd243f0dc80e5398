package lode.statistics;

/**
 * How fast a factor's knowledge goes stale: {@code IC(h) = initial exp(-rate h)} over horizons of h
 * days.
 *
 * @param initial IC at horizon 0, on the fitted curve
 * @param rate per day, 0 or more; 0 where the IC does not fade
 */
public record Decay(double initial, double rate) {
  /** Fastest rate told apart: a half-life of a seventh of a day. */
  private static final double FASTEST = 5;

  private static final int GRID = 500;
  private static final double LOG_TWO = StrictMath.log(2);

  /**
   * The least-squares curve. ICs may be of either sign; a curve does not change its sign.
   *
   * @param ic of the horizons 1, 2, ..; NaN where not measured
   * @return both NaN where fewer than two are measured
   */
  public static Decay fit(double... ic) {
    if (Moments.present(ic).length < 2) {
      return new Decay(Double.NaN, Double.NaN);
    }
    int best = 0;
    for (int i = 1; i <= GRID; i++) {
      best = error(ic, rate(i)) < error(ic, rate(best)) ? i : best;
    }
    double low = rate(Math.max(0, best - 1));
    double high = rate(Math.min(GRID, best + 1));
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (falling(ic, middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double rate = high > rate(1) ? high : 0;
    return new Decay(initial(ic, rate), rate);
  }

  /** Days in which the IC halves; infinite where it does not fade. */
  public double halfLife() {
    return LOG_TWO / rate;
  }

  /**
   * Days in which a factor's values forget half of themselves.
   *
   * @param autocorrelation of the ranks from one day to the next, 0 .. 1
   */
  public static double halfLife(double autocorrelation) {
    return -LOG_TWO / StrictMath.log(autocorrelation);
  }

  /**
   * Two-way turnover per day, sum of |changes| over sum of |weights|, of weights that are normal
   * and remember this much of the day before.
   */
  public static double turnover(double autocorrelation) {
    return Math.sqrt(2 * (1 - autocorrelation));
  }

  /** Grid of rates, denser towards 0. */
  private static double rate(int i) {
    double share = (double) i / GRID;
    return FASTEST * share * share * share;
  }

  private static double initial(double[] ic, double rate) {
    double xy = 0;
    double xx = 0;
    for (int i = 0; i < ic.length; i++) {
      if (!Double.isNaN(ic[i])) {
        double curve = StrictMath.exp(-rate * (i + 1));
        xy += ic[i] * curve;
        xx += curve * curve;
      }
    }
    return xy / xx;
  }

  private static double error(double[] ic, double rate) {
    double initial = initial(ic, rate);
    double sum = 0;
    for (int i = 0; i < ic.length; i++) {
      double left = ic[i] - initial * StrictMath.exp(-rate * (i + 1));
      sum += Double.isNaN(left) ? 0 : left * left;
    }
    return sum;
  }

  /** The error falls where the rate grows a little. */
  private static boolean falling(double[] ic, double rate) {
    double initial = initial(ic, rate);
    double slope = 0;
    for (int i = 0; i < ic.length; i++) {
      double curve = initial * StrictMath.exp(-rate * (i + 1));
      double term = (ic[i] - curve) * (i + 1) * curve;
      slope += Double.isNaN(term) ? 0 : term;
    }
    return slope < 0;
  }
}
