package lode.formula;

import java.util.List;

/**
 * An infix operator.
 *
 * @param symbol as written
 * @param level how tightly it binds; of equal ones the left comes first
 * @param operator the operator it stands for
 */
record Infix(String symbol, int level, String operator) {
  private static final int COMPARISON = 2;

  /** All of them; a symbol comes before its own beginning. */
  static final List<Infix> ALL =
      List.of(
          new Infix("||", 0, "or"),
          new Infix("&&", 1, "and"),
          new Infix("==", COMPARISON, "eq"),
          new Infix("!=", COMPARISON, "ne"),
          new Infix("<=", COMPARISON, "le"),
          new Infix(">=", COMPARISON, "ge"),
          new Infix("<", COMPARISON, "lt"),
          new Infix(">", COMPARISON, "gt"),
          new Infix("+", 3, "add"),
          new Infix("-", 3, "sub"),
          new Infix("*", 4, "mul"),
          new Infix("/", 4, "div"));

  boolean compares() {
    return level == COMPARISON;
  }
}
