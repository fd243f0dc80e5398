package lode.backtest;

/**
 * One sleeve of a portfolio: values held in stocks and cash, rebalanced to equal weights every
 * horizon days. A short leg is kept as the basket that was sold: its rise is the portfolio's loss.
 * Stocks that cannot be traded are carried; their weight is not spent elsewhere.
 */
final class Sleeve {
  private final double[] held;
  private final boolean[] wanted;
  private final int[] names;
  private int count;
  private double cash = 1;

  Sleeve(int stocks) {
    this.held = new double[stocks];
    this.wanted = new boolean[stocks];
    this.names = new int[stocks];
  }

  /** Value of stocks and cash. */
  double value() {
    return cash + invested();
  }

  /** Value held in stocks. */
  double invested() {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += held[names[k]];
    }
    return sum;
  }

  /** Adds the holdings to values by stock. */
  void addTo(double[] values) {
    for (int k = 0; k < count; k++) {
      values[names[k]] += held[names[k]];
    }
  }

  /** Moves every holding with its price. */
  void mark(double[] growth) {
    for (int k = 0; k < count; k++) {
      held[names[k]] *= growth[names[k]];
    }
  }

  /** Turns a holding into cash at a part of its value; the rest is lost. */
  void release(int stock, double part) {
    cash += held[stock] * part;
    held[stock] = 0;
  }

  /**
   * Trades towards equal weights of the targets.
   *
   * @param targets stock indices, the first {@code number} count
   * @param enter whether a position may be opened or enlarged today
   * @param leave whether it may be closed or reduced today
   * @param fills receives the trades
   */
  void rebalance(int[] targets, int number, boolean[] enter, boolean[] leave, Fills fills) {
    double weight = number == 0 ? 0 : value() / number;
    for (int k = 0; k < number; k++) {
      wanted[targets[k]] = true;
    }
    for (int k = 0; k < count; k++) {
      int i = names[k];
      double excess = held[i] - (wanted[i] ? weight : 0);
      if (excess > 0 && leave[i]) {
        held[i] -= excess;
        cash += excess;
        fills.leave(i, excess);
      }
    }
    double asked = 0;
    for (int k = 0; k < number; k++) {
      int i = targets[k];
      wanted[i] = false;
      asked += enter[i] ? Math.max(0, weight - held[i]) : 0;
    }
    double share = asked > cash ? cash / asked : 1;
    double spent = 0;
    for (int k = 0; k < number; k++) {
      int i = targets[k];
      double bought = enter[i] ? Math.max(0, weight - held[i]) * share : 0;
      held[i] += bought;
      spent += bought;
      fills.enter(i, bought);
    }
    cash = Math.max(0, cash - spent);
    count = 0;
    for (int i = 0; i < held.length; i++) {
      if (held[i] > 0) {
        names[count++] = i;
      }
    }
  }
}
