package lode.backtest;

/**
 * What becomes of a position in a stock that has stopped trading. Which suspension will not end is
 * not known while it lasts, so it is judged by its length alone: after so many days it is closed,
 * without costs, at a part of the last price. A short position is closed at the whole last price:
 * nobody earns from a write-off. A stock that trades again after that can be bought again.
 *
 * @param days trading days of the market without a trade of the stock, at least 1
 * @param recovery what is paid for a long position, as a part of the last price: 1 sold at it, 0
 *     written off
 */
public record Delisting(int days, double recovery) {
  /** Sold at the last price after a year without a trade. */
  public static final Delisting AFTER_A_YEAR = new Delisting(Costs.YEAR, 1);

  /** Checks the range. */
  public Delisting {
    if (days < 1 || !(recovery >= 0 && recovery <= 1)) {
      throw new IllegalArgumentException(
          "delisting out of range: days="
              + days
              + " recovery="
              + recovery
              + " allowed=days at least 1, recovery 0 to 1");
    }
  }
}
