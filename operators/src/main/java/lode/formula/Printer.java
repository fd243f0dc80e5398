package lode.formula;

import java.util.Locale;
import lode.operator.Attribute;

/** Writes a tree as prefix calls without spaces, the form that {@link FormulaParser} reads back. */
final class Printer {
  private Printer() {}

  static String print(Formula formula) {
    StringBuilder text = new StringBuilder();
    print(formula, text);
    return text.toString();
  }

  private static void print(Formula formula, StringBuilder text) {
    switch (formula) {
      case Formula.Field field -> text.append(field.name());
      case Formula.Literal literal -> text.append(number(literal.value()));
      case Formula.Call call -> {
        text.append(call.operator().name());
        char before = '(';
        for (Formula argument : call.arguments()) {
          print(argument, text.append(before));
          before = ',';
        }
        for (Attribute attribute : call.attributes()) {
          text.append(before).append(attribute(attribute));
          before = ',';
        }
        text.append(')');
      }
    }
  }

  static String attribute(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Window window -> Integer.toString(window.rows());
      case Attribute.Constant constant -> number(constant.value());
      case Attribute.Group group -> group.field();
    };
  }

  /** The shortest decimal that reads back as the same float: 2, 0.5, 1e-12. */
  static String number(float value) {
    String text = Float.toString(value).toLowerCase(Locale.ROOT).replace(".0e", "e");
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
