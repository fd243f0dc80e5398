package lode.evolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
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
  private static final int TEXT_DIGITS = 12;
  private static final int HASH_DIGITS = 16;

  private final Set<Long> texts = new HashSet<>();
  private final Set<Long> hashes = new HashSet<>();
  private final List<Long> newTexts = new ArrayList<>();
  private final List<Long> newHashes = new ArrayList<>();
  private Sightings latest = Sightings.NONE;
  private Counts counts = Counts.NONE;
  private Counts before = Counts.NONE;

  Seen() {}

  /** What generations came across, and how many they counted. */
  Seen(List<Sightings> generations, Counts counts) {
    for (Sightings sightings : generations) {
      sightings.texts().forEach(text -> texts.add(Long.parseUnsignedLong(text, 16)));
      sightings.hashes().forEach(hash -> hashes.add(Long.parseUnsignedLong(hash, 16)));
    }
    this.counts = counts;
    this.before = counts;
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

  /** Whether {@link #propose} would find it within limits and new. */
  boolean isOpen(Formula formula, SizeLimits limits) {
    return limits.fit(formula) && !texts.contains(Long.parseUnsignedLong(formula.fid(), 16));
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
    latest = new Sightings(hex(newTexts, TEXT_DIGITS), hex(newHashes, HASH_DIGITS));
    forget();
  }

  /** Forgets all since the last commit. */
  void rollback() {
    newTexts.forEach(texts::remove);
    newHashes.forEach(hashes::remove);
    counts = before;
    forget();
  }

  private void forget() {
    newTexts.clear();
    newHashes.clear();
    before = counts;
  }

  private static List<String> hex(List<Long> numbers, int digits) {
    return numbers.stream().map(number -> HexFormat.of().toHexDigits(number, digits)).toList();
  }

  Counts counts() {
    return counts;
  }

  /** What the last generation that was committed here added. */
  Sightings latest() {
    return latest;
  }
}
