package lode.evolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lode.evaluation.Probe;
import lode.formula.Formula;
import lode.ledger.Counts;

/**
 * The memory of a search: every text and every ordering it came across, and how many. What a
 * generation adds is taken back where the generation does not come to its end.
 */
final class Seen {
  private final Set<Long> texts = new HashSet<>();
  private final Set<Long> hashes = new HashSet<>();
  private final List<Long> newTexts = new ArrayList<>();
  private final List<Long> newHashes = new ArrayList<>();
  private Counts counts = Counts.NONE;
  private Counts before = Counts.NONE;

  Seen() {}

  Seen(Checkpoint checkpoint) {
    checkpoint.texts().forEach(text -> texts.add(Long.parseUnsignedLong(text, 16)));
    checkpoint.hashes().forEach(hash -> hashes.add(Long.parseUnsignedLong(hash, 16)));
    counts = checkpoint.counts();
    before = counts;
  }

  /** Counts a proposal; whether its text is within limits and new. */
  boolean propose(Formula formula, SizeLimits limits) {
    if (!limits.fit(formula)) {
      counts = counts.plus(new Counts(1, 0, 0, 0, 0, 0, 0, 0, 1));
      return false;
    }
    long text = Long.parseUnsignedLong(formula.fid(), 16);
    if (!texts.add(text)) {
      counts = counts.plus(new Counts(1, 0, 0, 0, 0, 1, 0, 0, 0));
      return false;
    }
    newTexts.add(text);
    counts = counts.plus(new Counts(1, 1, 0, 0, 0, 0, 0, 0, 0));
    return true;
  }

  /** Counts the ordering of a formula with a new text; whether there is one and it is new. */
  boolean order(long hash) {
    if (hash == Probe.VOID) {
      counts = counts.plus(new Counts(0, 0, 0, 0, 0, 0, 0, 1, 0));
      return false;
    }
    if (!hashes.add(hash)) {
      counts = counts.plus(new Counts(0, 0, 0, 0, 0, 0, 1, 0, 0));
      return false;
    }
    newHashes.add(hash);
    counts = counts.plus(new Counts(0, 0, 1, 0, 0, 0, 0, 0, 0));
    return true;
  }

  /** Counts evaluations. */
  void evaluated(int number) {
    counts = counts.plus(new Counts(0, 0, 0, number, 0, 0, 0, 0, 0));
  }

  /** Counts formulas that were raced and not evaluated further. */
  void raced(int number) {
    counts = counts.plus(new Counts(0, 0, 0, 0, number, 0, 0, 0, 0));
  }

  /** Ends a generation. */
  void commit() {
    newTexts.clear();
    newHashes.clear();
    before = counts;
  }

  /** Forgets all since the last commit. */
  void rollback() {
    newTexts.forEach(texts::remove);
    newHashes.forEach(hashes::remove);
    counts = before;
    commit();
  }

  Counts counts() {
    return counts;
  }

  /** Fids, ascending. */
  List<String> texts() {
    return texts.stream().sorted().map("%012x"::formatted).toList();
  }

  /** Probe hashes, ascending. */
  List<String> hashes() {
    return hashes.stream().sorted(Long::compareUnsigned).map("%016x"::formatted).toList();
  }
}
