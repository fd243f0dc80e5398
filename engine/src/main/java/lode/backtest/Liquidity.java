package lode.backtest;

/**
 * How much of a stock's trading a portfolio may be, for its capacity.
 *
 * @param participation share of the stock's mean daily amount above which a trade is too large
 * @param tooLarge share of the trades that may be
 * @param impact Y of the square root law: a trade of share p of the daily amount in a stock of
 *     daily volatility s costs Y s sqrt(p) of its value
 */
public record Liquidity(double participation, double tooLarge, double impact) {
  /** A tenth of the daily amount, for one trade in twenty; Y = 1. */
  public static final Liquidity USUAL = new Liquidity(0.10, 0.05, 1);

  /** Checks the ranges. */
  public Liquidity {
    if (!(participation > 0 && tooLarge >= 0 && tooLarge < 1 && impact >= 0)) {
      throw new IllegalArgumentException(
          "liquidity out of range: participation="
              + participation
              + " too-large="
              + tooLarge
              + " impact="
              + impact
              + " allowed=above 0, [0,1), 0 or more");
    }
  }
}
