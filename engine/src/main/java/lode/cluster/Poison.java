package lode.cluster;

import java.util.List;

/**
 * A formula that is given up: it failed, or its workers died, on every attempt. It counts as a
 * formula of which nothing is known, now and whenever it comes again.
 *
 * @param formula canonical text
 * @param reason of the last attempt
 * @param workers that failed on it or were lost with it
 */
public record Poison(String formula, String reason, List<String> workers) {
  /**
   * Keeps such decisions. They depend on accidents, which no replay of the search repeats, so a run
   * that goes on must find them again.
   */
  public interface Ledger {
    /** Forgets with the process. */
    Ledger NONE =
        new Ledger() {
          @Override
          public List<Poison> known() {
            return List.of();
          }

          @Override
          public void add(Poison poison) {}
        };

    /** Decisions of the run so far. Called once, at the start. */
    List<Poison> known();

    /** Keeps a decision; it counts when this returns. Called by one thread at a time. */
    void add(Poison poison);
  }
}
