package lode.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;
import lode.operator.Rows;

/**
 * Rings of rows that were used before, by capacity, so that a batch of formulas seldom allocates.
 * One owner thread.
 */
final class RowPool {
  private static final int CAPACITIES = 31;

  private final int stride;
  private final Deque<Rows>[] free;

  @SuppressWarnings({"unchecked", "rawtypes"})
  RowPool(int stride) {
    this.stride = stride;
    this.free = new Deque[CAPACITIES];
    for (int i = 0; i < CAPACITIES; i++) {
      free[i] = new ArrayDeque<>();
    }
  }

  /** A ring of at least {@code rows} rows, all NaN. */
  Rows take(int rows) {
    Rows kept = free[index(rows)].poll();
    if (kept == null) {
      return new Rows(rows, stride);
    }
    kept.clear();
    return kept;
  }

  /** Keeps a ring for later. */
  void give(Rows rows) {
    free[index(rows.capacity())].push(rows);
  }

  /** Forgets the rings that nobody took, so that their memory can be had again. */
  void drain() {
    for (Deque<Rows> rings : free) {
      rings.clear();
    }
  }

  /** Bytes of all rings kept. */
  long bytes() {
    long sum = 0;
    for (int i = 0; i < free.length; i++) {
      sum += free[i].size() * bytes(1 << i, stride);
    }
    return sum;
  }

  /** Bytes of a ring of at least {@code rows} rows. */
  static long bytes(int rows, int stride) {
    return Rows.bytes(1 << index(rows), stride);
  }

  /** Power of two that holds so many rows. */
  private static int index(int rows) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, rows) - 1);
  }
}
