package lode.combination;

import lode.statistics.Moments;

/**
 * What is known of some factors over some days.
 *
 * @param ics rank ICs by day and factor, days on which one is missing left out
 * @param likeness mean daily correlation of the factors' standings, by pair; null where no method
 *     asks for it
 */
record Past(double[][] ics, double[][] likeness) {
  /** Fewest days from which weights are fitted. */
  static final int LEAST_DAYS = 60;

  int factors() {
    return ics[0].length;
  }

  double[] of(int factor) {
    double[] series = new double[ics.length];
    for (int day = 0; day < series.length; day++) {
      series[day] = ics[day][factor];
    }
    return series;
  }

  double[] mean() {
    double[] mean = new double[factors()];
    for (int f = 0; f < mean.length; f++) {
      mean[f] = Moments.of(of(f)).mean();
    }
    return mean;
  }

  double[] deviation() {
    double[] deviation = new double[factors()];
    for (int f = 0; f < deviation.length; f++) {
      deviation[f] = Moments.of(of(f)).deviation();
    }
    return deviation;
  }
}
