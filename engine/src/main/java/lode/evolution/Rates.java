package lode.evolution;

/**
 * How often each variation makes an offspring: weights, of which only the ratio matters.
 *
 * @param crossover a subtree replaced by one of another parent
 * @param subtree a subtree replaced by a random one
 * @param point one operator or leaf replaced by another of the same arity
 * @param window one window replaced by another of the grid
 * @param constant one constant or literal replaced by another of the grid
 * @param hoist a subtree replaced by a part of itself
 * @param wrap a subtree put inside a new operator
 * @param refine one window or constant of an archive member moved one step along its grid
 * @param immigrants a random formula
 */
public record Rates(
    double crossover,
    double subtree,
    double point,
    double window,
    double constant,
    double hoist,
    double wrap,
    double refine,
    double immigrants) {
  /** Checks that every weight is in 0..1 and that not all are 0. */
  public Rates {
    Checks.range("crossover", crossover, 0, 1);
    Checks.range("subtree", subtree, 0, 1);
    Checks.range("point", point, 0, 1);
    Checks.range("window", window, 0, 1);
    Checks.range("constant", constant, 0, 1);
    Checks.range("hoist", hoist, 0, 1);
    Checks.range("wrap", wrap, 0, 1);
    Checks.range("refine", refine, 0, 1);
    Checks.range("immigrants", immigrants, 0, 1);
    double sum =
        crossover + subtree + point + window + constant + hoist + wrap + refine + immigrants;
    if (sum == 0) {
      throw new IllegalArgumentException("no variation has a rate: give at least one above 0");
    }
  }

  /** What serves well on daily data of a few hundred stocks. */
  public static Rates defaults() {
    return new Rates(0.25, 0.1, 0.15, 0.06, 0.02, 0.06, 0.06, 0.2, 0.1);
  }
}
