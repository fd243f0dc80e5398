package lode.backtest;

/**
 * The rules of a backtest, whatever the formula.
 *
 * @param quantiles equal buckets that the universe is cut into, at least 2
 * @param top stocks that the top-k portfolio holds
 * @param drop most stocks that it exchanges on a day
 * @param capital money that the top-k portfolio begins with: then it buys whole lots and pays the
 *     least commission; 0: any fraction, no least commission
 * @param delisting what becomes of a stock that has stopped trading
 * @param liquidity what its capacity is measured by
 * @param costs of trading
 */
public record Rules(
    int quantiles,
    int top,
    int drop,
    double capital,
    Delisting delisting,
    Liquidity liquidity,
    Costs costs) {
  /** Checks the ranges. */
  public Rules {
    require(quantiles >= 2, "too few quantiles: quantiles=" + quantiles + " least=2");
    require(top >= 1, "too few stocks: top=" + top + " least=1");
    require(drop >= 1 && drop <= top, "drop out of range: drop=" + drop + " allowed=1.." + top);
    require(
        capital >= 0 && capital < Double.POSITIVE_INFINITY,
        "capital out of range: capital=" + capital + " allowed=0 or more");
  }

  /** Quantiles and costs as given, the rest as usual: 30 stocks of which 3 change a day. */
  public static Rules of(int quantiles, Costs costs) {
    return new Rules(quantiles, 30, 3, 0, Delisting.AFTER_A_YEAR, Liquidity.USUAL, costs);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
