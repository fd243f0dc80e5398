package lode.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Who no longer hears whom in a cluster, and who is given up for it. Coordinators decide, and what
 * workers believe counts for themselves alone: the campaign must not end because a worker was too
 * busy to hear its coordinator.
 *
 * <ul>
 *   <li>Of the coordinators the largest group goes on in which all hear each other, if it is more
 *       than half of them, or half with the first one by address. The others give themselves up.
 *   <li>Workers that the group does not hear are given up, and workers that do not hear somebody
 *       whom the group hears: while nodes contradict each other, no new one is let in.
 *   <li>A worker gives itself up, to join anew, where no coordinator is heard by workers.
 * </ul>
 *
 * @param coordinators those that have been let in, or all where none has been yet
 * @param cuts who does not hear whom, now, of all nodes; those that are no coordinators are workers
 * @param <N> a node, in the order of addresses
 */
record Silence<N extends Comparable<N>>(Set<N> coordinators, Set<Cut<N>> cuts) {
  /** One node does not hear another. */
  record Cut<N>(N observer, N subject) {}

  Silence {
    coordinators = Set.copyOf(coordinators);
    cuts = Set.copyOf(cuts);
  }

  /** The coordinators that go on; empty where no group is large enough. */
  TreeSet<N> quorum() {
    TreeSet<N> all = new TreeSet<>(coordinators);
    TreeSet<N> group = largest(new TreeSet<>(), List.copyOf(all));
    int missing = all.size() - group.size();
    boolean enough =
        group.size() > missing || (group.size() == missing && group.contains(all.first()));
    return enough ? group : new TreeSet<>();
  }

  /**
   * The largest extension of a group by candidates that all its members hear; the first of those.
   */
  private TreeSet<N> largest(TreeSet<N> group, List<N> candidates) {
    TreeSet<N> best = group;
    for (int i = 0; i < candidates.size(); i++) {
      N next = candidates.get(i);
      TreeSet<N> more = new TreeSet<>(group);
      more.add(next);
      List<N> left =
          candidates.subList(i + 1, candidates.size()).stream()
              .filter(other -> hear(next, other))
              .toList();
      TreeSet<N> found = largest(more, left);
      best = found.size() > best.size() ? found : best;
    }
    return best;
  }

  private boolean hear(N one, N other) {
    return !cuts.contains(new Cut<>(one, other)) && !cuts.contains(new Cut<>(other, one));
  }

  /** Whom a node gives up: itself, or, where it speaks for the quorum, others. */
  Set<N> givenUpBy(N self) {
    if (!coordinators.contains(self)) {
      return isDeserted() ? Set.of(self) : Set.of();
    }
    TreeSet<N> quorum = quorum();
    if (!quorum.contains(self)) {
      return Set.of(self);
    }
    return quorum.first().equals(self) ? givenUpBy(quorum) : Set.of();
  }

  /** Whether workers hear of no coordinator; of a few hundred, not each listens to all of them. */
  private boolean isDeserted() {
    return !coordinators.isEmpty()
        && unheard(cut -> !coordinators.contains(cut.observer)).containsAll(coordinators);
  }

  private Set<N> givenUpBy(Collection<N> quorum) {
    Set<N> lost = unheard(cut -> quorum.contains(cut.observer));
    coordinators.stream().filter(other -> !quorum.contains(other)).forEach(lost::add);
    List<N> contradicting =
        cuts.stream()
            .filter(cut -> !lost.contains(cut.subject) && !quorum.contains(cut.observer))
            .map(Cut::observer)
            .toList();
    lost.addAll(contradicting);
    return lost;
  }

  private Set<N> unheard(Predicate<Cut<N>> which) {
    return cuts.stream().filter(which).map(Cut::subject).collect(Collectors.toSet());
  }

  /** What there is of it among the coordinators. */
  Silence<N> amongCoordinators() {
    return where(cut -> coordinators.contains(cut.observer) && coordinators.contains(cut.subject));
  }

  /**
   * What a node acts on: that which has lasted. What workers say of others must have lasted twice
   * as long: they may only have been the first to notice what coordinators are about to notice, and
   * whoever is accused has time to be heard.
   *
   * @param age how long a cut has lasted
   */
  Silence<N> lasting(N self, ToLongFunction<Cut<N>> age, long patience) {
    return where(cut -> {
      boolean hearsay = !cut.observer.equals(self) && !coordinators.contains(cut.observer);
      return age.applyAsLong(cut) >= (hearsay ? 2 * patience : patience);
    });
  }

  /** With some of the cuts. */
  private Silence<N> where(Predicate<Cut<N>> which) {
    return new Silence<>(coordinators, cuts.stream().filter(which).collect(Collectors.toSet()));
  }
}
