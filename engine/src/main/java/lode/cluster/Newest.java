package lode.cluster;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The newest epoch of each run that this process has heard of. It outlives the actor systems of the
 * process, since a coordinator that was frozen may wake up after its workers have joined another.
 */
final class Newest {
  private final ConcurrentMap<String, Long> epochs = new ConcurrentHashMap<>();

  /** Whether a term is not older than what was heard before; it is remembered. */
  boolean admits(Term term) {
    return epochs.merge(term.run(), term.epoch(), Math::max) == term.epoch();
  }

  /** The newest term of the same run. */
  Term of(Term term) {
    return new Term(term.run(), epochs.getOrDefault(term.run(), term.epoch()));
  }
}
