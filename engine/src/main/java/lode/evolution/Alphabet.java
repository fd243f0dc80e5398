package lode.evolution;

import io.jenetics.prog.op.Op;
import io.jenetics.util.ISeq;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import lode.formula.Formula;
import lode.formula.Vocabulary;
import lode.operator.Attribute;
import lode.operator.Family;
import lode.operator.Operator;
import lode.operator.Parameter;

/**
 * The symbols that a vocabulary allows: one for every field and literal, and one for every operator
 * and choice of its attributes. Draws are uniform over fields; for operators first over families by
 * weight, then over operators, then over attributes, so that an operator with many windows is not
 * more frequent than one with none.
 */
final class Alphabet {
  private static final Map<Family, Double> FAMILY_WEIGHTS =
      new EnumMap<>(
          Map.of(Family.ELEMENTWISE, 0.4, Family.ROLLING, 0.42, Family.CROSS_SECTION, 0.18));

  private final Vocabulary vocabulary;
  private final List<Symbol.Leaf> fields;
  private final List<Symbol.Leaf> literals;
  private final List<List<Symbol.Node>> operators = new ArrayList<>();

  Alphabet(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.fields = vocabulary.fields().stream().map(f -> leaf(new Formula.Field(f))).toList();
    this.literals = vocabulary.literals().stream().map(l -> leaf(new Formula.Literal(l))).toList();
    for (Operator operator : vocabulary.operators()) {
      List<Symbol.Node> nodes = nodes(operator);
      if (!nodes.isEmpty()) {
        operators.add(nodes);
      }
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("the vocabulary has no fields to build formulas from");
    }
    if (operators.isEmpty()) {
      throw new IllegalArgumentException("the vocabulary has no operators to build formulas from");
    }
  }

  private static Symbol.Leaf leaf(Formula formula) {
    return new Symbol.Leaf(formula);
  }

  /** All symbols with arguments, as Jenetics wants them. */
  ISeq<Op<Formula>> operations() {
    return operators.stream().flatMap(List::stream).collect(ISeq.toISeq());
  }

  /** All symbols without arguments. */
  ISeq<Op<Formula>> terminals() {
    return ISeq.<Op<Formula>>of(fields).append(literals);
  }

  /** A field. */
  Symbol.Leaf field(RandomGenerator random) {
    return draw(fields, random);
  }

  /** A literal, or a field where there is none. */
  Symbol.Leaf literal(RandomGenerator random) {
    return draw(literals.isEmpty() ? fields : literals, random);
  }

  /** An operator with attributes. */
  Symbol.Node operator(RandomGenerator random) {
    return operator(o -> true, random);
  }

  /** An operator that fits, with attributes; null where none does. */
  Symbol.Node operator(Predicate<Operator> fits, RandomGenerator random) {
    List<List<Symbol.Node>> fitting =
        operators.stream().filter(nodes -> fits.test(nodes.getFirst().operator())).toList();
    if (fitting.isEmpty()) {
      return null;
    }
    return draw(fitting.get(weighted(fitting, random)), random);
  }

  /** Index of an operator, each family drawn by its weight. */
  private static int weighted(List<List<Symbol.Node>> nodes, RandomGenerator random) {
    Map<Family, Integer> sizes = new EnumMap<>(Family.class);
    nodes.forEach(n -> sizes.merge(n.getFirst().operator().family(), 1, Integer::sum));
    double[] weights =
        nodes.stream()
            .map(n -> n.getFirst().operator().family())
            .mapToDouble(f -> FAMILY_WEIGHTS.get(f) / sizes.get(f))
            .toArray();
    return Draws.weighted(weights, random);
  }

  /** What an attribute of this parameter may be, ascending. */
  List<Attribute> choices(Parameter parameter) {
    return switch (parameter.kind()) {
      case WINDOW ->
          (parameter.grid().isEmpty()
                  ? vocabulary.windows().stream()
                  : parameter.grid().stream().map(Double::intValue))
              .filter(w -> w >= parameter.least() && w <= parameter.most())
              .<Attribute>map(Attribute.Window::new)
              .toList();
      case CONSTANT ->
          parameter.grid().stream()
              .<Attribute>map(c -> new Attribute.Constant(c.floatValue()))
              .toList();
      case GROUP -> vocabulary.groups().stream().<Attribute>map(Attribute.Group::new).toList();
    };
  }

  /** The literals that a formula may hold, ascending. */
  List<Float> literals() {
    return vocabulary.literals();
  }

  /** An operator with every choice of its attributes. */
  private List<Symbol.Node> nodes(Operator operator) {
    List<List<Attribute>> rows = List.of(List.of());
    for (Parameter parameter : operator.parameters()) {
      List<List<Attribute>> longer = new ArrayList<>();
      for (List<Attribute> row : rows) {
        for (Attribute choice : choices(parameter)) {
          List<Attribute> next = new ArrayList<>(row);
          next.add(choice);
          longer.add(List.copyOf(next));
        }
      }
      rows = longer;
    }
    return rows.stream().map(row -> new Symbol.Node(operator, row)).toList();
  }

  private static <T> T draw(List<T> from, RandomGenerator random) {
    return Draws.one(from, random);
  }
}
