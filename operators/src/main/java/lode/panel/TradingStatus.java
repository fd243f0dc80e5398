package lode.panel;

/**
 * What could be done with a stock on a day, as bits of an int (stored exactly in the float32 field
 * {@link #FIELD}). A limit bit says that the price stood at the exchange's limit, so that an order
 * on that side would not have been filled.
 */
public final class TradingStatus {
  /** Name of the field that holds the status. */
  public static final String FIELD = "status";

  /** It traded: there is a row, with volume. */
  public static final int TRADED = 1;

  /** It opened at the upper limit: not to be bought at the open. */
  public static final int OPEN_UP = 2;

  /** It opened at the lower limit: not to be sold at the open. */
  public static final int OPEN_DOWN = 4;

  /** It closed at the upper limit: not to be bought at the close. */
  public static final int CLOSE_UP = 8;

  /** It closed at the lower limit: not to be sold at the close. */
  public static final int CLOSE_DOWN = 16;

  /** It stood at the upper limit all day: not to be bought at any price. */
  public static final int LOCKED_UP = 32;

  /** It stood at the lower limit all day: not to be sold at any price. */
  public static final int LOCKED_DOWN = 64;

  /** All bits. */
  static final int ALL = 127;

  private TradingStatus() {}

  /** Whether it traded at all. */
  public static boolean traded(int status) {
    return (status & TRADED) != 0;
  }

  /** Whether it could be bought at this price of the day. */
  public static boolean buyable(int status, Price price) {
    int block =
        switch (price) {
          case OPEN -> OPEN_UP | LOCKED_UP;
          case CLOSE -> CLOSE_UP | LOCKED_UP;
          case VWAP -> LOCKED_UP;
        };
    return traded(status) && (status & block) == 0;
  }

  /** Whether it could be sold at this price of the day. */
  public static boolean sellable(int status, Price price) {
    int block =
        switch (price) {
          case OPEN -> OPEN_DOWN | LOCKED_DOWN;
          case CLOSE -> CLOSE_DOWN | LOCKED_DOWN;
          case VWAP -> LOCKED_DOWN;
        };
    return traded(status) && (status & block) == 0;
  }
}
