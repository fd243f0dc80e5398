package lode.cluster;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import lode.evolution.Assignment;

/**
 * Evaluates shards, one after the other. It makes itself known to the receptionist and waits to be
 * invited; every answer it gives also asks for the next shard. The work is done by its {@link
 * Hands}, a thread of its own, so that it can be spoken to meanwhile, and take new ones where these
 * do not come back. What it knows besides is nothing: it can be stopped at any point and nothing is
 * lost.
 */
final class Worker extends AbstractBehavior<Worker.Command> {
  /** Version of the messages; a coordinator refuses a worker of another one. */
  static final int PROTOCOL = 6;

  /** Under this key workers are found, in this JVM and on every node of the cluster. */
  static final ServiceKey<Command> KEY = ServiceKey.create(Command.class, "worker");

  /** What a worker is told. */
  sealed interface Command {}

  /** What a coordinator tells. */
  sealed interface FromCoordinator extends Command, WireMessage {
    /** Of the coordinator that says it. */
    Term term();
  }

  /**
   * Asks the worker to set up for an assignment and to join; a newer campaign replaces an older.
   * The panel is offered at a URL, or {@code ""}.
   */
  record Invite(
      Term term, Assignment assignment, String panel, ActorRef<Coordinator.Command> replyTo)
      implements FromCoordinator {}

  /**
   * Lends a shard, to be looked at in one way: canonical texts in, {@link Coordinator.Completed}
   * out.
   */
  record Evaluate(
      Term term,
      long shard,
      Look look,
      List<String> formulas,
      ActorRef<Coordinator.Command> replyTo)
      implements FromCoordinator {}

  /** Asks about a shard that is long in coming; answered where it is not at work on it. */
  record Recall(Term term, long shard, ActorRef<Coordinator.Command> replyTo)
      implements FromCoordinator {}

  /** Gives a shard up that is too long in coming: the thread that is in it is left there. */
  record Abandon(Term term, long shard) implements FromCoordinator {}

  /** Tells the worker that it will get no work, and why. */
  record Refuse(Term term, String reason) implements FromCoordinator {}

  /** It cannot go on. Local. */
  enum Spent implements Command, NoSerializationVerificationNeeded {
    NOW
  }

  /** Whose process it is: hears of what no worker can mend. */
  interface Owner {
    /** A process that is not the workers' to end. */
    Owner NONE =
        new Owner() {
          @Override
          public boolean outOfMemory() {
            return false;
          }

          @Override
          public void stuck(int more) {}
        };

    /** Memory ran out; returns whether the process ends for it. */
    boolean outOfMemory();

    /** So many more threads, or fewer where one came out at last, are stuck in a formula. */
    void stuck(int more);
  }

  /**
   * What a worker needs of its process.
   *
   * @param setUp makes its bench
   * @param offered hears where the panel of a campaign can be had
   * @param newest terms that the process has heard of
   * @param owner whose process it is
   */
  record Premises(
      Function<Assignment, Bench> setUp, Consumer<String> offered, Newest newest, Owner owner) {}

  private final Premises premises;
  private Hands hands;

  /** A worker with a thread of its own. */
  static Behavior<Command> create(Premises premises) {
    return Behaviors.setup(context -> new Worker(context, premises));
  }

  private Worker(ActorContext<Command> context, Premises premises) {
    super(context);
    // found by Akka from the stack, it is sometimes Akka's own, whose level is another
    context.setLoggerName(Worker.class);
    this.premises = premises;
    this.hands = new Hands(context.getSelf(), premises);
    context.getSystem().receptionist().tell(Receptionist.register(KEY, context.getSelf()));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onAnyMessage(this::onCommand)
        .onSignal(
            PostStop.class,
            _ -> {
              hands.leave();
              return this;
            })
        .build();
  }

  private Behavior<Command> onCommand(Command command) {
    boolean heard =
        !(command instanceof FromCoordinator message) || premises.newest.admits(message.term());
    switch (command) {
      case Invite invite when !heard -> decline(invite.term, invite.replyTo);
      case Evaluate shard when !heard -> decline(shard.term, shard.replyTo);
      case Recall recall when !heard -> decline(recall.term, recall.replyTo);
      case Abandon _ when !heard -> {}
      case Invite invite -> hands.join(invite);
      case Evaluate shard -> hands.evaluate(shard);
      case Recall recall -> onRecall(recall);
      case Abandon abandon -> onAbandon(abandon.shard);
      case Refuse refusal ->
          getContext().getLog().error("ev=refused reason=\"{}\"", refusal.reason);
      case Spent _ -> {
        return Behaviors.stopped();
      }
    }
    return this;
  }

  private void decline(Term term, ActorRef<Coordinator.Command> coordinator) {
    Term newest = premises.newest.of(term);
    getContext()
        .getLog()
        .warn("ev=not_obeyed run={} epoch={} newest={}", term.run(), term.epoch(), newest.epoch());
    coordinator.tell(new Coordinator.Superseded(term, newest, getContext().getSelf()));
  }

  /** The network may have lost the shard, or its answer: messages keep their order. */
  private void onRecall(Recall recall) {
    if (!hands.hold(recall.shard)) {
      recall.replyTo.tell(
          new Coordinator.Missing(recall.term, recall.shard, getContext().getSelf()));
    }
  }

  private void onAbandon(long shard) {
    if (hands.hold(shard)) {
      getContext().getLog().warn("ev=shard_abandoned shard={}", shard);
      hands.abandon();
      hands = new Hands(getContext().getSelf(), premises);
    }
  }
}
