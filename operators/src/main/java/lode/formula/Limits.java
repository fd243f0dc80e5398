package lode.formula;

import java.util.List;

/**
 * How large a formula may be. They bound the record that stores its text, and so hold for its
 * canonical form too, which never has more nodes or levels but, by a folded constant such as {@code
 * 0.33333334} for {@code div(1,3)}, may have a longer text.
 *
 * <p>What breaks them is no formula to be evaluated, but may be built on the way to one, as when
 * two are crossed and the outcome is pruned. Only a tree {@link #LEEWAY} times as large cannot be
 * built at all: so every walk over a tree may recurse.
 */
public final class Limits {
  /** Most characters of a text, as typed and as printed. */
  public static final int TEXT = 4096;

  /** Most levels of a tree. */
  public static final int DEPTH = 64;

  /** Most nodes of a tree. */
  public static final int NODES = 512;

  /** A tree of so many times as many levels, or nodes, is the largest that can be built. */
  static final int LEEWAY = 8;

  /** No fold makes a text longer than this many times. */
  private static final int FOLD_GROWTH = 3;

  private Limits() {}

  /** Whether a formula is within all limits. */
  public static boolean hold(Formula formula) {
    return nodes(formula, DEPTH, NODES) >= 0 && printable(formula);
  }

  /**
   * Checks that a node may be put above its arguments.
   *
   * @throws FormulaException if that would be the tree that cannot be built
   */
  static void checkBuilt(List<Formula> arguments) {
    int left = LEEWAY * NODES - 1;
    for (Formula argument : arguments) {
      left = left < 0 ? left : nodes(argument, LEEWAY * DEPTH - 1, left);
    }
    if (left < 0) {
      throw new FormulaException(
          "formula too large to be built: most=%d levels and %d nodes"
              .formatted(LEEWAY * DEPTH, LEEWAY * NODES),
          -1);
    }
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
