package lode.formula;

/**
 * How large a formula may be. They bound every recursion over a formula and the record that stores
 * its text, and so hold for its canonical form too, which never has more nodes or levels but, by a
 * folded constant such as {@code 0.33333334} for {@code div(1,3)}, may have a longer text.
 */
public final class Limits {
  /** Most characters of a text, as typed and as printed. */
  public static final int TEXT = 4096;

  /** Most levels of a tree. */
  public static final int DEPTH = 64;

  /** Most nodes of a tree. */
  public static final int NODES = 512;

  /** No fold makes a text longer than this many times. */
  private static final int FOLD_GROWTH = 3;

  private Limits() {}

  /** Whether a formula is within all limits; safe on a tree of any depth. */
  public static boolean hold(Formula formula) {
    return nodes(formula, DEPTH, NODES) >= 0 && printable(formula);
  }

  /**
   * Checks that a tree within the limits of depth and nodes prints within the limit of text.
   *
   * @throws FormulaException if it does not
   */
  static void checkText(Formula formula) {
    if (!printable(formula)) {
      throw new FormulaException(
          "formula too long when printed as calls: most=" + TEXT + " characters", -1);
    }
  }

  private static boolean printable(Formula formula) {
    int length = formula.text().length();
    return length <= TEXT / FOLD_GROWTH
        || (length <= TEXT && formula.canonical().text().length() <= TEXT);
  }

  /** Nodes left of a budget, negative where it or the levels do not suffice. */
  private static int nodes(Formula formula, int levels, int budget) {
    if (levels == 0 || budget == 0) {
      return -1;
    }
    int left = budget - 1;
    for (Formula child : formula.children()) {
      left = nodes(child, levels - 1, left);
      if (left < 0) {
        return -1;
      }
    }
    return left;
  }
}
