package lode.operator;

/**
 * Computes the rows of one node. An instance belongs to one instruction of one evaluator and may
 * hold running state; it is given the dates in order, from the first date of the stream, in chunks
 * of any size. Causality is structural: for a date it reads the rows of each input up to that date.
 *
 * <p>Running state must be a function of the rows inside the look-back and of the date alone, so
 * that a stream that starts earlier, or comes in other chunks, gives the same bits.
 */
@FunctionalInterface
public interface Kernel {
  /**
   * Streams start at a multiple of this many dates; state that is kept for longer than the
   * look-back must be built anew there.
   */
  int ANCHOR = 64;

  /**
   * Writes the rows of the dates {@code from} to {@code to}, exclusive.
   *
   * @param from index of the first date, the one after the last that was written
   * @param to index after the last date
   * @param inputs the node's series, in order; for a cross-section operator followed by the group
   *     row (where it takes a group) and the universe row (1 inside, 0 outside). They hold the rows
   *     of these dates and of the look-back before the first
   * @param output where the rows go; every one of their {@code stride} floats is written,
   *     non-finite results as NaN
   */
  void rows(int from, int to, Rows[] inputs, Rows output);

  /** Bytes of state that it holds as long as it runs, where they grow with the stocks. */
  default long bytes() {
    return 0;
  }

  /** A kernel that computes date by date. */
  static Kernel daily(Day day) {
    return (from, to, inputs, output) -> {
      for (int date = from; date < to; date++) {
        day.row(date, inputs, output);
      }
    };
  }

  /** Computes one date. */
  @FunctionalInterface
  interface Day {
    /** Writes the row of a date. */
    void row(int date, Rows[] inputs, Rows output);
  }
}
