package lode.timing;

/**
 * Where one stock of a batch stands.
 *
 * @param symbol the stock
 * @param state where it stands
 * @param reason why it failed; empty otherwise
 * @param result what came of it; null unless done
 */
public record Task(String symbol, State state, String reason, StockResult result) {
  /** Where a task stands. */
  public enum State {
    /** Not begun. */
    PENDING,
    /** Begun; after a kill: begun and not ended, to be run again. */
    RUNNING,
    /** Ended with a result; never run again. */
    DONE,
    /** Ended without; the reason says why. Run again with the next resume. */
    FAILED
  }

  static Task pending(String symbol) {
    return new Task(symbol, State.PENDING, "", null);
  }

  static Task running(String symbol) {
    return new Task(symbol, State.RUNNING, "", null);
  }

  static Task done(StockResult result) {
    return new Task(result.symbol(), State.DONE, "", result);
  }

  static Task failed(String symbol, String reason) {
    return new Task(symbol, State.FAILED, reason, null);
  }
}
