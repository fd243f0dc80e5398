package lode.evolution;

import lode.formula.Formula;

/**
 * How large a formula may grow.
 *
 * @param maxNodes nodes of the tree
 * @param maxDepth levels of the tree; a leaf has 1
 * @param maxLookback rows before date t that row t may depend on
 */
public record SizeLimits(int maxNodes, int maxDepth, int maxLookback) {
  /** Checks the ranges. */
  public SizeLimits {
    Checks.range("max-nodes", maxNodes, 1, 512);
    Checks.range("max-depth", maxDepth, 1, 64);
    Checks.range("max-lookback", maxLookback, 0, 1 << 20);
  }

  /** Formulas that a person can still read. */
  public static SizeLimits defaults() {
    return new SizeLimits(24, 6, 260);
  }

  /** Whether a formula is inside. */
  public boolean fit(Formula formula) {
    return formula.size() <= maxNodes
        && formula.depth() <= maxDepth
        && formula.lookback() <= maxLookback;
  }
}
