package lode.backtest;

/**
 * One sleeve of a portfolio: shares of stocks, and cash, rebalanced to equal weights every horizon
 * days. A short leg is kept as the basket that was sold: its rise is the portfolio's loss. Stocks
 * that cannot be traded are carried; their weight is not spent elsewhere.
 */
final class Sleeve {
  /** A difference to the wanted weight that is less than this part of it is rounding, no trade. */
  private static final double ROUNDING = 1e-12;

  private final double[] shares;
  private final boolean[] wanted;
  private final int[] names;
  private int count;
  private double cash = 1;

  Sleeve(int stocks) {
    this.shares = new double[stocks];
    this.wanted = new boolean[stocks];
    this.names = new int[stocks];
  }

  /** Value of stocks and cash at these prices. */
  double value(double[] prices) {
    return cash + invested(prices);
  }

  /** Value held in stocks. */
  double invested(double[] prices) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += shares[names[k]] * prices[names[k]];
    }
    return sum;
  }

  /** Adds the values of the holdings by stock. */
  void addTo(double[] values, double[] prices) {
    for (int k = 0; k < count; k++) {
      values[names[k]] += shares[names[k]] * prices[names[k]];
    }
  }

  /** Turns a holding into cash at a part of this price; the rest is lost. */
  void release(int stock, double price, double part) {
    if (shares[stock] > 0) {
      cash += shares[stock] * price * part;
      shares[stock] = 0;
      list();
    }
  }

  /**
   * Trades towards equal weights of the targets.
   *
   * @param targets stock indices, the first {@code number} count
   * @param prices at which it trades
   * @param enter whether a position may be opened or enlarged today
   * @param leave whether it may be closed or reduced today
   * @param fills receives the trades
   */
  void rebalance(
      int[] targets, int number, double[] prices, boolean[] enter, boolean[] leave, Fills fills) {
    double weight = number == 0 ? 0 : value(prices) / number;
    for (int k = 0; k < number; k++) {
      wanted[targets[k]] = true;
    }
    for (int k = 0; k < count; k++) {
      int i = names[k];
      double excess = shares[i] * prices[i] - (wanted[i] ? weight : 0);
      if (leave[i] && excess > (wanted[i] ? weight * ROUNDING : 0)) {
        shares[i] = wanted[i] ? weight / prices[i] : 0;
        cash += excess;
        fills.leave(i, excess);
      }
    }
    double asked = 0;
    for (int k = 0; k < number; k++) {
      int i = targets[k];
      wanted[i] = false;
      asked += enter[i] ? missing(i, weight, prices) : 0;
    }
    double share = asked > cash ? cash / asked : 1;
    double spent = 0;
    for (int k = 0; k < number; k++) {
      int i = targets[k];
      if (enter[i]) {
        double bought = missing(i, weight, prices) * share;
        shares[i] += bought / prices[i];
        spent += bought;
        fills.enter(i, bought);
      }
    }
    cash = Math.max(0, cash - spent);
    list();
  }

  private double missing(int stock, double weight, double[] prices) {
    double held = shares[stock] == 0 ? 0 : shares[stock] * prices[stock];
    return weight - held > weight * ROUNDING ? weight - held : 0;
  }

  /** Lists what is held, in order of the stocks: sums do not depend on how it came in. */
  private void list() {
    count = 0;
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        names[count++] = i;
      }
    }
  }
}
