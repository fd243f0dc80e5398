package lode.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.formula.Formula;

/**
 * Evaluates shards, one after the other, on a thread of its own. It makes itself known to the
 * receptionist and waits to be invited; every answer it gives also asks for the next shard. What it
 * knows besides is its bench: it can be stopped at any point and nothing is lost.
 */
final class Worker extends AbstractBehavior<Worker.Command> {
  /** Version of the messages; a coordinator refuses a worker of another one. */
  static final int PROTOCOL = 3;

  /** Under this key workers are found, in this JVM and on every node of the cluster. */
  static final ServiceKey<Command> KEY = ServiceKey.create(Command.class, "worker");

  /** What a worker is told. */
  sealed interface Command extends WireMessage {
    /** Of the coordinator that says it. */
    Term term();
  }

  /**
   * Asks the worker to set up for an assignment and to join; a newer campaign replaces an older.
   * The panel is offered at a URL, or {@code ""}.
   */
  record Invite(
      Term term, Assignment assignment, String panel, ActorRef<Coordinator.Command> replyTo)
      implements Command {}

  /**
   * Lends a shard, to be evaluated or only raced: canonical texts in, {@link Coordinator.Completed}
   * out.
   */
  record Evaluate(
      Term term,
      long shard,
      boolean race,
      List<String> formulas,
      ActorRef<Coordinator.Command> replyTo)
      implements Command {}

  /**
   * Asks about a shard that is long in coming; it is read after the shard, so that is over then.
   */
  record Recall(Term term, long shard, ActorRef<Coordinator.Command> replyTo) implements Command {}

  /** Tells the worker that it will get no work, and why. */
  record Refuse(Term term, String reason) implements Command {}

  /**
   * What a worker needs of its process.
   *
   * @param setUp makes its bench
   * @param offered hears where the panel of a campaign can be had
   * @param fence what the process knows of terms
   * @param exhausted ends the process after it ran out of memory; empty where the process is not
   *     the worker's to end
   */
  record Premises(
      Function<Assignment, Bench> setUp,
      Consumer<String> offered,
      Fence fence,
      Optional<Runnable> exhausted) {}

  private final Premises premises;
  private Assignment assignment;
  private Bench bench;

  /** A worker that sets up its bench on its own thread. */
  static Behavior<Command> create(Premises premises) {
    return Behaviors.setup(context -> new Worker(context, premises));
  }

  private Worker(ActorContext<Command> context, Premises premises) {
    super(context);
    // found by Akka from the stack, it is sometimes Akka's own, whose level is another
    context.setLoggerName(Worker.class);
    this.premises = premises;
    context.getSystem().receptionist().tell(Receptionist.register(KEY, context.getSelf()));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::onCommand).build();
  }

  private Behavior<Command> onCommand(Command command) {
    boolean heard = premises.fence.admits(command.term());
    switch (command) {
      case Invite invite when !heard -> decline(invite.term, invite.replyTo);
      case Evaluate shard when !heard -> decline(shard.term, shard.replyTo);
      case Recall recall when !heard -> decline(recall.term, recall.replyTo);
      case Invite invite -> onInvite(invite);
      case Evaluate shard -> {
        return onEvaluate(shard);
      }
      case Recall recall ->
          recall.replyTo.tell(
              new Coordinator.Missing(recall.term, recall.shard, getContext().getSelf()));
      case Refuse refusal ->
          getContext().getLog().error("the coordinator refused this worker: {}", refusal.reason);
    }
    return this;
  }

  private void decline(Term term, ActorRef<Coordinator.Command> coordinator) {
    Term newest = premises.fence.newest(term);
    getContext()
        .getLog()
        .warn("not obeyed: run={} epoch={} newest={}", term.run(), term.epoch(), newest.epoch());
    coordinator.tell(new Coordinator.Superseded(term, newest, getContext().getSelf()));
  }

  private void onInvite(Invite invite) {
    try {
      if (!invite.assignment.equals(assignment)) {
        premises.offered.accept(invite.panel);
        bench = premises.setUp.apply(invite.assignment);
        assignment = invite.assignment;
      }
      invite.replyTo.tell(
          new Coordinator.Join(invite.term, Credentials.of(bench), getContext().getSelf()));
    } catch (RuntimeException | Error e) {
      getContext().getLog().error("cannot join the campaign: {}", reason(e));
      invite.replyTo.tell(new Coordinator.Decline(invite.term, reason(e), getContext().getSelf()));
    }
  }

  private Behavior<Command> onEvaluate(Evaluate shard) {
    long start = System.nanoTime();
    try {
      List<Formula> formulas = shard.formulas.stream().map(Formula::parse).toList();
      BatchEvaluator evaluator =
          shard.race ? bench.evaluator().race().orElseThrow() : bench.evaluator();
      List<Outcome> outcomes = evaluator.evaluate(formulas).stream().map(Outcome::of).toList();
      long busy = System.nanoTime() - start;
      shard.replyTo.tell(
          new Coordinator.Completed(
              shard.term, shard.shard, outcomes, busy, getContext().getSelf()));
      return this;
    } catch (RuntimeException | Error e) {
      return onFailure(shard, e);
    }
  }

  /**
   * Whatever a shard threw, the coordinator hears of it, and what it left half done does not reach
   * the next one. Memory that ran out may have run out for others of the process too, so a process
   * that only evaluates ends, to be started again.
   */
  private Behavior<Command> onFailure(Evaluate shard, Throwable e) {
    bench = null;
    getContext().getLog().debug("shard failed: shard={}", shard.shard, e);
    shard.replyTo.tell(
        new Coordinator.Failed(shard.term, shard.shard, reason(e), getContext().getSelf()));
    if (e instanceof OutOfMemoryError && premises.exhausted.isPresent()) {
      getContext().getLog().error("out of memory: this process ends; reason={}", reason(e));
      premises.exhausted.get().run();
      return Behaviors.stopped();
    }
    bench = premises.setUp.apply(assignment);
    return this;
  }

  private static String reason(Throwable e) {
    return e instanceof Error || e.getMessage() == null
        ? e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage())
        : e.getMessage();
  }
}
