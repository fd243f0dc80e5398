package lode.evolution;

import java.util.List;

/**
 * What a generation came across that none before it had. A search remembers all of it, for ever;
 * kept generation by generation, so that what is written grows with what is new.
 *
 * @param texts fids of canonical texts
 * @param hashes probe hashes of orderings, as 16 hex digits
 */
public record Sightings(List<String> texts, List<String> hashes) {
  /** Nothing. */
  static final Sightings NONE = new Sightings(List.of(), List.of());

  /** Copies the lists. */
  public Sightings {
    texts = List.copyOf(texts);
    hashes = List.copyOf(hashes);
  }
}
