package lode.combination;

/**
 * A covariance matrix whose correlations are drawn towards none: a sample's own inverse weighs most
 * where it is most mistaken. How far, unless it is given, is Ledoit and Wolf's answer ("A
 * well-conditioned estimator for large-dimensional covariance matrices", 2004) for the correlation
 * matrix: the share of its squared distance from the identity that sampling noise alone would make.
 * Daily ICs of an h-day label are alike over h days, so their noise counts h times.
 */
final class ShrunkCovariance {
  private ShrunkCovariance() {}

  /**
   * The covariance (ddof 1) of a sample, shrunk.
   *
   * @param x by day and factor
   * @param horizon days over which neighbouring days overlap
   * @param given share of shrinkage; negative: by the noise
   */
  static double[][] of(double[][] x, int horizon, double given) {
    int factors = x[0].length;
    double[] deviation = new Past(x, null).deviation();
    double[][] z = standardised(x, deviation);
    double[][] correlation = products(z);
    double share = given >= 0 ? given : share(z, correlation, horizon);
    double[][] covariance = new double[factors][factors];
    for (int i = 0; i < factors; i++) {
      for (int j = 0; j < factors; j++) {
        double rho = i == j ? 1 : (1 - share) * correlation[i][j];
        covariance[i][j] = rho * deviation[i] * deviation[j];
      }
    }
    return covariance;
  }

  /** Share of shrinkage that the noise of a sample asks for. */
  static double share(double[][] x, int horizon) {
    double[][] z = standardised(x, new Past(x, null).deviation());
    return share(z, products(z), horizon);
  }

  private static double share(double[][] z, double[][] correlation, int horizon) {
    int days = z.length;
    int factors = z[0].length;
    double distance = 0;
    for (int i = 0; i < factors; i++) {
      for (int j = 0; j < factors; j++) {
        distance += square(correlation[i][j] - (i == j ? 1 : 0));
      }
    }
    double noise = 0;
    for (double[] day : z) {
      for (int i = 0; i < factors; i++) {
        for (int j = 0; j < factors; j++) {
          noise += square(day[i] * day[j] - correlation[i][j]);
        }
      }
    }
    double of = noise / days / days * horizon;
    return distance == 0 ? 1 : Math.min(1, of / distance);
  }

  /** Less the mean, over the deviation of ddof 0, so that mean squares are 1; 0 if constant. */
  private static double[][] standardised(double[][] x, double[] deviation) {
    int days = x.length;
    double[] mean = new Past(x, null).mean();
    double unit = Math.sqrt((days - 1.0) / days);
    double[][] z = new double[days][mean.length];
    for (int t = 0; t < days; t++) {
      for (int f = 0; f < mean.length; f++) {
        z[t][f] = deviation[f] > 0 ? (x[t][f] - mean[f]) / (deviation[f] * unit) : 0;
      }
    }
    return z;
  }

  private static double[][] products(double[][] z) {
    int factors = z[0].length;
    double[][] sums = new double[factors][factors];
    for (double[] day : z) {
      for (int i = 0; i < factors; i++) {
        for (int j = 0; j < factors; j++) {
          sums[i][j] += day[i] * day[j] / z.length;
        }
      }
    }
    return sums;
  }

  private static double square(double x) {
    return x * x;
  }
}
