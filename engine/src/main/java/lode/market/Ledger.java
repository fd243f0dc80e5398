package lode.market;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an import left out, found odd, or assumed: nothing is dropped without an entry here. One
 * ledger per import, filled by one thread; entries keep the order in which their reason first
 * occurred.
 */
public final class Ledger {
  /**
   * Rows with one fate.
   *
   * @param reason why, as a short name
   * @param rows how many
   * @param first where the first one stands, {@code file:line}
   */
  public record Entry(String reason, long rows, String first) {
    @Override
    public String toString() {
      return "reason=" + reason + " rows=" + rows + " first=" + first;
    }
  }

  private final Map<String, Entry> dropped = new LinkedHashMap<>();
  private final Map<String, Entry> odd = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private long rows;

  /** Counts rows read. */
  void read(long more) {
    rows += more;
  }

  /** Counts a row left out. */
  void drop(String reason, String where) {
    count(dropped, reason, where);
  }

  /** Counts a row kept although it looks odd. */
  void remark(String reason, String where) {
    count(odd, reason, where);
  }

  /** Says an assumption, once. */
  void note(String text) {
    if (!notes.contains(text)) {
      notes.add(text);
    }
  }

  private static void count(Map<String, Entry> into, String reason, String where) {
    Entry e = into.get(reason);
    into.put(
        reason,
        e == null
            ? new Entry(reason, 1, Objects.requireNonNull(where))
            : new Entry(reason, e.rows + 1, e.first));
  }

  /** Rows of prices and further fields read, dropped ones included. */
  public long rows() {
    return rows;
  }

  /** Rows left out, by reason. */
  public List<Entry> dropped() {
    return List.copyOf(dropped.values());
  }

  /** Rows kept although they look odd, by reason. */
  public List<Entry> odd() {
    return List.copyOf(odd.values());
  }

  /** What was assumed, in plain words. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The ledger as lines for the screen. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    notes.forEach(n -> lines.add("assumed: " + n));
    odd.values().forEach(e -> lines.add("odd: " + e));
    dropped.values().forEach(e -> lines.add("dropped: " + e));
    return lines;
  }
}
