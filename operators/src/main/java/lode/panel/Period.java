package lode.panel;

/**
 * A half-open range of date indices, {@code from} inclusive, {@code to} exclusive.
 *
 * @param from first date index
 * @param to one past the last date index
 */
public record Period(int from, int to) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code from < 0} or {@code to < from}
   */
  public Period {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("not a period: from=" + from + " to=" + to);
    }
  }

  /** Number of dates. */
  public int size() {
    return to - from;
  }

  /** Whether a date index lies inside. */
  public boolean contains(int date) {
    return date >= from && date < to;
  }
}
