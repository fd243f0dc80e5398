package lode.statistics;

/** A least-squares line: {@code y = intercept + slope x}. */
public record Line(double slope, double intercept) {
  /** The line of y on x; slope NaN where x does not vary. */
  public static Line through(double[] x, double[] y) {
    double meanX = Moments.of(x).mean();
    double meanY = Moments.of(y).mean();
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = xx == 0 ? Double.NaN : xy / xx;
    return new Line(slope, meanY - slope * meanX);
  }
}
