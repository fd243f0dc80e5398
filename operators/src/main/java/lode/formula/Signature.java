package lode.formula;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import lode.operator.Attribute;
import lode.operator.Operator;
import lode.operator.Parameter;

/** What an operator takes, and the errors of a call that gives something else. */
final class Signature {
  private static final int LONGEST_NAME = 64;
  private static final Set<String> NO_CONSTANTS = Set.of("nan", "inf", "infinity", "true", "false");

  private Signature() {}

  /** A copy of the attributes that fits the operator; minus zero becomes zero. */
  static List<Attribute> checked(Operator operator, int series, List<Attribute> attributes) {
    if (series != operator.arity() || attributes.size() != operator.parameters().size()) {
      throw wrongCount(operator, series + attributes.size(), -1);
    }
    for (int i = 0; i < attributes.size(); i++) {
      check(operator, operator.parameters().get(i), attributes.get(i), -1);
    }
    return attributes.stream().map(Signature::plusZero).toList();
  }

  static FormulaException wrongCount(Operator operator, int actual, int position) {
    return FormulaException.at(
        position,
        "wrong number of arguments",
        "operator=%s expected=%d actual=%d"
            .formatted(operator, operator.arity() + operator.parameters().size(), actual),
        "write " + operator.signature());
  }

  static void check(Operator operator, Parameter parameter, Attribute attribute, int position) {
    try {
      parameter.check(attribute);
    } catch (IllegalArgumentException e) {
      String rule = parameter.kind().name().toLowerCase(Locale.ROOT) + " out of range";
      throw FormulaException.at(
          position,
          rule,
          "operator=%s %s=%s".formatted(operator, parameter.name(), Printer.attribute(attribute)),
          switch (parameter.kind()) {
            case WINDOW ->
                "least=%d most=%d".formatted((int) parameter.least(), (int) parameter.most());
            case CONSTANT ->
                "least=%s most=%s"
                    .formatted(
                        Printer.number((float) parameter.least()),
                        Printer.number((float) parameter.most()));
            case GROUP -> "write " + operator.signature();
          });
    }
    if (attribute instanceof Attribute.Group group) {
      checkName(group.field(), position);
    }
  }

  /** Checks that a field name can be written in a formula: lower_snake_case, no number's name. */
  static void checkName(String name, int position) {
    if (NO_CONSTANTS.contains(name.toLowerCase(Locale.ROOT))) {
      throw FormulaException.at(
          position, "no such constant", "name=" + name, "a literal is a finite decimal number");
    }
    boolean fits = !name.isEmpty() && name.length() <= LONGEST_NAME && isLetter(name.charAt(0));
    for (int i = 1; fits && i < name.length(); i++) {
      fits = isLetter(name.charAt(i)) || isDigit(name.charAt(i)) || name.charAt(i) == '_';
    }
    if (!fits) {
      throw FormulaException.at(
          position,
          "not a field name",
          "name=" + name.substring(0, Math.min(name.length(), LONGEST_NAME)),
          "names are lower case letters, digits and _, at most " + LONGEST_NAME);
    }
  }

  static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Attribute plusZero(Attribute attribute) {
    return attribute instanceof Attribute.Constant constant && constant.value() == 0
        ? new Attribute.Constant(0)
        : attribute;
  }
}
