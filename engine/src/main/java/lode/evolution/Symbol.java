package lode.evolution;

import io.jenetics.prog.op.Op;
import java.util.List;
import lode.formula.Formula;
import lode.operator.Attribute;
import lode.operator.Operator;

/**
 * A letter of the alphabet that Jenetics' program trees are written in. A tree of symbols,
 * evaluated, does not compute numbers but builds the {@link Formula}.
 */
sealed interface Symbol extends Op<Formula> {
  /**
   * A field or a literal.
   *
   * @param formula without arguments
   */
  record Leaf(Formula formula) implements Symbol {
    @Override
    public String name() {
      return formula.text();
    }

    @Override
    public int arity() {
      return 0;
    }

    @Override
    public Formula apply(Formula[] arguments) {
      return formula;
    }
  }

  /**
   * An operator with its attributes.
   *
   * @param operator its row
   * @param attributes one for each of its parameters
   */
  record Node(Operator operator, List<Attribute> attributes) implements Symbol {
    @Override
    public String name() {
      return operator.name();
    }

    @Override
    public int arity() {
      return operator.arity();
    }

    @Override
    public Formula.Call apply(Formula[] arguments) {
      return new Formula.Call(operator, List.of(arguments), attributes);
    }
  }

  /** The symbol at the root of a formula. */
  static Symbol of(Formula formula) {
    return switch (formula) {
      case Formula.Call call -> new Node(call.operator(), call.attributes());
      case Formula.Field field -> new Leaf(field);
      case Formula.Literal literal -> new Leaf(literal);
    };
  }
}
