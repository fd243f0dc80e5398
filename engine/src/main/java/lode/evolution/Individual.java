package lode.evolution;

import java.util.List;
import lode.formula.Formula;

/**
 * A formula that the search evaluated, and how it came to be.
 *
 * @param formula canonical
 * @param evaluation what it is worth on train
 * @param born generation that first evaluated it, from 0
 * @param origin what made it: {@code init}, {@code seed}, {@code immigrant}, or the name of a row
 *     of the table of variations
 * @param parents fids of the formulas that it was made from; empty for one made from nothing
 */
public record Individual(
    Formula formula, Evaluation evaluation, int born, String origin, List<String> parents) {
  /** Copies the list. */
  public Individual {
    parents = List.copyOf(parents);
  }
}
