package lode.evolution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lode.formula.Formula;

/**
 * Answers from the store what was evaluated before under the same assignment and operator set; the
 * rest goes on, in one batch, and is stored. The answers are the same bits with the store, without
 * it, and with a broken one. One owner thread.
 */
public final class StoredEvaluator implements BatchEvaluator, AutoCloseable {
  /** Default number of evaluations that a store file holds. */
  public static final int DEFAULT_ENTRIES = 200_000;

  private final BatchEvaluator delegate;
  private final Assignment assignment;
  private final Path file;
  private final int entries;
  private EvaluationStore store;
  private long hits;
  private long misses;
  private long lookupNanos;
  private long stored;
  private long storeNanos;

  /**
   * An evaluator that opens the store at its first use. A store that can't be had is left aside
   * with a warning.
   *
   * @param delegate asked for what is not stored
   * @param assignment what the evaluations are of
   * @param file of the store; {@code <file>.lock} lies beside it
   * @param entries most evaluations the file holds, at least 1
   */
  public StoredEvaluator(BatchEvaluator delegate, Assignment assignment, Path file, int entries) {
    Checks.range("store-entries", entries, 1, 1 << 28);
    this.delegate = delegate;
    this.assignment = assignment;
    this.file = file;
    this.entries = entries;
  }

  @Override
  public List<Evaluation> evaluate(List<Formula> formulas) {
    return evaluate(formulas, assignment.key(), delegate);
  }

  @Override
  public void expect(List<Formula> formulas) {
    expect(formulas, assignment.key(), delegate);
  }

  @Override
  public Optional<BatchEvaluator> race() {
    String of = assignment.raceKey();
    return delegate
        .race()
        .map(race ->
            new BatchEvaluator() {
              @Override
              public List<Evaluation> evaluate(List<Formula> formulas) {
                return StoredEvaluator.this.evaluate(formulas, of, race);
              }

              @Override
              public void expect(List<Formula> formulas) {
                StoredEvaluator.this.expect(formulas, of, race);
              }
            });
  }

  private EvaluationStore store() {
    if (store == null) {
      store = new EvaluationStore(file, entries);
    }
    return store;
  }

  private void expect(List<Formula> formulas, String of, BatchEvaluator otherwise) {
    otherwise.expect(
        formulas.stream()
            .filter(formula -> store().get(StoreRecord.key(formula.text(), of)).isEmpty())
            .toList());
  }

  private List<Evaluation> evaluate(List<Formula> formulas, String of, BatchEvaluator otherwise) {
    long began = System.nanoTime();
    List<StoreRecord.Key> keys =
        formulas.stream().map(formula -> StoreRecord.key(formula.text(), of)).toList();
    List<Optional<Evaluation>> found = keys.stream().map(store()::get).toList();
    lookupNanos += System.nanoTime() - began;
    List<Formula> missing = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      if (found.get(i).isEmpty()) {
        missing.add(formulas.get(i));
      }
    }
    List<Evaluation> fresh = missing.isEmpty() ? List.of() : otherwise.evaluate(missing);
    hits += formulas.size() - missing.size();
    misses += missing.size();
    began = System.nanoTime();
    List<Evaluation> all = new ArrayList<>(formulas.size());
    int next = 0;
    for (int i = 0; i < formulas.size(); i++) {
      if (found.get(i).isPresent()) {
        all.add(found.get(i).get());
      } else {
        Evaluation evaluation = fresh.get(next++);
        if (!evaluation.rejected()) {
          store.put(keys.get(i), evaluation);
          stored++;
        }
        all.add(evaluation);
      }
    }
    storeNanos += System.nanoTime() - began;
    return all;
  }

  /** Evaluations answered from the store. */
  public long hits() {
    return hits;
  }

  /** Evaluations passed on. */
  public long misses() {
    return misses;
  }

  /** Mean time of looking one evaluation up, found or not. */
  public long nanosPerLookup() {
    return lookupNanos / Math.max(1, hits + misses);
  }

  /** Mean time of storing one. */
  public long nanosPerStore() {
    return stored == 0 ? 0 : storeNanos / stored;
  }

  /** Closes the store; a later evaluation opens it again. */
  @Override
  public void close() {
    if (store != null) {
      store.close();
      store = null;
    }
  }
}
