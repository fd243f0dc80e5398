package lode.operator;

import java.util.Arrays;

/**
 * Shannon entropy of the window's values over ten buckets of equal width between the smallest and
 * the largest, as a share of the greatest possible: 0 where all are in one bucket, 1 where all
 * buckets hold as many.
 */
final class Entropy extends WindowValues {
  private static final int BUCKETS = 10;

  private final int[] counts = new int[BUCKETS];
  private final double[] logs;

  Entropy(int window, int stride) {
    super(window, 2, stride);
    this.logs = new double[window + 1];
    Arrays.setAll(logs, c -> c == 0 ? 0 : c * StrictMath.log(c));
  }

  @Override
  double of(float[] x, float[] y, int n) {
    double low = x[0];
    double high = x[0];
    for (int k = 1; k < n; k++) {
      low = Math.min(low, x[k]);
      high = Math.max(high, x[k]);
    }
    if (low == high) {
      return 0;
    }
    Arrays.fill(counts, 0);
    double range = high - low;
    for (int k = 0; k < n; k++) {
      counts[Math.min(BUCKETS - 1, (int) ((x[k] - low) / range * BUCKETS))]++;
    }
    double sum = 0;
    for (int count : counts) {
      sum += logs[count];
    }
    return (StrictMath.log(n) - sum / n) / StrictMath.log(BUCKETS);
  }
}
