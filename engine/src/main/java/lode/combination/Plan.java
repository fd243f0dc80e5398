package lode.combination;

import lode.evaluation.Standing;

/**
 * How factors are made comparable, and when their weights are fitted.
 *
 * @param scale what a value becomes before it is weighted
 * @param window 0: weights are fitted once, on train; else again and again, on so many last days
 *     whose labels are known
 * @param every days between two fits, where there is a window
 * @param shrinkage of the ICs' correlations, as in {@link Fit}
 * @param t least t of what a factor adds to the pool, as in {@link Fit}
 */
public record Plan(Standing.Scale scale, int window, int every, double shrinkage, double t) {
  /** Ranks, fitted on train, shrunk by the noise. */
  public static final Plan DEFAULT = new Plan(Standing.Scale.RANK, 0, 20, Fit.AUTOMATIC, 2);

  /** Checks the ranges. */
  public Plan {
    if (window != 0 && window < Past.LEAST_DAYS || every < 1) {
      throw new IllegalArgumentException(
          "fits out of range: window=%d every=%d allowed=window 0 or at least %d, every at least 1"
              .formatted(window, every, Past.LEAST_DAYS));
    }
  }

  /** Whether weights are fitted again and again. */
  public boolean rolling() {
    return window > 0;
  }
}
