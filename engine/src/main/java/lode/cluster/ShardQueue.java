package lode.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One batch on its way: which shards wait, which are with whom, what has come back. Plain state
 * without clocks or threads; the {@link Coordinator} owns it.
 *
 * <p>A shard is a range of the batch. It is idempotent: whoever evaluates it, however often, gives
 * the same outcomes. So a shard whose worker is lost simply waits again, a worker that finds
 * nothing to do gets a copy of the oldest shard that is late, and some formulas are evaluated once
 * more by another worker; the first answer counts, and every later one is compared with it.
 *
 * <p>A shard that fails, or is lost with its worker {@value #CHANCES} times, is split into single
 * formulas, each a suspect. A formula on its own that fails or is lost {@value #CHANCES} times more
 * is given up: it gets {@link Look#rejected()}, and a verdict says why.
 *
 * @param <W> what names a worker
 */
final class ShardQueue<W> {
  /** How often a shard may fail before somebody draws a conclusion. */
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
    /** It has not one outcome of the kind that was asked for per formula. */
    MALFORMED,
    /** Its shard is of an earlier batch, or was split meanwhile. */
    UNKNOWN
  }

  /** A formula that is given up, and the workers that it was given up for. */
  record Verdict<W>(String formula, String reason, List<W> workers) {}

  /** A formula to which two workers gave different outcomes. */
  record Difference<W>(String formula, W first, W second) {}

  private final Deque<Loan<W>> pending = new ArrayDeque<>();
  private final Deque<Loan<W>> audits = new ArrayDeque<>();
  private final Map<Long, Loan<W>> known = new HashMap<>();
  private final Map<Long, Loan<W>> inFlight = new LinkedHashMap<>();
  private final List<Verdict<W>> verdicts = new ArrayList<>();
  private final Look look;
  private final Predicate<String> audited;
  private final Outcome[] outcomes;
  private Optional<Difference<W>> difference = Optional.empty();
  private final LongSupplier ids;
  private int missing;

  /**
   * Cuts a batch into shards of at most {@code shardSize} formulas, for a number of workers as they
   * are to share it ({@link Look#share}); for 0 workers all are of the same size.
   *
   * @param look how the formulas are looked at
   * @param early whether more will follow before anybody waits for these
   * @param ids numbers for shards, each a new one
   * @param audited which formulas are evaluated a second time
   */
  ShardQueue(
      List<String> formulas,
      Look look,
      boolean early,
      int shardSize,
      int workers,
      LongSupplier ids,
      Predicate<String> audited) {
    this.look = look;
    this.ids = ids;
    this.audited = audited;
    outcomes = new Outcome[formulas.size()];
    missing = formulas.size();
    for (int from = 0; from < formulas.size(); ) {
      int left = formulas.size() - from;
      int share = workers == 0 ? shardSize : look.share(left, formulas.size(), early, workers);
      int to = from + Math.min(left, Math.min(shardSize, share));
      pending.add(loan(from, formulas.subList(from, to), false));
      from = to;
    }
  }

  /**
   * Lends a worker what should be done next: a formula to be evaluated once more, a shard that
   * waits, or a copy of the oldest shard that is late and with one other worker.
   *
   * @param alone whether there is no other worker; if there is, a shard that failed goes to it
   */
  Optional<Shard> lend(W worker, boolean alone) {
    return lendAudit(worker)
        .or(() -> lendFirst(pending, loan -> alone || !worker.equals(loan.last), worker))
        .or(() -> lendCopy(worker));
  }

  /**
   * As {@link #lend}, to a worker that has something in hand: no copies, nothing that somebody was
   * lost with or failed at, and not the last shards, which others can begin at once.
   */
  Optional<Shard> lendAhead(W worker, int workers) {
    return lendAudit(worker)
        .or(() ->
            pending.size() < workers
                ? Optional.empty()
                : lendFirst(pending, loan -> !loan.isSuspected(), worker));
  }

  /** Whether somebody was lost with a shard, or failed at it. */
  boolean isSuspected(long id) {
    return known.get(id).isSuspected();
  }

  /** As {@link #lend}, of what is to be evaluated once more only. */
  Optional<Shard> lendAudit(W worker) {
    return lendFirst(audits, loan -> !loan.answered.equals(worker), worker);
  }

  private Optional<Shard> lendFirst(Deque<Loan<W>> from, Predicate<Loan<W>> fits, W worker) {
    for (Iterator<Loan<W>> loans = from.iterator(); loans.hasNext(); ) {
      Loan<W> loan = loans.next();
      if (fits.test(loan)) {
        loans.remove();
        return Optional.of(hand(loan, worker));
      }
    }
    return Optional.empty();
  }

  private Optional<Shard> lendCopy(W worker) {
    return inFlight.values().stream()
        .filter(loan -> loan.answered == null && !loan.suspect)
        .filter(loan -> loan.late && loan.holders.size() == 1)
        .filter(loan -> !loan.holders.contains(worker) && !loan.against.contains(worker))
        .findFirst()
        .map(loan -> hand(loan, worker));
  }

  private Shard hand(Loan<W> loan, W worker) {
    loan.late &= !loan.holders.isEmpty();
    loan.holders.add(worker);
    inFlight.put(loan.shard.id, loan);
    return loan.shard;
  }

  /** Takes the answer to a shard, from whomever it comes. */
  Receipt complete(W worker, long id, List<Outcome> answer) {
    Loan<W> loan = known.get(id);
    if (loan == null) {
      return Receipt.UNKNOWN;
    }
    if (answer.size() != loan.shard.formulas.size() || !answer.stream().allMatch(look::fits)) {
      return Receipt.MALFORMED;
    }
    release(worker, loan);
    if (loan.answered != null) {
      return compare(loan, worker, answer) ? Receipt.DUPLICATE : Receipt.DIFFERENT;
    }
    pending.remove(loan);
    loan.answered = worker;
    store(loan.shard, answer);
    for (int i = 0; i < answer.size(); i++) {
      if (audited.test(loan.shard.formulas.get(i))) {
        Loan<W> again = loan(loan.shard.from + i, loan.shard.formulas.subList(i, i + 1), true);
        again.answered = worker;
        audits.add(again);
      }
    }
    return Receipt.ACCEPTED;
  }

  /** A shard is long in coming: from now on another worker may try it as well. */
  void late(long id) {
    known.get(id).late = true;
  }

  /** Takes a failure: the shard waits again, one formula at a time. */
  void fail(W worker, long id, String reason) {
    if (holds(worker, id)) {
      Loan<W> loan = known.get(id);
      release(worker, loan);
      loan.strike(worker, reason);
      if (loan.answered == null && loan.holders.isEmpty()) {
        judge(loan, loan.shard.formulas.size() > 1);
      }
    }
  }

  /**
   * A worker is gone: its shards wait again, ahead of the others. Returns how many wait now.
   *
   * @param crashed whether it may have died of what it held; one that left in good order has not
   */
  int lose(W worker, boolean crashed) {
    List<Loan<W>> lost =
        inFlight.values().stream().filter(loan -> loan.holders.contains(worker)).toList();
    int waiting = 0;
    for (Loan<W> loan : lost) {
      release(worker, loan);
      if (crashed) {
        loan.strike(worker, "worker lost");
      }
      if (loan.answered == null && loan.holders.isEmpty()) {
        waiting++;
        judge(loan, loan.strikes >= CHANCES && !loan.suspect);
      } else if (loan.answered != null && loan.audit) {
        audits.addFirst(loan);
      }
    }
    return waiting;
  }

  /** What becomes of a shard that nobody holds any more and that is not answered. */
  private void judge(Loan<W> loan, boolean split) {
    Shard shard = loan.shard;
    if (split) {
      known.remove(shard.id);
      for (int i = shard.formulas.size() - 1; i >= 0; i--) {
        Loan<W> single = loan(shard.from + i, shard.formulas.subList(i, i + 1), false);
        single.suspect = true;
        single.against.addAll(loan.against);
        single.last = loan.last;
        pending.addFirst(single);
      }
    } else if (shard.formulas.size() > 1 || loan.strikes < CHANCES) {
      pending.addFirst(loan);
    } else {
      store(shard, List.of(look.rejected()));
      known.remove(shard.id);
      verdicts.add(
          new Verdict<>(shard.formulas.getFirst(), loan.reason, List.copyOf(loan.against)));
    }
  }

  private void release(W worker, Loan<W> loan) {
    loan.holders.remove(worker);
    if (loan.holders.isEmpty()) {
      inFlight.remove(loan.shard.id);
    }
  }

  /** The formulas of a shard that is answered. */
  List<String> formulas(long id) {
    return known.get(id).shard.formulas;
  }

  /** Whether a shard is with this worker. */
  boolean holds(W worker, long id) {
    Loan<W> loan = inFlight.get(id);
    return loan != null && loan.holders.contains(worker);
  }

  /** Which shards are lent, and to whom. */
  Map<Long, List<W>> inFlight() {
    Map<Long, List<W>> workers = new LinkedHashMap<>();
    inFlight.forEach((id, loan) -> workers.put(id, List.copyOf(loan.holders)));
    return workers;
  }

  /** Whether a shard was cut here. */
  boolean knows(long id) {
    return known.containsKey(id);
  }

  /** Whether every formula has its outcome. */
  boolean isDone() {
    return missing == 0;
  }

  /** Answers that will still be compared, if their workers live. */
  boolean isSettled() {
    return audits.isEmpty() && inFlight.isEmpty();
  }

  /** Formulas without an outcome. */
  int missing() {
    return missing;
  }

  /** The formulas given up since the last call. */
  List<Verdict<W>> takeVerdicts() {
    List<Verdict<W>> taken = List.copyOf(verdicts);
    verdicts.clear();
    return taken;
  }

  /** The last formula that was found to have two outcomes. */
  Optional<Difference<W>> difference() {
    return difference;
  }

  /** All outcomes by index; only when done. */
  List<Outcome> outcomes() {
    if (!isDone()) {
      throw new IllegalStateException("batch is not done: missing=" + missing);
    }
    return List.of(outcomes);
  }

  private Loan<W> loan(int from, List<String> formulas, boolean audit) {
    Loan<W> loan = new Loan<>(new Shard(ids.getAsLong(), from, List.copyOf(formulas)), audit);
    known.put(loan.shard.id, loan);
    return loan;
  }

  private void store(Shard shard, List<Outcome> answer) {
    for (int i = 0; i < answer.size(); i++) {
      outcomes[shard.from + i] = answer.get(i);
    }
    missing -= answer.size();
  }

  private boolean compare(Loan<W> loan, W worker, List<Outcome> answer) {
    Shard shard = loan.shard;
    int differs =
        IntStream.range(0, answer.size())
            .filter(i -> !outcomes[shard.from + i].same(answer.get(i)))
            .findFirst()
            .orElse(-1);
    if (differs >= 0) {
      String formula = shard.formulas.get(differs);
      difference = Optional.of(new Difference<>(formula, loan.answered, worker));
    }
    return differs < 0;
  }

  /** A shard, with whom it is, and what is held against it. */
  private static final class Loan<W> {
    private final Shard shard;
    private final boolean audit;
    private final Set<W> holders = new LinkedHashSet<>();
    private final Set<W> against = new LinkedHashSet<>();
    private int strikes;
    private W last;
    private String reason = "";
    private boolean suspect;
    private boolean late;
    private W answered;

    Loan(Shard shard, boolean audit) {
      this.shard = shard;
      this.audit = audit;
    }

    boolean isSuspected() {
      return suspect || strikes > 0;
    }

    void strike(W worker, String why) {
      strikes++;
      against.add(worker);
      last = worker;
      reason = why;
    }
  }
}
