package lode.operator;

/**
 * Computes the rows of one node. An instance belongs to one instruction of one evaluator and may
 * hold running state; it is called once for each date in order, from the first date of the stream.
 * Causality is structural: of each input it sees the rows up to the date it writes.
 *
 * <p>Running state must be a function of the rows inside the look-back and of the date alone: it is
 * built anew at each date that is a multiple of {@link #ANCHOR}, so that rounding does not drift
 * and a stream that starts at an earlier anchor gives the same bits.
 */
@FunctionalInterface
public interface Kernel {
  /** Dates between two anchors. */
  int ANCHOR = 64;

  /**
   * Writes the row of a date.
   *
   * @param date index of the date
   * @param inputs the node's series, in order; for a cross-section operator followed by the group
   *     row (where it takes a group) and the universe row (1 inside, 0 outside)
   * @param output where the row goes; every one of its {@code stride} floats is written, non-finite
   *     results as NaN
   */
  void row(int date, Rows[] inputs, Rows output);
}
