package lode.report;

import lode.formula.Formula;
import lode.operator.Attribute;

/** A formula drawn as a tree, each operator with its meaning. */
public final class FormulaTree {
  private final StringBuilder text = new StringBuilder();

  private FormulaTree() {}

  /** The drawing, a line a node. */
  public static String of(Formula formula) {
    FormulaTree tree = new FormulaTree();
    tree.draw(formula, "  ", "");
    return tree.text.toString();
  }

  private void draw(Formula formula, String branch, String below) {
    text.append(branch);
    switch (formula) {
      case Formula.Field field -> text.append(field.name()).append('\n');
      case Formula.Literal literal -> text.append(literal.text()).append('\n');
      case Formula.Call call -> {
        text.append(call.operator().name());
        call.attributes().forEach(a -> text.append(' ').append(value(a)));
        text.append("    ").append(call.operator().meaning()).append('\n');
        int children = call.arguments().size();
        for (int i = 0; i < children; i++) {
          boolean last = i == children - 1;
          draw(
              call.arguments().get(i),
              "  " + below + (last ? "`- " : "|- "),
              below + (last ? "   " : "|  "));
        }
      }
    }
  }

  private static String value(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Window window -> Integer.toString(window.rows());
      case Attribute.Constant constant -> Float.toString(constant.value());
      case Attribute.Group group -> group.field();
    };
  }
}
