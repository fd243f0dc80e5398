package lode.evolution;

import java.util.List;
import lode.formula.Formula;
import lode.operator.Attribute;

/**
 * Makes a formula fit the limits with as little loss as it can: windows shrink along the longest
 * look-back, branches are cut at the depth allowed, and the smallest subtree that frees enough
 * nodes becomes its first field. Deterministic; a formula that fits comes back as it is.
 */
final class Repair {
  private final SizeLimits limits;
  private final List<Integer> windows;

  Repair(SizeLimits limits, List<Integer> windows) {
    this.limits = limits;
    this.windows = windows;
  }

  Formula fit(Formula formula) {
    Formula result = prune(formula, limits.maxDepth());
    while (result.size() > limits.maxNodes()) {
      result = shrink(result);
    }
    while (result.lookback() > limits.maxLookback()) {
      result = forget(result);
    }
    return result;
  }

  /** What lies below {@code levels} becomes a leaf. */
  private static Formula prune(Formula formula, int levels) {
    if (!(formula instanceof Formula.Call call) || call.depth() <= levels) {
      return formula;
    }
    if (levels <= 1) {
      return leaf(call);
    }
    List<Formula> arguments =
        call.arguments().stream().map(argument -> prune(argument, levels - 1)).toList();
    return new Formula.Call(call.operator(), arguments, call.attributes());
  }

  /** The smallest subtree whose loss brings the tree to size becomes a leaf. */
  private Formula shrink(Formula formula) {
    int excess = formula.size() - limits.maxNodes();
    List<Formula> nodes = Trees.nodes(formula);
    int place = 0;
    for (int i = 1; i < nodes.size(); i++) {
      int size = nodes.get(i).size();
      if (size - 1 >= excess && size < nodes.get(place).size()) {
        place = i;
      }
    }
    return Trees.replace(formula, place, leaf(nodes.get(place)));
  }

  /** The node that looks back farthest on the longest path takes a shorter window, or goes. */
  private Formula forget(Formula formula) {
    List<Formula> nodes = Trees.nodes(formula);
    int farthest = -1;
    int most = 0;
    Formula at = formula;
    int place = 0;
    while (at instanceof Formula.Call call) {
      int own = call.operator().lookback().applyAsInt(call.attributes());
      if (own > most) {
        most = own;
        farthest = place;
      }
      place++;
      Formula next = null;
      int nextPlace = 0;
      for (Formula argument : call.arguments()) {
        if (next == null || argument.lookback() > next.lookback()) {
          next = argument;
          nextPlace = place;
        }
        place += argument.size();
      }
      at = next;
      place = nextPlace;
    }
    Formula.Call call = (Formula.Call) nodes.get(farthest);
    return Trees.replace(formula, farthest, shorter(call));
  }

  private Formula shorter(Formula.Call call) {
    int own = call.operator().lookback().applyAsInt(call.attributes());
    for (int i = windows.size() - 1; i >= 0; i--) {
      Attribute.Window window = new Attribute.Window(windows.get(i));
      for (int a = 0; a < call.attributes().size(); a++) {
        if (call.attributes().get(a) instanceof Attribute.Window old
            && window.rows() < old.rows()
            && window.rows() >= call.operator().parameters().get(a).least()) {
          Formula.Call shorter = Attributes.with(call, a, window);
          if (shorter.operator().lookback().applyAsInt(shorter.attributes()) < own) {
            return shorter;
          }
        }
      }
    }
    return call.arguments().getFirst();
  }

  private static Formula leaf(Formula formula) {
    List<Formula> nodes = Trees.nodes(formula);
    return nodes.stream()
        .filter(Formula.Field.class::isInstance)
        .findFirst()
        .orElse(nodes.getLast());
  }
}
