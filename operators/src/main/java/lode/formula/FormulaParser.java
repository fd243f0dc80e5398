package lode.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lode.operator.Attribute;
import lode.operator.Operator;
import lode.operator.Operators;
import lode.operator.Parameter;

/**
 * Reads one text by precedence climbing. Grammar, loosest first:
 *
 * <pre>
 *   expression = binary [ "?" expression ":" expression ]
 *   binary     = unary { infix unary }             by the levels of {@link Infix}
 *   unary      = { "-" | "!" } primary [ "^" unary ]
 *   primary    = number | field | name "(" series and attributes ")" | "(" expression ")"
 * </pre>
 *
 * <p>Hostile text cannot overflow the stack: recursion is counted, and a node that breaks the
 * {@link Limits} is refused where it would be made.
 */
final class FormulaParser {
  /** Levels of text: twice those of a tree would be needed only for brackets that say nothing. */
  private static final int NESTING = Limits.DEPTH + Limits.DEPTH / 2;

  private final Scanner scan;
  private int nesting;

  FormulaParser(String text) {
    this.scan = new Scanner(text);
  }

  /** A subtree with its measures, so that a limit is seen when it breaks. */
  private record Node(Formula formula, int depth, int size) {}

  Formula formula() {
    scan.begin();
    Node node = expression();
    scan.end();
    Limits.checkText(node.formula);
    return node.formula;
  }

  private Node expression() {
    enter();
    Node node = binary(0);
    int at = scan.position();
    if (scan.take("?")) {
      Node yes = expression();
      scan.expect(":", at);
      node = operator("if", at, node, yes, expression());
    }
    nesting--;
    return node;
  }

  private Node binary(int level) {
    Node left = unary();
    while (true) {
      int at = scan.position();
      Infix infix = scan.infix(level);
      if (infix == null) {
        return left;
      }
      Node right = binary(infix.level() + 1);
      left = operator(infix.operator(), at, left, right);
      if (infix.compares() && scan.atComparison()) {
        throw FormulaException.at(
            scan.position(), "comparison of a comparison", "", "write (a < b) && (b < c)");
      }
    }
  }

  private Node unary() {
    int first = scan.position();
    String prefixes = scan.prefixes();
    Node node = primary();
    int at = scan.position();
    if (scan.take("^")) {
      enter();
      node = operator("pow", at, node, unary());
      nesting--;
    }
    for (int i = prefixes.length() - 1; i >= 0; i--) {
      if (prefixes.charAt(i) == '!') {
        node = operator("not", first, node);
      } else if (node.formula instanceof Formula.Literal literal) {
        node = new Node(new Formula.Literal(-literal.value()), 1, 1);
      } else {
        node = operator("neg", first, node);
      }
    }
    return node;
  }

  private Node primary() {
    int at = scan.position();
    if (scan.take("(")) {
      Node node = expression();
      scan.expect(")", at);
      return node;
    }
    if (scan.atNumber()) {
      return new Node(new Formula.Literal(scan.number()), 1, 1);
    }
    String name = scan.name();
    if (scan.take("(")) {
      return call(name, at);
    }
    Signature.checkName(name, at);
    return new Node(new Formula.Field(name), 1, 1);
  }

  /** After the opening bracket. */
  private Node call(String name, int at) {
    Operator operator =
        Operators.find(name)
            .orElseThrow(() ->
                FormulaException.at(
                    at,
                    "unknown operator",
                    "name=" + name,
                    "nearest=" + Operators.nearest(name.toLowerCase(Locale.ROOT))));
    int expected = operator.arity() + operator.parameters().size();
    int actual = scan.countArguments(at);
    if (actual != expected) {
      throw Signature.wrongCount(operator, actual, at);
    }
    List<Node> series = new ArrayList<>();
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < expected; i++) {
      if (i > 0) {
        scan.expect(",", at);
      }
      if (i < operator.arity()) {
        series.add(expression());
      } else {
        attributes.add(attribute(operator, operator.parameters().get(i - operator.arity())));
      }
    }
    scan.expect(")", at);
    return node(operator, attributes, at, series);
  }

  private Attribute attribute(Operator operator, Parameter parameter) {
    int at = scan.position();
    if (parameter.kind() != Parameter.Kind.GROUP && !scan.atSignedNumber()) {
      throw FormulaException.at(
          at,
          "not a number",
          "operator=%s parameter=%s".formatted(operator, parameter.name()),
          "write %s with a number for %s".formatted(operator.signature(), parameter.name()));
    }
    Attribute attribute =
        switch (parameter.kind()) {
          case WINDOW -> new Attribute.Window(window(operator, parameter, at));
          case CONSTANT -> new Attribute.Constant(scan.signedNumber());
          case GROUP -> new Attribute.Group(scan.name());
        };
    Signature.check(operator, parameter, attribute, at);
    return attribute;
  }

  private int window(Operator operator, Parameter parameter, int at) {
    float value = scan.signedNumber();
    if (value != (int) value) {
      throw FormulaException.at(
          at,
          "window not whole",
          "operator=%s %s=%s".formatted(operator, parameter.name(), Printer.number(value)),
          "windows are whole numbers");
    }
    return (int) value;
  }

  private Node operator(String name, int at, Node... series) {
    return node(Operators.named(name), List.of(), at, List.of(series));
  }

  private Node node(Operator operator, List<Attribute> attributes, int at, List<Node> series) {
    int depth = 1 + series.stream().mapToInt(Node::depth).max().orElse(0);
    int size = 1 + series.stream().mapToInt(Node::size).sum();
    if (depth > Limits.DEPTH) {
      throw FormulaException.at(
          at, "formula too deep", "most=" + Limits.DEPTH + " levels", "use fewer levels");
    }
    if (size > Limits.NODES) {
      throw FormulaException.at(
          at, "formula too large", "most=" + Limits.NODES + " nodes", "use fewer operators");
    }
    return new Node(
        new Formula.Call(operator, series.stream().map(Node::formula).toList(), attributes),
        depth,
        size);
  }

  private void enter() {
    if (++nesting > NESTING) {
      throw FormulaException.at(
          scan.position(),
          "formula nested too deep",
          "most=" + NESTING + " brackets",
          "remove brackets or levels");
    }
  }
}
