package lode.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/**
 * The node of a process that coordinates when it is its turn. One or three of them make a cluster,
 * which the workers join, and the campaign is its singleton: the turn is the longest member's, and
 * another's when that one has left, or has been away for so long that the others gave it up.
 *
 * <p>A turn is what the majority believes. That two of them write to one run is prevented by the
 * run's fence, and that two are obeyed by the {@link Term}: a coordinator that was frozen, and
 * wakes up when its turn is over, finds both closed.
 */
public final class CoordinatorNode implements AutoCloseable {
  /** What came of waiting. */
  public enum Call {
    /** It is this node's turn. */
    TURN,
    /** Too few others came, or the node was given up by them: begin again with another node. */
    AGAIN,
    /** Somebody asked to stop. */
    STOP
  }

  /** Of the cluster's nodes, those that coordinate; the campaign is on one of them. */
  private static final String ROLE = "coordinator";

  /** So long a node stands alone before it looks anew whether the others have met without it. */
  private static final Duration ALONE = Duration.ofSeconds(30);

  private static final Duration GOODBYE = Duration.ofSeconds(20);
  private static final int LOOK_MILLIS = 50;

  private enum Turn {
    OTHERS,
    OWN,
    OVER
  }

  /** The campaign has to end here. */
  private enum Yield {
    NOW
  }

  private sealed interface Command {}

  private record Host(
      Behavior<Coordinator.Command> campaign,
      String name,
      CompletableFuture<Void> ended,
      ActorRef<ActorRef<Coordinator.Command>> replyTo)
      implements Command {}

  private record Ended(CompletableFuture<Void> ended) implements Command {}

  /** A campaign's actors on this node. */
  record Hosted(ActorRef<Coordinator.Command> coordinator, CompletableFuture<Void> ended) {}

  private final ActorSystem<Command> system;
  private volatile Turn turn = Turn.OTHERS;

  private CoordinatorNode(ActorSystem<Command> system) {
    this.system = system;
  }

  /** Starts the node; returns before it has met the others. */
  public static CoordinatorNode start(CoordinatorSettings settings) {
    Config enough =
        ConfigFactory.parseString(
            "akka.cluster.role." + ROLE + ".min-nr-of-members = " + settings.majority());
    CoordinatorNode node =
        new CoordinatorNode(
            Node.start(
                guardian(),
                Node.networked(
                    ROLE,
                    settings.host(),
                    settings.port(),
                    settings.seeds(),
                    settings.security(),
                    settings.overrides().withFallback(enough))));
    ClusterSingleton.get(node.system)
        .init(
            SingletonActor.of(node.turn(), "campaign")
                .withStopMessage(Yield.NOW)
                .withSettings(ClusterSingletonSettings.create(node.system).withRole(ROLE)));
    return node;
  }

  private Behavior<Yield> turn() {
    return Behaviors.setup(context -> {
      turn = Turn.OWN;
      context.getLog().info("ev=turn_begun node={}", address());
      return Behaviors.receive(Yield.class)
          .onMessage(Yield.class, _ -> Behaviors.stopped())
          .onSignal(
              PostStop.class,
              _ -> {
                turn = Turn.OVER;
                return Behaviors.same();
              })
          .build();
    });
  }

  private static Behavior<Command> guardian() {
    return Behaviors.receive((context, command) -> {
      switch (command) {
        case Host host -> {
          ActorRef<Coordinator.Command> campaign = context.spawn(host.campaign, host.name);
          context.watchWith(campaign, new Ended(host.ended));
          host.replyTo.tell(campaign);
        }
        case Ended campaign -> campaign.ended.complete(null);
      }
      return Behaviors.same();
    });
  }

  /**
   * Waits for this node's turn.
   *
   * @param stop asked all the time
   * @param met told once that enough have met, and another may be having its turn
   */
  public Call await(BooleanSupplier stop, Runnable met) throws InterruptedException {
    long since = System.nanoTime();
    boolean told = false;
    while (turn == Turn.OTHERS) {
      if (!told && joined()) {
        told = true;
        met.run();
      }
      if (stop.getAsBoolean()) {
        return Call.STOP;
      }
      boolean alone = !joined() && System.nanoTime() - since > ALONE.toNanos();
      if (alone || system.getWhenTerminated().toCompletableFuture().isDone()) {
        return Call.AGAIN;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return turn == Turn.OWN ? Call.TURN : Call.AGAIN;
  }

  /**
   * To be asked all the time by who acts in this node's turn.
   *
   * @throws SupersededException if the turn is over: what is done here, another does as well
   */
  public void requireTurn() {
    if (turn == Turn.OVER || system.getWhenTerminated().toCompletableFuture().isDone()) {
      throw new SupersededException();
    }
  }

  /** Whether it is this node's turn. */
  public boolean leads() {
    return turn == Turn.OWN;
  }

  /** Whether the node has met enough others. */
  public boolean joined() {
    return self().status() == MemberStatus.up();
  }

  /** {@code host:port} of this node, by which the others know it. */
  public String address() {
    return text(self().address());
  }

  /**
   * Whether the process that had an address before is out of the cluster: no member is there, or
   * one that is leaving, or it is this very node.
   */
  public boolean isGone(String address) {
    return address.equals(address())
        || StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
            .filter(member -> member.status() == MemberStatus.up())
            .noneMatch(member -> text(member.address()).equals(address));
  }

  private Member self() {
    return Cluster.get(system).selfMember();
  }

  private static String text(Address address) {
    return address.getHost().orElse("") + ":" + address.getPort().orElse(0);
  }

  /** The system that campaigns on this node live in. */
  ActorSystem<?> system() {
    return system;
  }

  /** Begins a campaign's actors here. */
  Hosted host(Behavior<Coordinator.Command> campaign, Term term) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    system.getWhenTerminated().whenComplete((_, _) -> ended.complete(null));
    CompletableFuture<ActorRef<Coordinator.Command>> coordinator =
        AskPattern.<Command, ActorRef<Coordinator.Command>>ask(
                system,
                replyTo -> new Host(campaign, "campaign-" + term.epoch(), ended, replyTo),
                GOODBYE,
                system.scheduler())
            .toCompletableFuture();
    CompletableFuture.anyOf(coordinator, ended).join();
    if (!coordinator.isDone()) {
      throw new SupersededException();
    }
    return new Hosted(coordinator.join(), ended);
  }

  /** Leaves the cluster, so that it is another's turn at once. */
  @Override
  public void close() {
    system.terminate();
    try {
      system.getWhenTerminated().toCompletableFuture().get(GOODBYE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      ClusterLog.notEnded(e.toString());
    }
  }

  /** Why it could not take its turn now; empty where it could, or has it. */
  public Optional<String> unready() {
    return joined() ? Optional.empty() : Optional.of("too few coordinators yet");
  }
}
