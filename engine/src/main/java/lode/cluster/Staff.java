package lode.cluster;

import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The workers that a {@link Coordinator} knows: seen, invited, admitted; what each has in hand, and
 * which may want more. Plain state.
 */
final class Staff {
  private final Set<ActorRef<Worker.Command>> reachable = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> invited = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> admitted = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> hungry = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> everAdmitted = new HashSet<>();
  private final Map<ActorRef<Worker.Command>, List<Loan>> loans = new LinkedHashMap<>();

  /**
   * A shard that a worker has.
   *
   * @param sole whether the worker is to have nothing besides
   * @param since when it was lent, or the one before it answered, as {@link System#nanoTime} counts
   */
  record Loan(
      ActorRef<Worker.Command> worker, long shard, boolean probe, boolean sole, long since) {
    private Loan since(long now) {
      return new Loan(worker, shard, probe, sole, now);
    }
  }

  /** Whether the worker is seen for the first time, or again after it was lost. */
  boolean see(ActorRef<Worker.Command> worker) {
    return reachable.add(worker);
  }

  /** Workers seen before that are not among these. */
  List<ActorRef<Worker.Command>> missingFrom(Set<ActorRef<Worker.Command>> now) {
    return reachable.stream().filter(worker -> !now.contains(worker)).toList();
  }

  void invite(ActorRef<Worker.Command> worker) {
    invited.add(worker);
  }

  /** Whoever has not answered an invitation. */
  List<ActorRef<Worker.Command>> invited() {
    return List.copyOf(invited);
  }

  /** An invitation is answered; whether there was one. */
  boolean arrive(ActorRef<Worker.Command> worker) {
    return invited.remove(worker);
  }

  /** The worker gets work from now on. */
  void admit(ActorRef<Worker.Command> worker) {
    everAdmitted.add(worker);
    admitted.add(worker);
    hungry.add(worker);
  }

  /** Forgets a worker that is out of reach; whether it was admitted. */
  boolean lose(ActorRef<Worker.Command> worker) {
    reachable.remove(worker);
    invited.remove(worker);
    hungry.remove(worker);
    loans.remove(worker);
    return admitted.remove(worker);
  }

  /** A worker has a shard from now on. */
  void lend(Loan loan) {
    loans.computeIfAbsent(loan.worker, _ -> new ArrayList<>()).add(loan);
  }

  /** What a worker has in hand. */
  List<Loan> loans(ActorRef<Worker.Command> worker) {
    return loans.getOrDefault(worker, List.of());
  }

  /** Who has which shard. */
  List<Loan> loans() {
    return loans.values().stream().flatMap(List::stream).toList();
  }

  /** For each worker that has had a shard for so long the one that it has had longest. */
  List<Loan> overdue(long now, long nanos) {
    return loans.values().stream()
        .flatMap(held -> held.stream().min(Comparator.comparingLong(Loan::since)).stream())
        .filter(loan -> now - loan.since >= nanos)
        .toList();
  }

  /** The worker has answered for a shard; what waits behind it begins now. */
  void returned(ActorRef<Worker.Command> worker, long shard, long now) {
    loans.computeIfPresent(
        worker,
        (_, held) ->
            held.stream()
                .filter(loan -> loan.shard != shard)
                .map(loan -> loan.since(now))
                .collect(Collectors.toCollection(ArrayList::new)));
    if (admitted.contains(worker)) {
      hungry.add(worker);
    }
  }

  /** The worker has nothing in hand, whatever it was lent. */
  void emptied(ActorRef<Worker.Command> worker) {
    loans.remove(worker);
  }

  /** The worker is not at work any more, and has to join again. */
  void dismiss(ActorRef<Worker.Command> worker) {
    loans.remove(worker);
    hungry.remove(worker);
    admitted.remove(worker);
  }

  /** Whether it was ever admitted; a lost worker's late answer is as good as any. */
  boolean wasAdmitted(ActorRef<Worker.Command> worker) {
    return everAdmitted.contains(worker);
  }

  /** Everybody may want more: there is other work than before. */
  void offer() {
    hungry.addAll(admitted);
  }

  /** Admitted workers that may want more. */
  Set<ActorRef<Worker.Command>> hungry() {
    return hungry;
  }

  /** Whoever has something in hand has enough for now. */
  void served() {
    hungry.removeIf(worker -> !loans(worker).isEmpty());
  }

  /** Admitted workers. */
  int size() {
    return admitted.size();
  }

  /** Whether there is nobody to work, nor to be expected. */
  boolean isDeserted() {
    return admitted.isEmpty() && invited.isEmpty();
  }
}
