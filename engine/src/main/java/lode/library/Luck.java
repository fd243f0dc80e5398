package lode.library;

import org.apache.commons.math3.distribution.NormalDistribution;

/** What luck alone would have found among so many tries. */
public final class Luck {
  private static final double EULER = 0.5772156649015329;

  private Luck() {}

  /**
   * Expected largest of {@code n} independent standard normal values, in the approximation of
   * Bailey and Lopez de Prado, "The Deflated Sharpe Ratio" (2014); 0 for fewer than two.
   */
  public static double expectedMaximum(double n) {
    if (n < 2) {
      return 0;
    }
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    return (1 - EULER) * normal.inverseCumulativeProbability(1 - 1 / n)
        + EULER * normal.inverseCumulativeProbability(1 - 1 / (n * Math.E));
  }
}
