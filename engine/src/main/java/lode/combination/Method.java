package lode.combination;

import java.util.Arrays;
import java.util.Locale;

/**
 * How factors are weighted by what is known of their daily rank ICs: one row each. A weight is
 * signed, a negative one turns its factor round; their absolute values sum to 1.
 */
public enum Method {
  /** Every factor the same, in the direction of its mean IC. */
  EQUAL("every factor the same, in the direction of its mean IC") {
    @Override
    double[] raw(Past past, Fit fit) {
      return Arrays.stream(past.mean()).map(m -> m < 0 ? -1 : 1).toArray();
    }
  },
  /** By mean IC. */
  IC("proportional to the mean IC") {
    @Override
    double[] raw(Past past, Fit fit) {
      return past.mean();
    }
  },
  /** By ICIR. */
  ICIR("proportional to the mean of the IC over its deviation") {
    @Override
    double[] raw(Past past, Fit fit) {
      double[] weights = past.mean();
      double[] deviation = past.deviation();
      for (int f = 0; f < weights.length; f++) {
        weights[f] = deviation[f] > 0 ? weights[f] / deviation[f] : 0;
      }
      return weights;
    }
  },
  /** The weights of the highest ICIR. */
  MAX_ICIR("inverse covariance of the ICs times their mean: the highest ICIR; shrunk") {
    @Override
    double[] raw(Past past, Fit fit) {
      double[][] covariance = ShrunkCovariance.of(past.ics(), fit.horizon(), fit.shrinkage());
      return Linear.solve(covariance, past.mean());
    }
  },
  /** Factors that add something, one after the other. */
  POOL("factors enter one by one for the IC that the pool does not have; the rest weigh 0") {
    @Override
    double[] raw(Past past, Fit fit) {
      return new Pool(past, fit).weights();
    }
  };

  private final String meaning;

  Method(String meaning) {
    this.meaning = meaning;
  }

  /** Name in files and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One sentence. */
  public String meaning() {
    return meaning;
  }

  abstract double[] raw(Past past, Fit fit);

  /** The weights that the past suggests; all zero where it suggests none. */
  double[] weights(Past past, Fit fit) {
    double[] raw = raw(past, fit);
    double sum = 0;
    for (double w : raw) {
      sum += Math.abs(w);
    }
    double[] weights = new double[raw.length];
    for (int f = 0; f < raw.length && sum > 0; f++) {
      weights[f] = raw[f] / sum;
    }
    return weights;
  }
}
