package lode.backtest;

/**
 * What trading costs, as fractions of the traded value (0.0003 = 3 basis points).
 *
 * @param commission per side, exchange and transfer fees included
 * @param slippage per side
 * @param stampDuty on sales only
 * @param borrow per year, on the value held short
 */
public record Costs(double commission, double slippage, double stampDuty, double borrow) {
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
  }

  /** Cost of buying a value of 1. */
  double buy() {
    return commission + slippage;
  }

  /** Cost of selling a value of 1. */
  double sell() {
    return commission + slippage + stampDuty;
  }

  /** Cost of holding a short value of 1 for a day. */
  double borrowPerDay() {
    return borrow / YEAR;
  }
}
