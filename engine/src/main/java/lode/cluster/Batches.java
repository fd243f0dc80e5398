package lode.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The batches that somebody waits for, and those before them of which an answer is still to come
 * that will be compared. Plain state of the {@link Coordinator}.
 *
 * <p>Probes go first: while others of a batch are still sought, those that are found already are
 * what workers do between probes.
 *
 * @param <W> what names a worker
 */
final class Batches<W> {
  /**
   * A shard on its way to a worker, and how it is to be looked at.
   *
   * @param sole whether the worker is to have nothing besides: somebody was lost with it before
   */
  record Lent(ShardQueue.Shard shard, Look look, boolean sole) {}

  /** Hears what formulas came to. */
  @FunctionalInterface
  interface Sink {
    /** Outcomes of formulas, by index. */
    void told(Look look, List<String> formulas, List<Outcome> outcomes);
  }

  private record Batch<W>(
      ShardQueue<W> queue, Look look, Consumer<? super Coordinator.Answer> asker) {}

  private final int shardSize;
  private final Predicate<String> audited;
  private final Pace pace;
  private final AtomicLong ids = new AtomicLong();
  private final Deque<Batch<W>> open = new ArrayDeque<>();
  private final Deque<Batch<W>> former = new ArrayDeque<>();
  private final Batch<W> none;

  /** No batch yet. */
  Batches(int shardSize, Predicate<String> audited, Pace pace) {
    this.shardSize = shardSize;
    this.audited = audited;
    this.pace = pace;
    this.none = new Batch<>(queue(List.of(), Look.WHOLE, false, 0), Look.WHOLE, _ -> {});
  }

  /** Begins a batch beside those that are open. */
  void begin(Coordinator.Submit asked, int workers) {
    former.removeIf(batch -> batch.queue.isSettled());
    ShardQueue<W> queue = queue(asked.formulas(), asked.look(), asked.early(), workers);
    Batch<W> batch = new Batch<>(queue, asked.look(), asked.replyTo()::tell);
    if (batch.look == Look.PROBE) {
      open.addFirst(batch);
    } else {
      open.addLast(batch);
    }
  }

  private ShardQueue<W> queue(List<String> formulas, Look look, boolean early, int workers) {
    return new ShardQueue<>(
        formulas, look, early, shardSize, workers, ids::getAndIncrement, audited);
  }

  /** Answers for every batch that is done. */
  void answer() {
    for (Iterator<Batch<W>> batches = open.iterator(); batches.hasNext(); ) {
      Batch<W> batch = batches.next();
      if (batch.queue.isDone()) {
        batches.remove();
        former.add(batch);
        batch.asker.accept(new Coordinator.Done(batch.queue.outcomes()));
      }
    }
  }

  /** There will be no outcomes any more. */
  void end(RuntimeException why) {
    open.forEach(batch -> batch.asker.accept(new Coordinator.Broken(why)));
    open.clear();
  }

  /** Formulas that are waited for. */
  int missing() {
    return open.stream().mapToInt(batch -> batch.queue.missing()).sum();
  }

  /**
   * What the worker should do next: what is to be compared first, so that it is soon known.
   *
   * @param wanted what kinds of looks it has room for
   * @param idle whether it has nothing in hand
   * @param workers how many there are
   */
  Optional<Lent> lend(W worker, Predicate<Look> wanted, boolean idle, int workers) {
    for (Batch<W> batch : former) {
      if (wanted.test(batch.look)) {
        Optional<ShardQueue.Shard> audit = batch.queue.lendAudit(worker);
        if (audit.isPresent()) {
          return audit.map(shard -> lent(batch, shard));
        }
      }
    }
    for (Batch<W> batch : open) {
      if (wanted.test(batch.look)) {
        Optional<ShardQueue.Shard> next =
            idle ? batch.queue.lend(worker, workers == 1) : batch.queue.lendAhead(worker, workers);
        if (next.isPresent()) {
          return next.map(shard -> lent(batch, shard));
        }
      }
    }
    return Optional.empty();
  }

  private Lent lent(Batch<W> batch, ShardQueue.Shard shard) {
    return new Lent(shard, batch.look, batch.queue.isSuspected(shard.id()));
  }

  /** The batch that a shard was cut from; that of an unknown shard does not know it either. */
  ShardQueue<W> of(long shard) {
    return batch(shard).queue;
  }

  private Batch<W> batch(long shard) {
    return batches().filter(batch -> batch.queue.knows(shard)).findFirst().orElse(none);
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

  /** Tells of the formulas that were given up since the last call. */
  void verdicts(BiConsumer<Look, ShardQueue.Verdict<W>> sink) {
    open.forEach(
        batch -> batch.queue.takeVerdicts().forEach(verdict -> sink.accept(batch.look, verdict)));
  }

  /** Takes back what a lost worker held; returns how many shards. */
  int lose(W worker, boolean crashed) {
    return queues().mapToInt(queue -> queue.lose(worker, crashed)).sum();
  }

  /** Which shards are lent, and to whom. */
  Map<Long, List<W>> inFlight() {
    Map<Long, List<W>> workers = new HashMap<>();
    queues().forEach(queue -> workers.putAll(queue.inFlight()));
    return workers;
  }

  /** Whether no answer is to come that will be compared. */
  boolean isSettled() {
    return queues().allMatch(ShardQueue::isSettled);
  }

  private Stream<ShardQueue<W>> queues() {
    return batches().map(Batch::queue);
  }

  private Stream<Batch<W>> batches() {
    return Stream.concat(former.stream(), open.stream());
  }
}
