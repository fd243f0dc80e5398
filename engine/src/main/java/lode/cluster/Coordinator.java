package lode.cluster;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lode.evolution.Assignment;
import lode.operator.Operators;
import org.slf4j.event.Level;

/**
 * Has the batches of one campaign evaluated: invites every worker the receptionist knows, admits
 * those of the same protocol, operators and data, lends them shards as they become idle, and
 * answers when every formula has its outcome. It decides nothing by the clock: a timer only says
 * aloud that it is waiting.
 */
final class Coordinator extends AbstractBehavior<Coordinator.Command> {
  /** What a coordinator is told. */
  sealed interface Command {}

  /** Starts a batch of canonical texts, in place of one that nobody waits for any more. Local. */
  record Submit(List<String> formulas, boolean race, ActorRef<Done> replyTo)
      implements Command, NoSerializationVerificationNeeded {}

  /** The answer to {@link Submit}: outcomes by index. */
  record Done(List<Outcome> outcomes) implements NoSerializationVerificationNeeded {}

  /** A worker is ready for work and says what it is. */
  record Join(int protocol, String operators, String fingerprint, ActorRef<Worker.Command> worker)
      implements Command, WireMessage {}

  /** A worker cannot set up for the assignment. */
  record Decline(String reason, ActorRef<Worker.Command> worker) implements Command, WireMessage {}

  /** A shard is answered, and its worker idle again. */
  record Completed(
      long shard, List<Outcome> outcomes, long busyNanos, ActorRef<Worker.Command> worker)
      implements Command, WireMessage {}

  /** A shard could not be evaluated; its worker is idle again. */
  record Failed(long shard, String reason, ActorRef<Worker.Command> worker)
      implements Command, WireMessage {}

  /** A worker has done all it was sent before it was asked about a shard. */
  record Missing(long shard, ActorRef<Worker.Command> worker) implements Command, WireMessage {}

  private record Seen(Set<ActorRef<Worker.Command>> workers)
      implements Command, NoSerializationVerificationNeeded {}

  private record Stopped(ActorRef<Worker.Command> worker)
      implements Command, NoSerializationVerificationNeeded {}

  /** Time to ask about what is long in coming. */
  enum Remind implements Command, NoSerializationVerificationNeeded {
    NOW
  }

  /** What a campaign evaluates, in shards of which size, and where it counts. */
  record Plan(Assignment assignment, int shardSize, Tally tally) {}

  private static final Duration REMINDER = Duration.ofSeconds(30);

  private final Plan plan;
  private final Set<ActorRef<Worker.Command>> reachable = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> invited = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> staff = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> idle = new LinkedHashSet<>();
  private final Set<ActorRef<Worker.Command>> everAdmitted = new HashSet<>();
  private ShardQueue<ActorRef<Worker.Command>> queue = new ShardQueue<>(List.of(), 1, 0);
  private ActorRef<Done> submitter;
  private boolean race;

  /** A coordinator without a batch; it looks for workers at once. */
  static Behavior<Command> create(Plan plan) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Coordinator(context, timers, plan)));
  }

  private Coordinator(ActorContext<Command> context, TimerScheduler<Command> timers, Plan plan) {
    super(context);
    this.plan = plan;
    timers.startTimerWithFixedDelay(Remind.NOW, REMINDER);
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
      case Join join -> onJoin(join);
      case Decline decline -> onDecline(decline);
      case Completed completed -> onCompleted(completed);
      case Failed failed -> onFailed(failed);
      case Missing missing -> onMissing(missing);
      case Seen seen -> onSeen(seen.workers);
      case Stopped stopped -> lose(stopped.worker);
      case Remind _ -> onRemind();
    }
    lendToIdle();
    return this;
  }

  private void onSubmit(Submit submit) {
    submitter = submit.replyTo;
    race = submit.race;
    queue =
        new ShardQueue<>(
            submit.formulas, plan.shardSize, Math.max(1, staff.size()), queue.nextId());
    answerIfDone();
  }

  /** Workers that the receptionist can reach; one it no longer reaches may be alive, or not. */
  private void onSeen(Set<ActorRef<Worker.Command>> now) {
    reachable.stream().filter(worker -> !now.contains(worker)).toList().forEach(this::lose);
    for (ActorRef<Worker.Command> worker : now) {
      if (reachable.add(worker)) {
        getContext().watchWith(worker, new Stopped(worker));
        invite(worker);
      }
    }
  }

  private void invite(ActorRef<Worker.Command> worker) {
    invited.add(worker);
    worker.tell(new Worker.Invite(plan.assignment, getContext().getSelf()));
  }

  private void lose(ActorRef<Worker.Command> worker) {
    reachable.remove(worker);
    invited.remove(worker);
    idle.remove(worker);
    if (staff.remove(worker)) {
      int shards = queue.lose(worker);
      plan.tally.reassigned(shards);
      plan.tally.workers(staff.size());
      getContext()
          .getLog()
          .atLevel(shards > 0 ? Level.WARN : Level.INFO)
          .log("worker lost: worker={} shards={}", worker.path(), shards);
    }
  }

  private void onJoin(Join join) {
    boolean expected = invited.remove(join.worker);
    Optional<String> fault = fault(join);
    if (fault.isPresent()) {
      join.worker.tell(new Worker.Refuse(fault.get()));
      refused(join.worker, fault.get());
    } else if (expected) {
      everAdmitted.add(join.worker);
      staff.add(join.worker);
      idle.add(join.worker);
      plan.tally.workers(staff.size());
      getContext().getLog().info("worker joined: worker={}", join.worker.path());
    }
  }

  private Optional<String> fault(Join join) {
    if (join.protocol != Worker.PROTOCOL) {
      return Optional.of(fault("protocol", Worker.PROTOCOL, join.protocol));
    }
    if (!join.operators.equals(Operators.VERSION)) {
      return Optional.of(fault("operator set", Operators.VERSION, join.operators));
    }
    if (!join.fingerprint.equals(plan.assignment.fingerprint())) {
      return Optional.of(fault("data", plan.assignment.fingerprint(), join.fingerprint));
    }
    return Optional.empty();
  }

  private static String fault(String what, Object asked, Object has) {
    return "other %s: coordinator=%s worker=%s".formatted(what, asked, has);
  }

  private void onDecline(Decline decline) {
    invited.remove(decline.worker);
    refused(decline.worker, decline.reason);
  }

  private void refused(ActorRef<Worker.Command> worker, String reason) {
    getContext().getLog().error("worker refused: worker={} reason={}", worker.path(), reason);
    plan.tally.refused(reason);
  }

  private void onCompleted(Completed answer) {
    if (!everAdmitted.contains(answer.worker)) {
      return;
    }
    ShardQueue.Receipt receipt = queue.complete(answer.shard, answer.outcomes);
    plan.tally.answered(receipt, answer.busyNanos);
    switch (receipt) {
      case ACCEPTED -> plan.tally.scored(race, queue.formulas(answer.shard), answer.outcomes);
      case DUPLICATE, UNKNOWN -> {}
      case MALFORMED -> fail(answer.worker, answer.shard, "not one outcome per formula");
      case DIFFERENT ->
          getContext()
              .getLog()
              .error("evaluation is not deterministic: worker={}", answer.worker.path());
    }
    idle(answer.worker);
  }

  private void onFailed(Failed failure) {
    fail(failure.worker, failure.shard, failure.reason);
    idle(failure.worker);
  }

  private void fail(ActorRef<Worker.Command> worker, long shard, String reason) {
    getContext()
        .getLog()
        .warn("shard failed: shard={} worker={} reason={}", shard, worker.path(), reason);
    Optional<String> rejected = queue.fail(worker, shard);
    if (rejected.isPresent()) {
      plan.tally.rejected();
      plan.tally.scored(race, List.of(rejected.get()), List.of(Outcome.rejected()));
      getContext().getLog().warn("formula rejected: {} reason={}", rejected.get(), reason);
    }
  }

  private void idle(ActorRef<Worker.Command> worker) {
    if (staff.contains(worker)) {
      idle.add(worker);
    }
    answerIfDone();
  }

  private void answerIfDone() {
    if (submitter != null && queue.isDone()) {
      submitter.tell(new Done(queue.outcomes()));
      submitter = null;
    }
  }

  private void lendToIdle() {
    for (Iterator<ActorRef<Worker.Command>> workers = idle.iterator(); workers.hasNext(); ) {
      ActorRef<Worker.Command> worker = workers.next();
      Optional<ShardQueue.Shard> shard = queue.lend(worker, staff.size() == 1);
      if (shard.isPresent()) {
        workers.remove();
        worker.tell(
            new Worker.Evaluate(
                shard.get().id(), race, shard.get().formulas(), getContext().getSelf()));
      }
    }
  }

  /**
   * The network may lose a message without losing the worker. Messages keep their order, so a
   * worker that says it is through with a shard whose answer did not come will never send it.
   */
  private void onMissing(Missing missing) {
    if (queue.holds(missing.worker, missing.shard)) {
      plan.tally.reassigned(queue.lose(missing.worker));
      idle(missing.worker);
    }
  }

  private void onRemind() {
    if (!queue.isDone() && staff.isEmpty()) {
      getContext().getLog().warn("waiting for a worker: formulas={}", queue.missing());
    }
    List.copyOf(invited).forEach(this::invite);
    queue
        .inFlight()
        .forEach((shard, worker) -> worker.tell(new Worker.Recall(shard, getContext().getSelf())));
  }
}
