package lode.backtest;

/**
 * What trading costs, as fractions of the traded value (0.0003 = 3 basis points).
 *
 * @param commission per side, exchange and transfer fees included
 * @param minCommission least commission of one order, in money; only an account with a capital has
 *     orders
 * @param slippage per side
 * @param stampDuty on sales only
 * @param datedDuty whether the dated stamp duty of the market's rule table ({@code
 *     market-rules.conf}) takes the place of {@code stampDuty} where there is one
 * @param borrow per year, on the value held short
 */
public record Costs(
    double commission,
    double minCommission,
    double slippage,
    double stampDuty,
    boolean datedDuty,
    double borrow) {
  /** Trading days in a year, for every annual figure of this package. */
  public static final int YEAR = 252;

  /** Nothing costs anything. */
  public static final Costs NONE = new Costs(0, 0, 0, 0);

  /** Checks that no cost is negative or 100 % and above. */
  public Costs {
    for (double c : new double[] {commission, slippage, stampDuty, borrow}) {
      if (!(c >= 0 && c < 1)) {
        throw new IllegalArgumentException("cost out of range: value=" + c + " allowed=[0,1)");
      }
    }
    if (!(minCommission >= 0 && minCommission < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "cost out of range: min-commission=" + minCommission + " allowed=0 or more");
    }
  }

  /** Costs that are the same on every day, without a least commission. */
  public Costs(double commission, double slippage, double stampDuty, double borrow) {
    this(commission, 0, slippage, stampDuty, false, borrow);
  }
}
