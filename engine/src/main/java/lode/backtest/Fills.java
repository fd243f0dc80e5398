package lode.backtest;

/** What was traded on a day, in units of value, stock by stock. Reused every day. */
final class Fills {
  /** Value of positions opened or enlarged. */
  double entered;

  /** Value of positions closed or reduced. */
  double left;

  /** Number of trades. */
  int count;

  private final int[] stocks;
  private final double[] values;

  /** For a day on which each of so many stocks is traded at most twice. */
  Fills(int stocks) {
    this.stocks = new int[2 * stocks];
    this.values = new double[2 * stocks];
  }

  void clear() {
    entered = 0;
    left = 0;
    count = 0;
  }

  void enter(int stock, double value) {
    entered += value;
    note(stock, value);
  }

  void leave(int stock, double value) {
    left += value;
    note(stock, value);
  }

  int stock(int trade) {
    return stocks[trade];
  }

  double value(int trade) {
    return values[trade];
  }

  private void note(int stock, double value) {
    if (value > 0) {
      stocks[count] = stock;
      values[count++] = value;
    }
  }
}
