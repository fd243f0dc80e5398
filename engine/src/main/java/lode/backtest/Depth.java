package lode.backtest;

import java.util.List;
import lode.formula.Formula;
import lode.panel.Panel;

/**
 * How much a stock trades and how much it moves, as known on the day of a signal: {@code adv20} and
 * the deviation of the last 20 daily returns. NaN where unknown, everywhere if the panel lacks the
 * fields.
 */
final class Depth {
  private final double[] amount;
  private final double[] volatility;

  Depth(int stocks) {
    this.amount = new double[stocks];
    this.volatility = new double[stocks];
  }

  /** The formulas whose rows fill it, in order; none where the panel lacks a field. */
  static List<Formula> formulas(Panel panel) {
    return panel.has("adv20") && panel.has("returns")
        ? List.of(Formula.parse("adv20"), Formula.parse("ts_std(returns,20)"))
        : List.of();
  }

  /** Takes a row of formula {@code which}. */
  void row(int which, float[] data, int offset) {
    double[] into = which == 0 ? amount : volatility;
    for (int i = 0; i < into.length; i++) {
      into[i] = data[offset + i];
    }
  }

  double amount(int stock) {
    return amount[stock];
  }

  double volatility(int stock) {
    return volatility[stock];
  }
}
