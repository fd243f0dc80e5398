package lode.panel;

/** The price of a day at which a trade is assumed. */
public enum Price {
  /** The opening price. */
  OPEN("open"),
  /** The closing price. */
  CLOSE("close"),
  /** The volume-weighted average price. */
  VWAP("vwap");

  private final String field;

  Price(String field) {
    this.field = field;
  }

  /** Name of the panel field that holds it. */
  public String field() {
    return field;
  }
}
