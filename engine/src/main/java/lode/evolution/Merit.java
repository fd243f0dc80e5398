package lode.evolution;

/**
 * The fitness that Jenetics sees. Its natural order, strength and then brevity, decides tournaments
 * and what "best" means; {@link #dominance} decides survival by three objectives at once. These are
 * rounded coarsely: of formulas that differ by less than a step none is kept for its own sake, so
 * that the front stays small and the pressure high.
 *
 * @param strength |objective| discounted by redundancy; -1 where not eligible, -2 where not
 *     evaluated
 * @param steps strength on its rounded scale
 * @param turnover in steps of {@link #TURNOVER_STEP}
 * @param complexity symbols
 * @param text canonical, to make the order total
 */
record Merit(double strength, int steps, int turnover, int complexity, String text)
    implements Comparable<Merit> {
  static final double TURNOVER_STEP = 0.1;
  private static final int COMPLEXITY_STEP = 5;
  private static final double STRENGTH_STEP = StrictMath.log(1.05);
  private static final int NOTHING = Integer.MAX_VALUE;

  /** Of a strength. */
  Merit(double strength, int turnover, int complexity, String text) {
    this(strength, steps(strength), turnover, complexity, text);
  }

  private static int steps(double strength) {
    return strength <= 0
        ? -NOTHING
        : (int) StrictMath.floor(StrictMath.log(strength) / STRENGTH_STEP);
  }

  /** Of a formula that falls short of eligibility. */
  static Merit ineligible(String text) {
    return new Merit(-1, NOTHING, NOTHING, text);
  }

  /** Of a place in the population that no new formula was found for. */
  static Merit barren(String text) {
    return new Merit(-2, NOTHING, NOTHING, text);
  }

  @Override
  public int compareTo(Merit other) {
    int order = Double.compare(strength, other.strength);
    if (order == 0) {
      order = Integer.compare(other.complexity, complexity);
    }
    return order != 0 ? order : other.text.compareTo(text);
  }

  /** Number of objectives. */
  static int objectives() {
    return 3;
  }

  /** One objective, rounded; more is better. */
  int objective(int index) {
    return switch (index) {
      case 0 -> steps;
      case 1 -> -turnover;
      case 2 -> -(complexity / COMPLEXITY_STEP);
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  /** Positive where this one is nowhere worse than the other and somewhere better. */
  int dominance(Merit other) {
    boolean better = false;
    boolean worse = false;
    for (int i = 0; i < objectives(); i++) {
      int order = Integer.compare(objective(i), other.objective(i));
      better |= order > 0;
      worse |= order < 0;
    }
    return Boolean.compare(better && !worse, worse && !better);
  }
}
