package lode.cluster;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import lode.evolution.Assignment;

/**
 * The worker actors of a process. It joins the coordinator's cluster, waiting a while for it if
 * need be, evaluates what it is lent, and ends with the campaign: when the last coordinator leaves,
 * or can no longer be reached. To serve the next one, start another node.
 */
public final class WorkerNode implements AutoCloseable {
  /** Why a node ended. */
  public enum End {
    /** The coordinator left, or was lost. */
    CAMPAIGN,
    /** No coordinator was found. */
    NOBODY,
    /** Memory ran out: the process should end, and be started again. */
    MEMORY,
    /** As many threads are stuck in formulas as should work: likewise. */
    STUCK,
    /** Somebody closed the node, or the process is ending. */
    HERE
  }

  /** What the workers of this process have heard of, whichever node they belonged to. */
  private static final Newest NEWEST = new Newest();

  /** A node without memory, or without a free core, may not even be able to leave. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  /** Exit code of a process that could not even leave. */
  private static final int INCOMPLETE = 3;

  private final ActorSystem<MemberEvent> system;
  private final AtomicReference<End> end;

  private WorkerNode(ActorSystem<MemberEvent> system, AtomicReference<End> end) {
    this.system = system;
    this.end = end;
  }

  /**
   * Starts the node; returns before it has joined.
   *
   * @param panels where its workers find the data
   */
  public static WorkerNode start(WorkerSettings settings, Panels panels) {
    return start(settings, Bench.over(panels, true), panels::offered);
  }

  static WorkerNode startWith(WorkerSettings settings, Function<Assignment, Bench> setUp) {
    return start(settings, setUp, url -> {});
  }

  private static WorkerNode start(
      WorkerSettings settings, Function<Assignment, Bench> setUp, Consumer<String> offered) {
    AtomicReference<End> end = new AtomicReference<>(End.NOBODY);
    return new WorkerNode(
        Node.start(
            guardian(settings.workers(), setUp, offered, end),
            Node.networked(
                "worker",
                settings.host(),
                settings.port(),
                Seeds.of(settings.join()),
                settings.security(),
                settings.overrides())),
        end);
  }

  /** Spawns the workers and ends the node after the last coordinator. */
  private static Behavior<MemberEvent> guardian(
      int workers,
      Function<Assignment, Bench> setUp,
      Consumer<String> offered,
      AtomicReference<End> end) {
    return Behaviors.setup(context -> {
      Cluster cluster = Cluster.get(context.getSystem());
      cluster.subscriptions().tell(Subscribe.create(context.getSelf(), MemberEvent.class));
      Consumer<End> ending =
          why -> {
            end.set(why);
            haltLater();
            context.getSystem().terminate();
          };
      Worker.Premises premises =
          new Worker.Premises(setUp, offered, NEWEST, owner(workers, ending));
      for (int i = 1; i <= workers; i++) {
        context.spawn(Worker.create(premises), "worker-" + i);
      }
      Set<UniqueAddress> coordinators = new HashSet<>();
      return Behaviors.receiveMessage(event -> {
        Member member = event.member();
        if (!member.hasRole("coordinator")) {
          return Behaviors.same();
        }
        if (!(event instanceof MemberRemoved)) {
          coordinators.add(member.uniqueAddress());
          end.compareAndSet(End.NOBODY, End.CAMPAIGN);
          return Behaviors.same();
        }
        coordinators.remove(member.uniqueAddress());
        return coordinators.isEmpty() ? Behaviors.stopped() : Behaviors.same();
      });
    });
  }

  /** This process is the workers' own: it ends where they cannot go on in it. */
  private static Worker.Owner owner(int workers, Consumer<End> ending) {
    AtomicInteger threads = new AtomicInteger();
    return new Worker.Owner() {
      @Override
      public boolean outOfMemory() {
        ending.accept(End.MEMORY);
        return true;
      }

      @Override
      public void stuck(int more) {
        if (threads.addAndGet(more) >= workers && more > 0) {
          ending.accept(End.STUCK);
        }
      }
    };
  }

  private static void haltLater() {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            TimeUnit.MILLISECONDS.sleep(LAST_WORDS.toMillis());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(INCOMPLETE);
        });
  }

  /** Whether the node belongs to a coordinator's cluster now. */
  public boolean joined() {
    return Cluster.get(system).selfMember().status() == MemberStatus.up();
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
    return exiting ? End.HERE : end.get();
  }

  /** Leaves the cluster; {@link #await} returns when it has left. */
  @Override
  public void close() {
    end.set(End.HERE);
    system.terminate();
  }
}
