package lode.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import lode.evolution.ToHash;
import lode.formula.Formula;
import lode.journal.FailPoint;

/**
 * Answers from the journal of the generation what was probed before a crash or a stop; the rest
 * goes on, in one batch.
 */
record JournalledProbe(ToHash delegate, ScoreJournal journal) implements ToHash {
  @Override
  public long[] hash(List<Formula> formulas) {
    FailPoint.hit("breed");
    long[] hashes = new long[formulas.size()];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < hashes.length; i++) {
      OptionalLong known = journal.hash(formulas.get(i).text());
      hashes[i] = known.orElse(0);
      if (known.isEmpty()) {
        open.add(i);
      }
    }
    if (!open.isEmpty()) {
      long[] probed = delegate.hash(open.stream().map(formulas::get).toList());
      for (int i = 0; i < probed.length; i++) {
        hashes[open.get(i)] = probed[i];
      }
    }
    return hashes;
  }
}
