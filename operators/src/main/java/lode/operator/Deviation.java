package lode.operator;

/** Mean absolute deviation from the mean. */
final class Deviation extends WindowValues {
  Deviation(int window, int stride) {
    super(window, 1, stride);
  }

  @Override
  double of(float[] x, float[] y, int n) {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += x[k];
    }
    double mean = sum / n;
    double deviation = 0;
    for (int k = 0; k < n; k++) {
      deviation += Math.abs(x[k] - mean);
    }
    return deviation / n;
  }
}
