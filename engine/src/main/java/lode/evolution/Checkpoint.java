package lode.evolution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lode.ledger.Counts;

/**
 * What a search is between two generations, but for what it has seen ({@link Sightings}), as plain
 * data: resumed from both, the search goes on as if it had never stopped, and without evaluating
 * anything again. It does not grow with the search.
 *
 * @param generation number of the last whole generation, -1 before the first
 * @param population who lived, best first
 * @param pool that the archive is chosen from, best first
 * @param scores {@link Evaluation#encoded} by canonical text, of everyone in population and pool
 * @param counts up to here
 */
public record Checkpoint(
    int generation,
    List<Entry> population,
    List<Entry> pool,
    Map<String, String> scores,
    Counts counts) {
  /**
   * One individual.
   *
   * @param formula canonical text
   * @param born generation that first evaluated it
   * @param origin as in {@link Individual}
   * @param parents fids
   */
  public record Entry(String formula, int born, String origin, List<String> parents) {
    /** Copies the list. */
    public Entry {
      parents = List.copyOf(parents);
    }

    static Entry of(Member member) {
      Individual individual = member.individual();
      return new Entry(member.text(), individual.born(), individual.origin(), individual.parents());
    }
  }

  /** Copies lists and map. */
  public Checkpoint {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    population = List.copyOf(population);
    pool = List.copyOf(pool);
  }
}
