package lode.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The batch that is being evaluated, and those before it of which an answer is still to come that
 * will be compared. Plain state of the {@link Coordinator}.
 *
 * @param <W> what names a worker
 */
final class Batches<W> {
  /** A shard on its way to a worker, and how it is to be looked at. */
  record Lent(ShardQueue.Shard shard, Look look) {}

  /** Hears what formulas came to. */
  @FunctionalInterface
  interface Sink {
    /** Outcomes of formulas, by index. */
    void told(Look look, List<String> formulas, List<Outcome> outcomes);
  }

  private record Batch<W>(ShardQueue<W> queue, Look look) {}

  private final int shardSize;
  private final Predicate<String> audited;
  private final Pace pace;
  private final AtomicLong ids = new AtomicLong();
  private final Deque<Batch<W>> former = new ArrayDeque<>();
  private Batch<W> current;

  /** No batch yet. */
  Batches(int shardSize, Predicate<String> audited, Pace pace) {
    this.shardSize = shardSize;
    this.audited = audited;
    this.pace = pace;
    this.current = batch(List.of(), Look.WHOLE, 0);
  }

  /** Begins a batch in place of the current one. */
  void begin(List<String> formulas, Look look, int workers) {
    former.removeIf(batch -> batch.queue.isSettled());
    if (!current.queue.isSettled()) {
      former.add(current);
    }
    current = batch(formulas, look, workers);
  }

  private Batch<W> batch(List<String> formulas, Look look, int workers) {
    return new Batch<>(
        new ShardQueue<>(formulas, look, shardSize, workers, ids::getAndIncrement, audited), look);
  }

  /** The current batch. */
  ShardQueue<W> current() {
    return current.queue;
  }

  /** What the worker should do next: what is to be compared first, so that it is soon known. */
  Optional<Lent> lend(W worker, boolean alone) {
    for (Batch<W> batch : former) {
      Optional<ShardQueue.Shard> audit = batch.queue.lendAudit(worker);
      if (audit.isPresent()) {
        return audit.map(shard -> new Lent(shard, batch.look));
      }
    }
    return current.queue.lend(worker, alone).map(shard -> new Lent(shard, current.look));
  }

  /** The batch that a shard was cut from; that of an unknown shard does not know it either. */
  ShardQueue<W> of(long shard) {
    return batch(shard).queue;
  }

  private Batch<W> batch(long shard) {
    for (Batch<W> batch : former) {
      if (batch.queue.knows(shard)) {
        return batch;
      }
    }
    return current;
  }

  /** Tells what a shard that is answered came to, and notes how long its worker took for it. */
  void tell(long shard, List<Outcome> outcomes, long busyNanos, Sink sink) {
    Batch<W> batch = batch(shard);
    sink.told(batch.look, batch.queue.formulas(shard), outcomes);
    pace.took(batch.look, outcomes.size(), busyNanos);
  }

  /** Lets others try what a worker has had for so long, if it is late. */
  void hasten(W worker, long shard, long waitedNanos) {
    Batch<W> batch = batch(shard);
    if (batch.queue.holds(worker, shard)
        && pace.late(batch.look, batch.queue.formulas(shard).size(), waitedNanos)) {
      batch.queue.late(shard);
    }
  }

  /** How the current batch is looked at. */
  Look look() {
    return current.look;
  }

  /** Takes back what a lost worker held; returns how many shards. */
  int lose(W worker, boolean crashed) {
    return all().mapToInt(queue -> queue.lose(worker, crashed)).sum();
  }

  /** Which shards are lent, and to whom. */
  Map<Long, List<W>> inFlight() {
    Map<Long, List<W>> workers = new HashMap<>();
    all().forEach(queue -> workers.putAll(queue.inFlight()));
    return workers;
  }

  /** Whether no answer is to come that will be compared. */
  boolean isSettled() {
    return all().allMatch(ShardQueue::isSettled);
  }

  private Stream<ShardQueue<W>> all() {
    return batches().map(Batch::queue);
  }

  private Stream<Batch<W>> batches() {
    return Stream.concat(former.stream(), Stream.of(current));
  }
}
