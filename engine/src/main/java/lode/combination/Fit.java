package lode.combination;

/**
 * How weights are fitted.
 *
 * @param horizon days that a label holds: so many neighbouring ICs overlap
 * @param shrinkage of the ICs' correlations towards none, in [0, 1]; negative: as much as their
 *     noise asks for ({@link ShrunkCovariance})
 * @param t least absolute Newey-West t of the IC that a factor adds to the pool
 */
public record Fit(int horizon, double shrinkage, double t) {
  /** Shrinkage by the noise of the ICs. */
  public static final double AUTOMATIC = -1;

  /** Checks the ranges. */
  public Fit {
    if (horizon < 1 || shrinkage > 1 || !(t >= 0)) {
      throw new IllegalArgumentException(
          "fit out of range: horizon="
              + horizon
              + " shrinkage="
              + shrinkage
              + " t="
              + t
              + " allowed=horizon at least 1, shrinkage at most 1, t at least 0");
    }
  }
}
