package lode.panel;

/**
 * One field of a panel: a float32 value per date and stock, NaN where missing.
 *
 * @param name lower_snake_case; a universe is named {@link #UNIVERSE} and its name
 * @param kind what the numbers are
 * @param meaning one sentence with the unit and the source or approximation, shown by {@code lode
 *     data info}
 */
public record Field(String name, Kind kind, String meaning) {
  /** What the field of a universe is called, before the universe's own name. */
  public static final String UNIVERSE = "universe_";

  /** What the numbers of a field are, and so who may read it. */
  public enum Kind {
    /** A quantity; formulas may name it. */
    VALUE,
    /** Membership, 1 or 0; never NaN. */
    MASK,
    /** A group id, 0, 1, 2 ...; NaN where the stock has no group. Its labels are in the panel. */
    GROUP,
    /** Bits of {@link TradingStatus}; never NaN. */
    STATUS
  }
}
