package lode.backtest;

import java.util.Arrays;

/**
 * One sleeve of a portfolio: values held in stocks and cash, rebalanced to equal weights every
 * horizon days. A short leg is kept as the basket that was sold: its rise is the portfolio's loss.
 * Stocks that cannot be traded are carried; their weight is not spent elsewhere.
 */
final class Sleeve {
  private final double[] held;
  private final boolean[] wanted;
  private double cash = 1;

  Sleeve(int stocks) {
    this.held = new double[stocks];
    this.wanted = new boolean[stocks];
  }

  /** Value of stocks and cash. */
  double value() {
    double sum = cash;
    for (double h : held) {
      sum += h;
    }
    return sum;
  }

  /** Value held in stocks. */
  double invested() {
    double sum = 0;
    for (double h : held) {
      sum += h;
    }
    return sum;
  }

  /** Moves every holding with its price. */
  void mark(double[] growth) {
    for (int i = 0; i < held.length; i++) {
      held[i] *= growth[i];
    }
  }

  /**
   * Trades towards equal weights of the targets.
   *
   * @param targets stock indices, the first {@code count} count
   * @param enter whether a position may be opened or enlarged today
   * @param leave whether it may be closed or reduced today
   * @param fill receives the values traded: [0] entered, [1] left
   */
  void rebalance(int[] targets, int count, boolean[] enter, boolean[] leave, double[] fill) {
    Arrays.fill(wanted, false);
    double weight = count == 0 ? 0 : value() / count;
    for (int k = 0; k < count; k++) {
      wanted[targets[k]] = true;
    }
    fill[0] = 0;
    fill[1] = 0;
    for (int i = 0; i < held.length; i++) {
      double excess = held[i] - (wanted[i] ? weight : 0);
      if (excess > 0 && leave[i]) {
        held[i] -= excess;
        cash += excess;
        fill[1] += excess;
      }
    }
    double asked = 0;
    for (int k = 0; k < count; k++) {
      int i = targets[k];
      asked += enter[i] ? Math.max(0, weight - held[i]) : 0;
    }
    double share = asked > cash ? cash / asked : 1;
    for (int k = 0; k < count; k++) {
      int i = targets[k];
      double bought = enter[i] ? Math.max(0, weight - held[i]) * share : 0;
      held[i] += bought;
      fill[0] += bought;
    }
    cash = Math.max(0, cash - fill[0]);
  }
}
