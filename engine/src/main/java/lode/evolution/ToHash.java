package lode.evolution;

import java.util.List;
import lode.formula.Formula;

/**
 * Tells formulas of the same meaning before they are evaluated: the shape of {@link
 * lode.evaluation.Probe#hash}. A function of each formula alone, whatever else is in the list.
 */
@FunctionalInterface
public interface ToHash {
  /** One hash per formula, in order; {@link lode.evaluation.Probe#VOID} where it orders nothing. */
  long[] hash(List<Formula> formulas);
}
