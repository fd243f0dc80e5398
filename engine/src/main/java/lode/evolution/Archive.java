package lode.evolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The best members ever seen of which no two resemble each other: chosen greedily, best first, from
 * a pool. The pool keeps the runners-up, since whoever pushed one of them out may be pushed out
 * later. Immutable.
 *
 * @param pool members and the best of the rest, best first
 * @param members the chosen, best first; a function of the pool
 */
record Archive(List<Member> pool, List<Member> members) {
  static final Archive EMPTY = new Archive(List.of(), List.of());

  /** Runners-up kept for each place of the archive. */
  private static final int RUNNERS_UP = 10;

  Archive {
    pool = List.copyOf(pool);
    members = List.copyOf(members);
  }

  /**
   * The archive after newcomers.
   *
   * @param size most members
   * @param correlation what any two stay below
   */
  Archive with(Collection<Member> newcomers, int size, double correlation) {
    List<Member> candidates =
        Stream.concat(pool.stream(), newcomers.stream())
            .filter(member -> member.strength() > 0)
            .sorted(Member.BEST_FIRST)
            .toList();
    List<Member> chosen = new ArrayList<>();
    List<Member> kept = new ArrayList<>();
    int rest = RUNNERS_UP * size;
    for (Member candidate : candidates) {
      if (chosen.size() < size
          && chosen.stream()
              .allMatch(member -> member.kinship(candidate, correlation) < correlation)) {
        chosen.add(candidate);
        kept.add(candidate);
      } else if (rest-- > 0) {
        kept.add(candidate);
      }
    }
    return new Archive(kept, chosen);
  }
}
