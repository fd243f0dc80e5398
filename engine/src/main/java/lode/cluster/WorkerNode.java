package lode.cluster;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import lode.evolution.Assignment;

/**
 * The worker actors of a process. It joins the coordinator's cluster, waiting for it if need be,
 * evaluates what it is lent, and ends with the campaign: when the coordinator leaves, or can no
 * longer be reached. To serve the next one, join again.
 */
public final class WorkerNode implements AutoCloseable {
  /** Why a node ended. */
  public enum End {
    /** The coordinator left, or was lost. */
    CAMPAIGN,
    /** Somebody closed the node, or the process is ending. */
    HERE
  }

  private final ActorSystem<MemberEvent> system;
  private volatile boolean closed;

  private WorkerNode(ActorSystem<MemberEvent> system) {
    this.system = system;
  }

  /**
   * Starts the node; returns before it has joined.
   *
   * @param panels where its workers find the data
   */
  public static WorkerNode start(WorkerSettings settings, Panels panels) {
    return startWith(settings, Bench.over(panels));
  }

  static WorkerNode startWith(WorkerSettings settings, Function<Assignment, Bench> setUp) {
    return new WorkerNode(
        Node.start(
            guardian(settings.workers(), setUp),
            Node.networked(
                "worker",
                settings.host(),
                settings.port(),
                settings.join(),
                settings.overrides())));
  }

  /** Spawns the workers and ends the node after the last coordinator. */
  private static Behavior<MemberEvent> guardian(int workers, Function<Assignment, Bench> setUp) {
    return Behaviors.setup(context -> {
      Cluster cluster = Cluster.get(context.getSystem());
      cluster.subscriptions().tell(Subscribe.create(context.getSelf(), MemberEvent.class));
      for (int i = 1; i <= workers; i++) {
        context.spawn(
            Worker.create(setUp),
            "worker-" + i,
            DispatcherSelector.fromConfig("lode.worker-dispatcher"));
      }
      return Behaviors.receiveMessage(event ->
          event instanceof MemberRemoved && event.member().hasRole("coordinator")
              ? Behaviors.stopped()
              : Behaviors.same());
    });
  }

  /** Waits until the node has ended. */
  public End await() throws InterruptedException {
    try {
      system.getWhenTerminated().toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the node did not end in good order", e.getCause());
    }
    Optional<CoordinatedShutdown.Reason> reason =
        CoordinatedShutdown.get(system).getShutdownReason();
    boolean exiting = reason.filter(CoordinatedShutdown.jvmExitReason()::equals).isPresent();
    return closed || exiting ? End.HERE : End.CAMPAIGN;
  }

  /** Leaves the cluster; {@link #await} returns when it has left. */
  @Override
  public void close() {
    closed = true;
    system.terminate();
  }
}
