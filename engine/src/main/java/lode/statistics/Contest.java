package lode.statistics;

import lode.evaluation.NeweyWest;

/**
 * Strategies against a benchmark, as the tests of {@link SuperiorAbility} see them.
 *
 * @param rows excess by date and strategy, so that a resample adds up rows
 * @param mean by strategy
 * @param deviation long-run deviation under the stationary bootstrap, by strategy
 * @param threshold mean below which a strategy counts as hopeless, by strategy
 */
record Contest(double[][] rows, double[] mean, double[] deviation, double[] threshold) {
  /** Weights below this do not change a sum. */
  private static final double NEGLIGIBLE = 1e-15;

  /**
   * A contest.
   *
   * @param restart probability that a block of the bootstrap ends: 1 / its mean length
   */
  static Contest of(double[][] excess, double restart) {
    int strategies = excess.length;
    int dates = strategies == 0 ? 0 : excess[0].length;
    if (dates < 3) {
      throw new IllegalArgumentException(
          "superior ability needs strategies of at least 3 dates: strategies=%d dates=%d"
              .formatted(strategies, dates));
    }
    double[][] rows = new double[dates][strategies];
    double[] mean = new double[strategies];
    double[] deviation = new double[strategies];
    double[] threshold = new double[strategies];
    double iterated = Math.max(0, 2 * StrictMath.log(StrictMath.log(dates)));
    for (int k = 0; k < strategies; k++) {
      mean[k] = Moments.of(excess[k]).mean();
      deviation[k] = Math.sqrt(variance(excess[k], restart));
      threshold[k] = -deviation[k] * Math.sqrt(iterated / dates);
      for (int t = 0; t < dates; t++) {
        rows[t][k] = excess[k][t];
      }
    }
    return new Contest(rows, mean, deviation, threshold);
  }

  int dates() {
    return rows.length;
  }

  double[] zero() {
    return new double[mean.length];
  }

  /** Position of the largest studentised mean among the first strategies. */
  int best(int first) {
    double[] ratios = ratios(mean, zero());
    int best = 0;
    for (int k = 1; k < first; k++) {
      best = ratios[k] > ratios[best] ? k : best;
    }
    return best;
  }

  /** Largest mean less its centre, times root of dates. */
  double largest(double[] star, double[] centre) {
    return largest(star, centre, star.length);
  }

  /** The same among the first strategies. */
  double largest(double[] star, double[] centre, int first) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < first; k++) {
      largest = Math.max(largest, star[k] - centre[k]);
    }
    return Math.sqrt(dates()) * largest;
  }

  /** Largest of the same in deviations of each strategy, at least 0. */
  double studentised(double[] star, double[] centre) {
    return studentised(star, centre, star.length);
  }

  /** The same among the first strategies. */
  double studentised(double[] star, double[] centre, int first) {
    double[] ratios = ratios(star, centre);
    double largest = 0;
    for (int k = 0; k < first; k++) {
      largest = Math.max(largest, ratios[k]);
    }
    return largest;
  }

  /**
   * Means less their centres in deviations, times root of dates; one that does not vary takes no
   * part: it is below all.
   */
  double[] ratios(double[] star, double[] centre) {
    double[] ratios = new double[star.length];
    double root = Math.sqrt(dates());
    for (int k = 0; k < ratios.length; k++) {
      ratios[k] =
          deviation[k] > 0 ? root * (star[k] - centre[k]) / deviation[k] : Double.NEGATIVE_INFINITY;
    }
    return ratios;
  }

  /** Means to centre resamples at: those of strategies not below a bar, 0 for the hopeless. */
  double[] hopeful(double[] bar) {
    double[] centre = new double[mean.length];
    for (int k = 0; k < centre.length; k++) {
      centre[k] = mean[k] >= bar[k] ? mean[k] : 0;
    }
    return centre;
  }

  /** Means over resampled dates, by strategy. */
  double[] mean(int[] resample) {
    int[] times = new int[rows.length];
    for (int t : resample) {
      times[t]++;
    }
    double[] sum = new double[mean.length];
    for (int t = 0; t < times.length; t++) {
      if (times[t] > 0) {
        add(times[t], rows[t], sum);
      }
    }
    for (int k = 0; k < sum.length; k++) {
      sum[k] /= resample.length;
    }
    return sum;
  }

  private static void add(double times, double[] row, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += times * row[k];
    }
  }

  /** Variance of a resample's mean times dates: Politis and Romano's weights on the lags. */
  private static double variance(double[] x, double restart) {
    int n = x.length;
    double variance = NeweyWest.autocovariance(x, 0);
    for (int lag = 1; lag < n; lag++) {
      double share = (double) lag / n;
      double weight =
          (1 - share) * StrictMath.pow(1 - restart, lag)
              + share * StrictMath.pow(1 - restart, n - lag);
      variance += weight < NEGLIGIBLE ? 0 : 2 * weight * NeweyWest.autocovariance(x, lag);
    }
    return Math.max(0, variance);
  }
}
