package lode.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import lode.formula.Formula;
import lode.operator.Attribute;
import lode.operator.Family;
import lode.operator.Operator;
import lode.operator.Operators;
import lode.operator.Parameter;

/** Seeded formulas over the whole operator table: every operator is the root of several. */
final class RandomFormulas {
  private final Random random;
  private final List<Operator> operators;

  RandomFormulas(long seed, Predicate<Operator> allowed) {
    this.random = new Random(seed);
    this.operators = Operators.all().stream().filter(allowed).toList();
  }

  /** For each operator of the table so many formulas with it at the root. */
  static List<Formula> each(long seed, int count) {
    RandomFormulas formulas = new RandomFormulas(seed, o -> true);
    List<Formula> all = new ArrayList<>();
    for (Operator operator : formulas.operators) {
      for (int i = 0; i < count; i++) {
        all.add(formulas.call(operator, 3));
      }
    }
    return all;
  }

  /** As {@link #each}, with cross-section operators at the root or nowhere. */
  static List<Formula> eachFlat(long seed, int count) {
    RandomFormulas below = new RandomFormulas(seed, o -> o.family() != Family.CROSS_SECTION);
    List<Formula> all = new ArrayList<>();
    for (Operator operator : Operators.all()) {
      for (int i = 0; i < count; i++) {
        all.add(below.call(operator, 3));
      }
    }
    return all;
  }

  Formula formula(int depth) {
    if (depth <= 1 || random.nextInt(5) == 0) {
      return random.nextInt(8) == 0
          ? new Formula.Literal(random.nextInt(-3, 4) * 0.5f)
          : new Formula.Field(Market.FIELDS.get(random.nextInt(Market.FIELDS.size())));
    }
    return call(operators.get(random.nextInt(operators.size())), depth);
  }

  private Formula call(Operator operator, int depth) {
    List<Formula> arguments = new ArrayList<>();
    for (int i = 0; i < operator.arity(); i++) {
      arguments.add(formula(depth - 1));
    }
    return new Formula.Call(
        operator, arguments, operator.parameters().stream().map(this::attribute).toList());
  }

  private Attribute attribute(Parameter parameter) {
    return switch (parameter.kind()) {
      case GROUP -> new Attribute.Group("sector");
      case WINDOW -> {
        int least = (int) parameter.least();
        int[] lengths = {1, 2, 3, 5, 7, 10, 20, 40, 64};
        int rows = lengths[random.nextInt(lengths.length)];
        yield new Attribute.Window(
            Math.clamp(Math.max(least, rows), least, (int) parameter.most()));
      }
      case CONSTANT -> {
        List<Double> grid = parameter.grid();
        yield new Attribute.Constant(
            grid.isEmpty()
                ? (float) (parameter.least() + (parameter.most() - parameter.least()) / 3)
                : grid.get(random.nextInt(grid.size())).floatValue());
      }
    };
  }
}
