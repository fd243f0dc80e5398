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
import java.util.function.Function;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.formula.Formula;
import lode.operator.Operators;

/**
 * Evaluates shards, one after the other, on a thread of its own. It makes itself known to the
 * receptionist and waits to be invited; every answer it gives also asks for the next shard. What it
 * knows besides is its bench: it can be stopped at any point and nothing is lost.
 */
final class Worker extends AbstractBehavior<Worker.Command> {
  /** Version of the messages; a coordinator refuses a worker of another one. */
  static final int PROTOCOL = 2;

  /** Under this key workers are found, in this JVM and on every node of the cluster. */
  static final ServiceKey<Command> KEY = ServiceKey.create(Command.class, "worker");

  /** What a worker is told. */
  sealed interface Command extends WireMessage {}

  /**
   * Asks the worker to set up for an assignment and to join; a newer campaign replaces an older.
   */
  record Invite(Assignment assignment, ActorRef<Coordinator.Command> replyTo) implements Command {}

  /**
   * Lends a shard, to be evaluated or only raced: canonical texts in, {@link Coordinator.Completed}
   * out.
   */
  record Evaluate(
      long shard, boolean race, List<String> formulas, ActorRef<Coordinator.Command> replyTo)
      implements Command {}

  /**
   * Asks about a shard that is long in coming; it is read after the shard, so that is over then.
   */
  record Recall(long shard, ActorRef<Coordinator.Command> replyTo) implements Command {}

  /** Tells the worker that it will get no work, and why. */
  record Refuse(String reason) implements Command {}

  private final Function<Assignment, Bench> setUp;
  private Assignment assignment;
  private Bench bench;

  /** A worker that sets up its bench by the given function, on its own thread. */
  static Behavior<Command> create(Function<Assignment, Bench> setUp) {
    return Behaviors.setup(context -> new Worker(context, setUp));
  }

  private Worker(ActorContext<Command> context, Function<Assignment, Bench> setUp) {
    super(context);
    this.setUp = setUp;
    context.getSystem().receptionist().tell(Receptionist.register(KEY, context.getSelf()));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::onCommand).build();
  }

  private Behavior<Command> onCommand(Command command) {
    switch (command) {
      case Invite invite -> onInvite(invite);
      case Evaluate shard -> onEvaluate(shard);
      case Recall recall ->
          recall.replyTo.tell(new Coordinator.Missing(recall.shard, getContext().getSelf()));
      case Refuse refusal ->
          getContext().getLog().error("the coordinator refused this worker: {}", refusal.reason);
    }
    return this;
  }

  private void onInvite(Invite invite) {
    try {
      if (!invite.assignment.equals(assignment)) {
        bench = setUp.apply(invite.assignment);
        assignment = invite.assignment;
      }
      invite.replyTo.tell(
          new Coordinator.Join(
              PROTOCOL, Operators.VERSION, bench.fingerprint(), getContext().getSelf()));
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      getContext().getLog().error("cannot join the campaign: {}", reason(e));
      invite.replyTo.tell(new Coordinator.Decline(reason(e), getContext().getSelf()));
    }
  }

  private void onEvaluate(Evaluate shard) {
    long start = System.nanoTime();
    try {
      List<Formula> formulas = shard.formulas.stream().map(Formula::parse).toList();
      BatchEvaluator evaluator =
          shard.race ? bench.evaluator().race().orElseThrow() : bench.evaluator();
      List<Outcome> outcomes = evaluator.evaluate(formulas).stream().map(Outcome::of).toList();
      long busy = System.nanoTime() - start;
      shard.replyTo.tell(
          new Coordinator.Completed(shard.shard, outcomes, busy, getContext().getSelf()));
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      getContext().getLog().debug("shard failed: shard={}", shard.shard, e);
      shard.replyTo.tell(new Coordinator.Failed(shard.shard, reason(e), getContext().getSelf()));
      // whatever it left half done must not reach the next shard
      bench = setUp.apply(assignment);
    }
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
