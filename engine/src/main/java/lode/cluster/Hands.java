package lode.cluster;

import akka.actor.typed.ActorRef;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import lode.evolution.Assignment;
import lode.formula.Formula;
import lode.journal.FailPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a {@link Worker}: it sets up benches and evaluates shards, one after the other, and
 * answers the coordinator itself. A thread that does not come out of a formula cannot be stopped,
 * only left: nothing that left hands still do is told to anybody.
 */
final class Hands {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final ActorRef<Worker.Command> worker;
  private final Worker.Premises premises;
  private final ThreadPoolExecutor thread;
  private final AtomicLong tasks = new AtomicLong();
  private final Set<Long> shards = ConcurrentHashMap.newKeySet();
  private volatile boolean left;
  private Assignment assignment;
  private Bench bench;

  /** Idle hands, without a bench. */
  Hands(ActorRef<Worker.Command> worker, Worker.Premises premises) {
    this.worker = worker;
    this.premises = premises;
    String name = worker.path().name();
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new PriorityBlockingQueue<>(),
            Thread.ofPlatform().name(name).daemon().factory());
  }

  /** What is to be done next: probes before anything else, the rest in the order it came. */
  private record Task(boolean urgent, long number, Runnable work)
      implements Runnable, Comparable<Task> {
    private static final Comparator<Task> ORDER =
        Comparator.comparing(Task::urgent).reversed().thenComparing(Task::number);

    @Override
    public int compareTo(Task other) {
      return ORDER.compare(this, other);
    }

    @Override
    public void run() {
      work.run();
    }
  }

  private void execute(boolean urgent, Runnable work) {
    thread.execute(new Task(urgent, tasks.getAndIncrement(), work));
  }

  /** Sets up for an assignment, unless that is done, and joins. */
  void join(Worker.Invite invite) {
    execute(false, () -> onInvite(invite));
  }

  /** Evaluates a shard. */
  void evaluate(Worker.Evaluate shard) {
    shards.add(shard.shard());
    execute(shard.look() == Look.PROBE, () -> onEvaluate(shard));
  }

  /** Whether a shard was given to these hands and is not answered yet. */
  boolean hold(long shard) {
    return shards.contains(shard);
  }

  /** Gives up on the thread, in whatever it is. */
  void leave() {
    left = true;
    thread.shutdownNow();
  }

  /** As {@link #leave}; the owner of the process hears when the thread is stuck and when not. */
  void abandon() {
    premises.owner().stuck(1);
    execute(true, () -> premises.owner().stuck(-1));
    left = true;
    thread.shutdown();
  }

  private void onInvite(Worker.Invite invite) {
    try {
      if (!invite.assignment().equals(assignment)) {
        premises.offered().accept(invite.panel());
        bench = premises.setUp().apply(invite.assignment());
        assignment = invite.assignment();
      }
      answer(invite.replyTo(), new Coordinator.Join(invite.term(), Credentials.of(bench), worker));
    } catch (RuntimeException | Error e) {
      LOG.error("ev=cannot_join run={} reason=\"{}\"", invite.term().run(), reason(e));
      answer(invite.replyTo(), new Coordinator.Decline(invite.term(), reason(e), worker));
    }
  }

  private void onEvaluate(Worker.Evaluate shard) {
    long start = System.nanoTime();
    try {
      List<Formula> formulas = shard.formulas().stream().map(Formula::parse).toList();
      List<Outcome> outcomes = bench.look(shard.look(), formulas);
      long busy = System.nanoTime() - start;
      FailPoint.hit("answer");
      answer(
          shard.replyTo(),
          new Coordinator.Completed(shard.term(), shard.shard(), outcomes, busy, worker));
      FailPoint.hit("answered");
    } catch (RuntimeException | Error e) {
      onFailure(shard, e);
    } finally {
      shards.remove(shard.shard());
    }
  }

  /**
   * Whatever a shard threw, the coordinator hears of it, and what it left half done does not reach
   * the next one. Memory that ran out may have run out for others of the process too, so a process
   * that only evaluates ends, to be started again.
   */
  private void onFailure(Worker.Evaluate shard, Throwable e) {
    if (left) {
      return;
    }
    bench = null;
    LOG.debug("ev=shard_failed shard={}", shard.shard(), e);
    answer(shard.replyTo(), new Coordinator.Failed(shard.term(), shard.shard(), reason(e), worker));
    if (e instanceof OutOfMemoryError && premises.owner().outOfMemory()) {
      LOG.error("ev=out_of_memory consequence=\"this process ends\" reason=\"{}\"", reason(e));
      worker.tell(Worker.Spent.NOW);
      return;
    }
    try {
      bench = premises.setUp().apply(assignment);
    } catch (RuntimeException | Error again) {
      LOG.error("ev=worker_ends reason=\"no new bench: {}\"", reason(again));
      worker.tell(Worker.Spent.NOW);
    }
  }

  private void answer(ActorRef<Coordinator.Command> coordinator, Coordinator.FromWorker answer) {
    if (!left) {
      coordinator.tell(answer);
    }
  }

  private static String reason(Throwable e) {
    return e instanceof Error || e.getMessage() == null
        ? e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage())
        : e.getMessage();
  }
}
