package lode.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lode.operator.Attribute;
import lode.operator.Operator;
import lode.operator.Operators;
import lode.operator.Parameter;

/** Random formulas over the whole operator table, for properties. */
final class RandomFormulas {
  private static final float[] NUMBERS = {-1, 0, 1, 2, 0.5f, -0.25f, 3, 1e-12f, 1e7f};
  private final RandomGenerator random;
  private final List<String> fields;
  private final List<Operator> operators;
  private final int longestWindow;

  RandomFormulas(RandomGenerator random, List<String> fields, int longestWindow) {
    this(random, fields, longestWindow, Operators.all());
  }

  RandomFormulas(
      RandomGenerator random, List<String> fields, int longestWindow, List<Operator> operators) {
    this.random = random;
    this.fields = fields;
    this.longestWindow = longestWindow;
    this.operators = operators;
  }

  /** A tree of at most this many levels. */
  Formula next(int levels) {
    if (levels == 1 || random.nextInt(8) == 0) {
      return random.nextInt(4) == 0
          ? literal()
          : new Formula.Field(fields.get(random.nextInt(fields.size())));
    }
    Operator operator = operators.get(random.nextInt(operators.size()));
    List<Formula> series = new ArrayList<>();
    for (int i = 0; i < operator.arity(); i++) {
      boolean again = i > 0 && random.nextInt(6) == 0;
      series.add(again ? series.getFirst() : next(levels - 1));
    }
    return new Formula.Call(
        operator, series, operator.parameters().stream().map(this::attribute).toList());
  }

  private Formula literal() {
    if (random.nextBoolean()) {
      return new Formula.Literal(NUMBERS[random.nextInt(NUMBERS.length)]);
    }
    float any = Float.intBitsToFloat(random.nextInt());
    return new Formula.Literal(Float.isFinite(any) ? any : 0.1f);
  }

  private Attribute attribute(Parameter parameter) {
    return switch (parameter.kind()) {
      case WINDOW -> {
        int least = (int) parameter.least();
        int most = (int) Math.min(parameter.most(), Math.max(least, longestWindow));
        yield new Attribute.Window(random.nextInt(least, most + 1));
      }
      case CONSTANT -> {
        List<Double> grid = parameter.grid();
        double value =
            !grid.isEmpty() && random.nextBoolean()
                ? grid.get(random.nextInt(grid.size()))
                : parameter.least() + random.nextDouble() * (parameter.most() - parameter.least());
        yield new Attribute.Constant(
            Math.clamp((float) value, (float) parameter.least(), (float) parameter.most()));
      }
      case GROUP -> new Attribute.Group(random.nextBoolean() ? "sector" : "industry");
    };
  }
}
