package lode.backtest;

/**
 * What a trade costs because the market sees it, per unit of traded value, by its participation p:
 * its value over the stock's mean daily amount.
 */
public final class Impact {
  private Impact() {}

  /**
   * The square root law: {@code y sigma sqrt(p)}.
   *
   * @param y about 1
   * @param sigma daily volatility of the stock
   */
  public static double squareRoot(double y, double sigma, double participation) {
    return y * sigma * Math.sqrt(participation);
  }

  /**
   * The quadratic law of pyfolio and zipline: {@code factor p^2}.
   *
   * @param factor 0.1 there
   */
  public static double quadratic(double factor, double participation) {
    return factor * participation * participation;
  }

  /** Days it takes to sell a value while being no more than a part of each day's amount. */
  public static double daysToLiquidate(double value, double dailyAmount, double participation) {
    return value / (dailyAmount * participation);
  }
}
