package lode.cluster;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Has the batches of one campaign evaluated: invites every worker the receptionist knows, admits
 * those of equal {@link Credentials}, lends them shards as they become idle, and answers when every
 * formula has its outcome. The clock decides nothing that is found: a worker that has had a shard
 * for too long is given up on it, so that others try; what no one comes out of is a decision that
 * the run keeps. It hears nothing of another {@link Term} than its own, and is over when a newer
 * one of its run is heard of, or when two answers differ.
 */
final class Coordinator extends AbstractBehavior<Coordinator.Command> {
  /** What a coordinator is told. */
  sealed interface Command {}

  /**
   * Starts a batch of canonical texts, beside those that are not answered yet. Local.
   *
   * @param early whether more of the kind will follow before anybody waits for these
   */
  record Submit(List<String> formulas, Look look, boolean early, ActorRef<Answer> replyTo)
      implements Command, NoSerializationVerificationNeeded {}

  /** Asks to be told when no answer is to come any more that would be compared. Local. */
  record Settle(ActorRef<Answer> replyTo) implements Command, NoSerializationVerificationNeeded {}

  /** The campaign is over. Local. */
  enum Close implements Command, NoSerializationVerificationNeeded {
    NOW
  }

  /** The answer to {@link Submit} and {@link Settle}. */
  sealed interface Answer extends NoSerializationVerificationNeeded {}

  /** Outcomes by index. */
  record Done(List<Outcome> outcomes) implements Answer {}

  /** The campaign is over. */
  record Broken(RuntimeException why) implements Answer {}

  /** What a worker says, in answer to a coordinator of some term. */
  sealed interface FromWorker extends Command, WireMessage {
    /** Of the coordinator that it answers. */
    Term term();

    /** Who says it. */
    ActorRef<Worker.Command> worker();
  }

  /** A worker is ready for work and says what it is. */
  record Join(Term term, Credentials credentials, ActorRef<Worker.Command> worker)
      implements FromWorker {}

  /** A worker cannot set up for the assignment. */
  record Decline(Term term, String reason, ActorRef<Worker.Command> worker) implements FromWorker {}

  /** A shard is answered, and its worker idle again. */
  record Completed(
      Term term,
      long shard,
      List<Outcome> outcomes,
      long busyNanos,
      ActorRef<Worker.Command> worker)
      implements FromWorker {}

  /** A shard could not be evaluated; its worker is idle again. */
  record Failed(Term term, long shard, String reason, ActorRef<Worker.Command> worker)
      implements FromWorker {}

  /** A worker has done all it was sent before it was asked about a shard. */
  record Missing(Term term, long shard, ActorRef<Worker.Command> worker) implements FromWorker {}

  /** A worker has heard of a newer term of the same run and obeys this coordinator no more. */
  record Superseded(Term term, Term newest, ActorRef<Worker.Command> worker)
      implements FromWorker {}

  private record Seen(Set<ActorRef<Worker.Command>> workers)
      implements Command, NoSerializationVerificationNeeded {}

  private record Stopped(ActorRef<Worker.Command> worker)
      implements Command, NoSerializationVerificationNeeded {}

  /** Time to see whether somebody idle should try what others are at. Local. */
  enum Haste implements Command, NoSerializationVerificationNeeded {
    NOW
  }

  /** Time to ask about what is long in coming. */
  enum Remind implements Command, NoSerializationVerificationNeeded {
    NOW
  }

  private static final Duration LONGEST_REMINDER = Duration.ofSeconds(10);
  private static final Duration HASTE = Duration.ofMillis(100);

  private final Plan plan;
  private final TimerScheduler<Command> timers;
  private final Staff staff = new Staff();
  private final Batches<ActorRef<Worker.Command>> batches;
  private final List<ActorRef<Answer>> settling = new ArrayList<>();
  private RuntimeException broken;

  /** A coordinator without a batch; it looks for workers at once. */
  static Behavior<Command> create(Plan plan) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Coordinator(context, timers, plan)));
  }

  private Coordinator(ActorContext<Command> context, TimerScheduler<Command> timers, Plan plan) {
    super(context);
    this.plan = plan;
    this.timers = timers;
    boolean hurry = plan.deadline().compareTo(LONGEST_REMINDER) < 0;
    Duration reminder = hurry ? plan.deadline() : LONGEST_REMINDER;
    this.batches = new Batches<>(plan.shardSize(), plan.audited(), new Pace(reminder));
    timers.startTimerWithFixedDelay(Remind.NOW, reminder);
    ActorRef<Receptionist.Listing> listings =
        context.messageAdapter(
            Receptionist.Listing.class,
            listing -> new Seen(listing.getServiceInstances(Worker.KEY)));
    context.getSystem().receptionist().tell(Receptionist.subscribe(Worker.KEY, listings));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::onCommand).build();
  }

  private Behavior<Command> onCommand(Command command) {
    switch (command) {
      case Submit submit -> onSubmit(submit);
      case Settle settle -> settling.add(settle.replyTo);
      case FromWorker message when !message.term().equals(plan.term()) ->
          plan.tally().counted(Tally.Count.STALE, 1);
      case Join join -> onJoin(join);
      case Decline decline -> onDecline(decline);
      case Completed completed -> onCompleted(completed);
      case Failed failed -> onFailed(failed);
      case Missing missing -> onMissing(missing);
      case Superseded superseded -> onSuperseded(superseded);
      case Seen seen -> onSeen(seen.workers);
      case Stopped stopped -> lose(stopped.worker, false);
      case Haste _ -> onHaste();
      case Remind _ -> onRemind();
      case Close _ -> {
        return Behaviors.stopped();
      }
    }
    if (!(command instanceof Completed)) {
      staff.offer();
    }
    keepVerdicts();
    answer();
    lend();
    return this;
  }

  private void onSubmit(Submit submit) {
    batches.begin(submit, Math.max(1, staff.size()));
  }

  /** Workers that the receptionist can reach; one it no longer reaches may be alive, or not. */
  private void onSeen(Set<ActorRef<Worker.Command>> now) {
    staff.missingFrom(now).forEach(worker -> lose(worker, isUnreachable(worker)));
    for (ActorRef<Worker.Command> worker : now) {
      if (staff.see(worker)) {
        getContext().watchWith(worker, new Stopped(worker));
        invite(worker);
      }
    }
  }

  /** Whether this node no longer hears it; one that is leaving in good order is heard. */
  private boolean isUnreachable(ActorRef<Worker.Command> worker) {
    return plan.open()
        && !Cluster.get(Adapter.toClassic(getContext().getSystem()))
            .failureDetector()
            .isAvailable(worker.path().address());
  }

  private void invite(ActorRef<Worker.Command> worker) {
    staff.invite(worker);
    worker.tell(
        new Worker.Invite(plan.term(), plan.assignment(), plan.panel(), getContext().getSelf()));
  }

  private void lose(ActorRef<Worker.Command> worker, boolean crashed) {
    if (staff.lose(worker)) {
      int shards = batches.lose(worker, crashed);
      plan.tally().counted(Tally.Count.REASSIGNED, shards);
      plan.tally().workers(staff.size());
      ClusterLog.lost(worker, shards);
      if (staff.isDeserted() && !plan.open()) {
        end(new IllegalStateException("every worker of this process has ended; its log says why"));
      }
    }
  }

  private void onJoin(Join join) {
    boolean expected = staff.arrive(join.worker);
    Optional<String> fault = plan.required().fault(join.credentials);
    if (fault.isPresent()) {
      join.worker.tell(new Worker.Refuse(plan.term(), fault.get()));
      refused(join.worker, fault.get());
    } else if (expected) {
      staff.admit(join.worker);
      plan.tally().workers(staff.size());
      ClusterLog.joined(join.worker, join.credentials.machine());
    }
  }

  private void onDecline(Decline decline) {
    staff.arrive(decline.worker);
    refused(decline.worker, decline.reason);
  }

  private void refused(ActorRef<Worker.Command> worker, String reason) {
    ClusterLog.refused(worker, reason);
    plan.tally().refused(reason);
  }

  private void onCompleted(Completed answer) {
    if (!staff.wasAdmitted(answer.worker)) {
      return;
    }
    ShardQueue<ActorRef<Worker.Command>> queue = batches.of(answer.shard);
    ShardQueue.Receipt receipt = queue.complete(answer.worker, answer.shard, answer.outcomes);
    plan.tally().answered(receipt, answer.busyNanos);
    switch (receipt) {
      case ACCEPTED ->
          batches.tell(answer.shard, answer.outcomes, answer.busyNanos, plan.tally()::told);
      case DUPLICATE, UNKNOWN -> {}
      case MALFORMED -> queue.fail(answer.worker, answer.shard, "not one outcome per formula");
      case DIFFERENT -> queue.difference().ifPresent(this::disagree);
    }
    staff.returned(answer.worker, answer.shard, System.nanoTime());
  }

  private void disagree(ShardQueue.Difference<ActorRef<Worker.Command>> difference) {
    String first = difference.first().path().toString();
    String second = difference.second().path().toString();
    ClusterLog.different(difference.formula(), List.of(first, second));
    end(
        new DisagreementException(
            "evaluation is not deterministic: workers=%s,%s formula=%s"
                .formatted(first, second, difference.formula())));
  }

  private void onSuperseded(Superseded message) {
    if (message.newest.supersedes(plan.term())) {
      end(new SupersededException(plan.term(), message.newest));
    }
  }

  /** The campaign can't go on; whoever asks is told why. */
  private void end(RuntimeException why) {
    if (broken == null) {
      ClusterLog.over(why.getMessage());
      broken = why;
    }
  }

  private void onFailed(Failed failure) {
    ClusterLog.failed(failure.shard, failure.worker, failure.reason);
    batches.of(failure.shard).fail(failure.worker, failure.shard, failure.reason);
    staff.returned(failure.worker, failure.shard, System.nanoTime());
  }

  private void keepVerdicts() {
    batches.verdicts((look, verdict) -> {
      List<String> workers =
          verdict.workers().stream().map(worker -> worker.path().toString()).toList();
      Poison poison = new Poison(verdict.formula(), verdict.reason(), workers);
      ClusterLog.quarantined(poison);
      try {
        plan.poison().add(poison);
      } catch (RuntimeException e) {
        end(e);
      }
      plan.tally().told(look, List.of(verdict.formula()), List.of(look.rejected()));
      plan.tally().counted(Tally.Count.REJECTED, 1);
    });
  }

  private void answer() {
    if (broken != null) {
      settling.forEach(asker -> asker.tell(new Broken(broken)));
      settling.clear();
      batches.end(broken);
      return;
    }
    batches.answer();
    if (!settling.isEmpty() && (batches.isSettled() || staff.size() < 2)) {
      settling.forEach(asker -> asker.tell(new Done(List.of())));
      settling.clear();
    }
  }

  /** Nobody gets a shard ahead before everybody has one. */
  private void lend() {
    if (broken != null) {
      return;
    }
    for (int ahead = 0; ahead <= plan.ahead(); ahead++) {
      for (ActorRef<Worker.Command> worker : staff.hungry()) {
        while (lend(worker, ahead)) {}
      }
    }
    staff.served();
    if (!staff.hungry().isEmpty() && batches.missing() > 0 && !timers.isTimerActive(Haste.NOW)) {
      timers.startSingleTimer(Haste.NOW, HASTE);
    }
  }

  /** Lends to a worker that has so many shards of a kind; whether there was one for it. */
  private boolean lend(ActorRef<Worker.Command> worker, int ahead) {
    List<Staff.Loan> held = staff.loans(worker);
    if (held.stream().anyMatch(Staff.Loan::sole)) {
      return false;
    }
    Predicate<Look> wanted =
        look -> held.stream().filter(loan -> loan.probe() == (look == Look.PROBE)).count() == ahead;
    Optional<Batches.Lent> lent = batches.lend(worker, wanted, held.isEmpty(), staff.size());
    lent.ifPresent(next -> lend(worker, next));
    return lent.isPresent();
  }

  private void lend(ActorRef<Worker.Command> worker, Batches.Lent next) {
    long shard = next.shard().id();
    boolean probe = next.look() == Look.PROBE;
    staff.lend(new Staff.Loan(worker, shard, probe, next.sole(), System.nanoTime()));
    worker.tell(
        new Worker.Evaluate(
            plan.term(), shard, next.look(), next.shard().formulas(), getContext().getSelf()));
  }

  /** What is late may be tried by whoever has nothing to do. */
  private void onHaste() {
    long now = System.nanoTime();
    staff.loans().forEach(loan -> batches.hasten(loan.worker(), loan.shard(), now - loan.since()));
  }

  /**
   * The network may lose a message without losing the worker. Messages keep their order, so a
   * worker that says it is through with a shard whose answer did not come will never send it.
   */
  private void onMissing(Missing missing) {
    if (batches.of(missing.shard).holds(missing.worker, missing.shard)) {
      plan.tally().counted(Tally.Count.REASSIGNED, batches.lose(missing.worker, false));
      staff.emptied(missing.worker);
    }
  }

  /**
   * A heartbeat says that a worker's process lives, not that its thread comes back: after the
   * deadline its shard is a failed one, and it has to join again, with a new thread.
   */
  private void onOverdue(Staff.Loan loan, long now) {
    String reason = "not evaluated within %d s".formatted(plan.deadline().toSeconds());
    ClusterLog.stuck(loan, (now - loan.since()) / 1_000_000_000);
    loan.worker().tell(new Worker.Abandon(plan.term(), loan.shard()));
    batches.of(loan.shard()).fail(loan.worker(), loan.shard(), reason);
    plan.tally().counted(Tally.Count.REASSIGNED, 1 + batches.lose(loan.worker(), false));
    staff.dismiss(loan.worker());
    plan.tally().workers(staff.size());
    invite(loan.worker());
  }

  private void onRemind() {
    int missing = batches.missing();
    if (missing > 0 && staff.size() == 0) {
      ClusterLog.waiting(missing);
    }
    long now = System.nanoTime();
    staff.invited().forEach(this::invite);
    staff.overdue(now, plan.deadline().toNanos()).forEach(loan -> onOverdue(loan, now));
    batches
        .inFlight()
        .forEach((shard, workers) ->
            workers.forEach(worker ->
                worker.tell(new Worker.Recall(plan.term(), shard, getContext().getSelf()))));
  }
}
