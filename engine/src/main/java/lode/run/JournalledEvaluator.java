package lode.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lode.evolution.BatchEvaluator;
import lode.evolution.Evaluation;
import lode.formula.Formula;
import lode.journal.FailPoint;

/**
 * Answers from the journal of the generation what was scored before a crash or a stop; the rest
 * goes on, in one batch. The answers are the same bits either way.
 */
final class JournalledEvaluator implements BatchEvaluator {
  private final BatchEvaluator delegate;
  private final ScoreJournal journal;
  private final boolean race;

  JournalledEvaluator(BatchEvaluator delegate, ScoreJournal journal) {
    this(delegate, journal, false);
  }

  private JournalledEvaluator(BatchEvaluator delegate, ScoreJournal journal, boolean race) {
    this.delegate = delegate;
    this.journal = journal;
    this.race = race;
  }

  @Override
  public Optional<BatchEvaluator> race() {
    return delegate.race().map(races -> new JournalledEvaluator(races, journal, true));
  }

  @Override
  public void expect(List<Formula> formulas) {
    delegate.expect(
        formulas.stream().filter(f -> journal.known(race, f.text()).isEmpty()).toList());
  }

  @Override
  public List<Evaluation> evaluate(List<Formula> formulas) {
    List<Optional<Evaluation>> known =
        formulas.stream().map(f -> journal.known(race, f.text())).toList();
    List<Formula> open = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      if (known.get(i).isEmpty()) {
        open.add(formulas.get(i));
      }
    }
    List<Evaluation> scored = open.isEmpty() ? List.of() : delegate.evaluate(open);
    journal.batched();
    FailPoint.hit("select");
    List<Evaluation> all = new ArrayList<>();
    int next = 0;
    for (Optional<Evaluation> evaluation : known) {
      all.add(evaluation.isPresent() ? evaluation.get() : scored.get(next++));
    }
    return all;
  }
}
