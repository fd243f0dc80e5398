package lode.cluster;

import java.util.Optional;
import lode.formula.Formula;
import lode.formula.Limits;

/**
 * What a formula may cost at most. It is known before anything is evaluated, and depends on the
 * formula and the number of stocks alone, so that the verdict is the same everywhere, always.
 *
 * @param maxLookback most rows before date t that row t may depend on
 * @param maxBytes most bytes that the windows of all its operators may hold together
 */
record Cost(int maxLookback, long maxBytes) {
  /** More than any search draws; what is above would not fit beside others in a worker. */
  static final Cost LIMITS = new Cost(1 << 16, 2L << 30);

  /** Window rows are kept as float32, and beside them as much again of order or sums. */
  private static final int CELL = 2 * Float.BYTES;

  /** Why a formula is not evaluated over so many stocks; empty if it may be. */
  Optional<String> excess(Formula formula, int stocks) {
    if (!Limits.hold(formula)) {
      return Optional.of("too large: most nodes=%d depth=%d".formatted(Limits.NODES, Limits.DEPTH));
    }
    if (formula.lookback() > maxLookback) {
      return Optional.of(
          "looks too far back: rows=%d/%d".formatted(formula.lookback(), maxLookback));
    }
    long bytes = rows(formula) * stocks * CELL;
    return bytes > maxBytes
        ? Optional.of("holds too much: bytes=%d/%d".formatted(bytes, maxBytes))
        : Optional.empty();
  }

  /** Rows that all nodes hold: the part of its lookback that a node adds to its children's. */
  private static long rows(Formula formula) {
    int deepest = 0;
    long sum = 0;
    for (Formula child : formula.children()) {
      deepest = Math.max(deepest, child.lookback());
      sum += rows(child);
    }
    return sum + 1 + formula.lookback() - deepest;
  }
}
