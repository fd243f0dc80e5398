package lode.evolution;

import java.util.List;
import lode.ledger.Counts;

/**
 * What one step of the search came to.
 *
 * @param number from 0, which is the initial population
 * @param population who lives now, best first; smaller than the setting where the vocabulary has no
 *     more formulas to offer
 * @param archive the best ever seen that do not resemble each other, best first
 * @param born evaluated for the first time in this generation, in the order of evaluation
 * @param racedOut raced in this generation and not evaluated further; of them only this is known
 * @param counts of the whole search up to now
 */
public record Generation(
    int number,
    List<Individual> population,
    List<Individual> archive,
    List<Individual> born,
    List<Individual> racedOut,
    Counts counts) {
  /** Copies the lists. */
  public Generation {
    population = List.copyOf(population);
    archive = List.copyOf(archive);
    born = List.copyOf(born);
    racedOut = List.copyOf(racedOut);
  }
}
