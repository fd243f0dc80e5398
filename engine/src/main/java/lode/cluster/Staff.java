package lode.cluster;

import akka.actor.typed.ActorRef;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The workers that a {@link Coordinator} knows: seen, invited, admitted, idle. Plain state. */
final class Staff {
  private final Set<ActorRef<Worker.Command>> reachable = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> invited = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> admitted = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> idle = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> everAdmitted = new HashSet<>();
  private final Map<ActorRef<Worker.Command>, Loan> busy = new LinkedHashMap<>();

  /** A shard that a worker has, and since when, as {@link System#nanoTime} counts. */
  record Loan(ActorRef<Worker.Command> worker, long shard, long since) {}

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
    idle.add(worker);
  }

  /** Forgets a worker that is out of reach; whether it was admitted. */
  boolean lose(ActorRef<Worker.Command> worker) {
    reachable.remove(worker);
    invited.remove(worker);
    idle.remove(worker);
    busy.remove(worker);
    return admitted.remove(worker);
  }

  /** The worker has a shard from now on. */
  void busy(ActorRef<Worker.Command> worker, long shard, long now) {
    busy.put(worker, new Loan(worker, shard, now));
  }

  /** Who has which shard. */
  List<Loan> busy() {
    return List.copyOf(busy.values());
  }

  /** Who has had a shard for so long. */
  List<Loan> overdue(long now, long nanos) {
    return busy.values().stream().filter(loan -> now - loan.since >= nanos).toList();
  }

  /** The worker is not at work any more, and has to join again. */
  void dismiss(ActorRef<Worker.Command> worker) {
    busy.remove(worker);
    idle.remove(worker);
    admitted.remove(worker);
  }

  /** Whether it was ever admitted; a lost worker's late answer is as good as any. */
  boolean wasAdmitted(ActorRef<Worker.Command> worker) {
    return everAdmitted.contains(worker);
  }

  /** The worker has nothing to do. */
  void idle(ActorRef<Worker.Command> worker) {
    busy.remove(worker);
    if (admitted.contains(worker)) {
      idle.add(worker);
    }
  }

  /** Admitted workers with nothing to do; removing one says that it has. */
  Iterator<ActorRef<Worker.Command>> idle() {
    return idle.iterator();
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
