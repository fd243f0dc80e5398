package lode.report.html;

/**
 * Numbers of one name along the places of a chart; NaN is a gap.
 *
 * @param name shown in the legend
 * @param values one for each place
 */
record Series(String name, double[] values) {
  /** Sums from the first on; a gap adds nothing. */
  Series cumulated() {
    double[] sums = new double[values.length];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += Double.isFinite(values[i]) ? values[i] : 0;
      sums[i] = sum;
    }
    return new Series(name, sums);
  }

  /** Wealth of one that earns these returns, less one. */
  Series compounded() {
    double[] wealth = new double[values.length];
    double w = 1;
    for (int i = 0; i < wealth.length; i++) {
      w *= 1 + (Double.isFinite(values[i]) ? values[i] : 0);
      wealth[i] = w - 1;
    }
    return new Series(name, wealth);
  }

  /** Means of the last n numbers that are there; a gap before half of them are. */
  Series smoothed(int n, String newName) {
    double[] means = new double[values.length];
    double sum = 0;
    int count = 0;
    for (int i = 0; i < means.length; i++) {
      if (Double.isFinite(values[i])) {
        sum += values[i];
        count++;
      }
      if (i >= n && Double.isFinite(values[i - n])) {
        sum -= values[i - n];
        count--;
      }
      means[i] = count * 2 < n ? Double.NaN : sum / count;
    }
    return new Series(newName, means);
  }

  /** Fall from the highest wealth so far of one that earns these returns. */
  Series drawdown() {
    double[] falls = new double[values.length];
    double wealth = 1;
    double peak = 1;
    for (int i = 0; i < falls.length; i++) {
      wealth *= 1 + (Double.isFinite(values[i]) ? values[i] : 0);
      peak = Math.max(peak, wealth);
      falls[i] = wealth / peak - 1;
    }
    return new Series(name, falls);
  }
}
