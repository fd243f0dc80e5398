package lode.cluster;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One batch on its way: which shards wait, which are with whom, what has come back. Plain state
 * without clocks or threads; the {@link Coordinator} owns it.
 *
 * <p>A shard is a range of the batch. It is idempotent: whoever evaluates it, however often, gives
 * the same outcomes, so a shard whose worker is lost simply waits again, and an answer that comes a
 * second time is only compared. A shard that fails is split into single formulas; a single formula
 * that fails {@value #CHANCES} times is given up and gets {@link Outcome#rejected()}. Losing a
 * worker is never held against a formula: results must not depend on who was killed when.
 *
 * @param <W> what names a worker
 */
final class ShardQueue<W> {
  /** How often a formula on its own may fail before it is given up. */
  static final int CHANCES = 2;

  /**
   * Formulas {@code from .. from + formulas.size()} of the batch.
   *
   * @param id unique within the campaign
   * @param from index of the first in the batch
   * @param formulas canonical texts
   */
  record Shard(long id, int from, List<String> formulas) {}

  /** What became of an answer. */
  enum Receipt {
    /** It was the first for its shard. */
    ACCEPTED,
    /** Its shard was already answered with the same bits. */
    DUPLICATE,
    /** Its shard was already answered, with other bits: evaluation is not deterministic. */
    DIFFERENT,
    /** It has not as many outcomes as the shard has formulas. */
    MALFORMED,
    /** Its shard is of an earlier batch, or was split meanwhile. */
    UNKNOWN
  }

  private record Entry<W>(Shard shard, int failures, W failedOn) {}

  private record Loan<W>(Entry<W> entry, W worker) {}

  private final Deque<Entry<W>> pending = new ArrayDeque<>();
  private final Map<Long, Loan<W>> inFlight = new LinkedHashMap<>();
  private final Map<Long, Shard> done = new HashMap<>();
  private final Outcome[] outcomes;
  private int missing;
  private long nextId;

  /** Cuts a batch into shards of {@code shardSize} formulas, numbered from an id. */
  ShardQueue(List<String> formulas, int shardSize, long firstId) {
    this(formulas, shardSize, 0, firstId);
  }

  /**
   * Cuts a batch into shards of at most {@code shardSize} formulas: for a number of workers each
   * shard is half of a fair share of what is left, so that the first are large and share much, and
   * the last are small and all end at about the same time (guided self-scheduling, Polychronopoulos
   * and Kuck 1987). For 0 workers all are of the same size.
   */
  ShardQueue(List<String> formulas, int shardSize, int workers, long firstId) {
    outcomes = new Outcome[formulas.size()];
    missing = formulas.size();
    nextId = firstId;
    for (int from = 0; from < formulas.size(); ) {
      int left = formulas.size() - from;
      int fair = workers == 0 ? shardSize : Math.ceilDiv(left, 2 * workers);
      int to = from + Math.min(left, Math.min(shardSize, fair));
      pending.add(new Entry<>(shard(from, formulas.subList(from, to)), 0, null));
      from = to;
    }
  }

  /**
   * Lends the next shard to a worker.
   *
   * @param alone whether there is no other worker; if there is, a shard that failed goes to it
   */
  Optional<Shard> lend(W worker, boolean alone) {
    for (Iterator<Entry<W>> entries = pending.iterator(); entries.hasNext(); ) {
      Entry<W> entry = entries.next();
      if (alone || !worker.equals(entry.failedOn)) {
        entries.remove();
        inFlight.put(entry.shard.id, new Loan<>(entry, worker));
        return Optional.of(entry.shard);
      }
    }
    return Optional.empty();
  }

  /** Takes the answer to a shard, from whomever it comes. */
  Receipt complete(long id, List<Outcome> answer) {
    Shard known = done.get(id);
    if (known != null) {
      return compare(known, answer) ? Receipt.DUPLICATE : Receipt.DIFFERENT;
    }
    Optional<Entry<W>> open = find(id);
    if (open.isEmpty()) {
      return Receipt.UNKNOWN;
    }
    Shard shard = open.get().shard;
    if (answer.size() != shard.formulas.size()) {
      return Receipt.MALFORMED;
    }
    close(open.get());
    store(shard, answer);
    return Receipt.ACCEPTED;
  }

  /**
   * Takes a failure: the shard waits again, one formula at a time.
   *
   * @return the formula that is given up for good, if this was its last chance
   */
  Optional<String> fail(W worker, long id) {
    if (!holds(worker, id)) {
      return Optional.empty();
    }
    Loan<W> loan = inFlight.get(id);
    close(loan.entry);
    Shard shard = loan.entry.shard;
    if (shard.formulas.size() > 1) {
      for (int i = shard.formulas.size() - 1; i >= 0; i--) {
        Shard single = shard(shard.from + i, shard.formulas.subList(i, i + 1));
        pending.addFirst(new Entry<>(single, 0, worker));
      }
      return Optional.empty();
    }
    if (loan.entry.failures + 1 < CHANCES) {
      pending.addFirst(new Entry<>(shard, loan.entry.failures + 1, worker));
      return Optional.empty();
    }
    store(shard, List.of(Outcome.rejected()));
    return Optional.of(shard.formulas.getFirst());
  }

  /** A worker is gone: its shards wait again, ahead of the others. Returns how many. */
  int lose(W worker) {
    List<Loan<W>> lost =
        inFlight.values().stream().filter(loan -> loan.worker.equals(worker)).toList();
    for (Loan<W> loan : lost) {
      inFlight.remove(loan.entry.shard.id);
      pending.addFirst(loan.entry);
    }
    return lost.size();
  }

  /** The formulas of a shard that is answered. */
  List<String> formulas(long id) {
    return done.get(id).formulas;
  }

  /** Whether a shard is with this worker. */
  boolean holds(W worker, long id) {
    Loan<W> loan = inFlight.get(id);
    return loan != null && loan.worker.equals(worker);
  }

  /** Which shards are lent, and to whom. */
  Map<Long, W> inFlight() {
    Map<Long, W> workers = new LinkedHashMap<>();
    inFlight.forEach((id, loan) -> workers.put(id, loan.worker));
    return workers;
  }

  /** Whether every formula has its outcome. */
  boolean isDone() {
    return missing == 0;
  }

  /** Formulas without an outcome. */
  int missing() {
    return missing;
  }

  /** The id after the last one used. */
  long nextId() {
    return nextId;
  }

  /** All outcomes by index; only when done. */
  List<Outcome> outcomes() {
    if (!isDone()) {
      throw new IllegalStateException("batch is not done: missing=" + missing);
    }
    return List.of(outcomes);
  }

  private Shard shard(int from, List<String> formulas) {
    return new Shard(nextId++, from, List.copyOf(formulas));
  }

  private Optional<Entry<W>> find(long id) {
    Loan<W> loan = inFlight.get(id);
    return loan != null
        ? Optional.of(loan.entry)
        : pending.stream().filter(entry -> entry.shard.id == id).findFirst();
  }

  private void close(Entry<W> entry) {
    if (inFlight.remove(entry.shard.id) == null) {
      pending.remove(entry);
    }
  }

  private void store(Shard shard, List<Outcome> answer) {
    for (int i = 0; i < answer.size(); i++) {
      outcomes[shard.from + i] = answer.get(i);
    }
    missing -= answer.size();
    done.put(shard.id, shard);
  }

  private boolean compare(Shard shard, List<Outcome> answer) {
    List<Outcome> kept =
        Arrays.asList(outcomes).subList(shard.from, shard.from + shard.formulas.size());
    if (answer.size() != kept.size()) {
      return false;
    }
    for (int i = 0; i < kept.size(); i++) {
      if (!kept.get(i).same(answer.get(i))) {
        return false;
      }
    }
    return true;
  }
}
