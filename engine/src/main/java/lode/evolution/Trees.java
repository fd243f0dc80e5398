package lode.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lode.formula.Formula;

/** Surgery on formulas: nodes are addressed by their place in preorder, 0 is the root. */
final class Trees {
  /** How often a draw prefers an operator to a leaf: leaves are half of a tree but little of it. */
  private static final double INNER = 0.85;

  private Trees() {}

  /** All subtrees in preorder. */
  static List<Formula> nodes(Formula root) {
    List<Formula> nodes = new ArrayList<>();
    collect(root, nodes);
    return nodes;
  }

  private static void collect(Formula node, List<Formula> into) {
    into.add(node);
    if (node instanceof Formula.Call call) {
      call.arguments().forEach(argument -> collect(argument, into));
    }
  }

  /** The same tree with another subtree at {@code place}. */
  static Formula replace(Formula root, int place, Formula by) {
    if (place == 0) {
      return by;
    }
    Formula.Call call = (Formula.Call) root;
    List<Formula> arguments = new ArrayList<>(call.arguments());
    int first = 1;
    for (int i = 0; i < arguments.size(); i++) {
      int size = arguments.get(i).size();
      if (place < first + size) {
        arguments.set(i, replace(arguments.get(i), place - first, by));
        return new Formula.Call(call.operator(), arguments, call.attributes());
      }
      first += size;
    }
    throw new IllegalArgumentException("no such node: place=%d size=%d".formatted(place, first));
  }

  /** A place, mostly of an operator. */
  static int place(List<Formula> nodes, RandomGenerator random) {
    boolean inner = random.nextDouble() < INNER;
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Formula.Call == inner) {
        places.add(i);
      }
    }
    return places.isEmpty() ? random.nextInt(nodes.size()) : Draws.one(places, random);
  }

  /** Nodes and attributes: the description length of a formula, in symbols. */
  static int complexity(Formula formula) {
    return switch (formula) {
      case Formula.Field field -> 1;
      case Formula.Literal literal -> 1;
      case Formula.Call call ->
          1
              + call.attributes().size()
              + call.arguments().stream().mapToInt(Trees::complexity).sum();
    };
  }
}
