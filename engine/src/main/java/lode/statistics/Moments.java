package lode.statistics;

import java.util.Arrays;

/**
 * The first four moments of a sample.
 *
 * @param n number of values
 * @param mean their mean; NaN where there are none
 * @param deviation standard deviation, ddof 1; NaN for fewer than two
 * @param skew third standardised moment of the sample (no small-sample factor); NaN of a constant
 * @param kurtosis fourth standardised moment, Pearson's: 3 for a normal; NaN of a constant
 */
public record Moments(int n, double mean, double deviation, double skew, double kurtosis) {
  /** The moments of numbers of which none is missing (one NaN makes all of them NaN). */
  public static Moments of(double... x) {
    int n = x.length;
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    double mean = sum / n;
    if (n < 2) {
      return new Moments(n, mean, Double.NaN, Double.NaN, Double.NaN);
    }
    if (constant(x)) {
      return new Moments(n, x[0], 0, Double.NaN, Double.NaN);
    }
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double value : x) {
      double d = value - mean;
      second += d * d;
      third += d * d * d;
      fourth += d * d * d * d;
    }
    double variance = second / n;
    return new Moments(
        n,
        mean,
        Math.sqrt(second / (n - 1)),
        third / n / (variance * Math.sqrt(variance)),
        fourth / n / (variance * variance));
  }

  /**
   * Standard error of the deviation where the values are independent: the variance's, {@code
   * (kurtosis - 3) / n + 2 / (n - 1)} in squares of the variance, brought to its root.
   */
  public double deviationError() {
    return deviation / 2 * Math.sqrt((kurtosis - 3) / n + 2.0 / (n - 1));
  }

  /** The numbers of a daily series that are there, in their order. */
  public static double[] present(float... daily) {
    double[] x = new double[daily.length];
    int n = 0;
    for (float value : daily) {
      if (!Float.isNaN(value)) {
        x[n++] = value;
      }
    }
    return Arrays.copyOf(x, n);
  }

  /** The numbers of a daily series that are there, in their order. */
  public static double[] present(double... daily) {
    return Arrays.stream(daily).filter(value -> !Double.isNaN(value)).toArray();
  }

  private static boolean constant(double[] x) {
    for (double value : x) {
      if (value != x[0]) {
        return false;
      }
    }
    return true;
  }
}
