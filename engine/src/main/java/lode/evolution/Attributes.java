package lode.evolution;

import java.util.ArrayList;
import java.util.List;
import lode.formula.Formula;
import lode.operator.Attribute;

/** The numbers in a formula that a variation may move: windows, constants and literals. */
final class Attributes {
  private final Alphabet alphabet;

  Attributes(Alphabet alphabet) {
    this.alphabet = alphabet;
  }

  /** A call with another attribute. */
  static Formula.Call with(Formula.Call call, int index, Attribute attribute) {
    List<Attribute> attributes = new ArrayList<>(call.attributes());
    attributes.set(index, attribute);
    return new Formula.Call(call.operator(), call.arguments(), attributes);
  }

  /** Every formula that differs from this one in a single window, by grid steps up to a reach. */
  List<Formula> windows(Formula formula, int reach) {
    return moved(formula, reach, true);
  }

  /** Every formula that differs from this one in a single constant or literal. */
  List<Formula> constants(Formula formula, int reach) {
    return moved(formula, reach, false);
  }

  private List<Formula> moved(Formula formula, int reach, boolean windows) {
    List<Formula> moved = new ArrayList<>();
    List<Formula> nodes = Trees.nodes(formula);
    for (int place = 0; place < nodes.size(); place++) {
      for (Formula node : moves(nodes.get(place), reach, windows)) {
        moved.add(Trees.replace(formula, place, node));
      }
    }
    return moved;
  }

  private List<Formula> moves(Formula node, int reach, boolean windows) {
    List<Formula> moves = new ArrayList<>();
    if (node instanceof Formula.Literal literal && !windows) {
      near(alphabet.literals(), literal.value(), reach)
          .forEach(value -> moves.add(new Formula.Literal(value)));
    }
    if (node instanceof Formula.Call call) {
      for (int a = 0; a < call.attributes().size(); a++) {
        int index = a;
        Attribute old = call.attributes().get(a);
        if (old instanceof Attribute.Group || old instanceof Attribute.Window != windows) {
          continue;
        }
        List<Attribute> grid = alphabet.choices(call.operator().parameters().get(a));
        List<Float> values = grid.stream().map(Attributes::value).toList();
        near(values, value(old), reach)
            .forEach(v -> moves.add(with(call, index, grid.get(values.indexOf(v)))));
      }
    }
    return moves;
  }

  private static float value(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Window window -> window.rows();
      case Attribute.Constant constant -> constant.value();
      case Attribute.Group group -> Float.NaN;
    };
  }

  /** The {@code reach} values of an ascending grid below a value, and as many above. */
  private static List<Float> near(List<Float> grid, float value, int reach) {
    List<Float> below = grid.stream().filter(v -> v < value).toList();
    List<Float> above = grid.stream().filter(v -> v > value).toList();
    List<Float> near = new ArrayList<>();
    near.addAll(below.subList(Math.max(0, below.size() - reach), below.size()));
    near.addAll(above.subList(0, Math.min(reach, above.size())));
    return near;
  }
}
