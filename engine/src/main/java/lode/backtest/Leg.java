package lode.backtest;

import java.util.Arrays;

/**
 * One side of a portfolio, long or short: as many sleeves as the horizon has days, one of which is
 * rebalanced each day, so that every position is held for the horizon. What is bought on a day is
 * never sold on it: one sleeve trades, and a stock only in one direction. Keeps gross return, costs
 * and trades of the day.
 */
final class Leg {
  private final Sleeve[] sleeves;
  private final boolean isShort;
  private final double recovery;
  private double value;

  /**
   * Gross return of the basket since the day before; a short leg earns its negative. 0 where all
   * was lost before.
   */
  double basketReturn;

  /** Costs of the day as a fraction of the leg's value at the close of the day before. */
  double cost;

  /** Value bought and sold on the day as a fraction of the same. */
  double traded;

  /** The leg's value at the close of the day before. */
  double before;

  /** The trades of the day. */
  final Fills fills;

  Leg(int stocks, int horizon, boolean isShort, double recovery) {
    this.sleeves = new Sleeve[horizon];
    for (int i = 0; i < horizon; i++) {
      sleeves[i] = new Sleeve(stocks);
    }
    this.isShort = isShort;
    this.recovery = isShort ? 1 : recovery;
    this.fills = new Fills(stocks);
    this.value = horizon;
  }

  /** What it holds at the close of the day, as fractions of its value, by stock. */
  void holdings(Market market, double[] fractions) {
    Arrays.fill(fractions, 0);
    for (Sleeve s : sleeves) {
      s.addTo(fractions, market.close);
    }
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] /= value;
    }
  }

  /**
   * One day: the holdings move with the prices, today's sleeve trades at the price of entry, and
   * all is valued at the close.
   *
   * @param sleeve index of the sleeve whose turn it is
   */
  void day(int sleeve, Market market, int[] targets, int count) {
    before = value;
    double invested = 0;
    for (Sleeve s : sleeves) {
      for (int k = 0; k < market.gone; k++) {
        s.release(market.leaving[k], market.entry[market.leaving[k]], recovery);
      }
      invested += isShort ? s.invested(market.entry) : 0;
    }
    fills.clear();
    boolean[] enter = isShort ? market.sellable : market.buyable;
    boolean[] leave = isShort ? market.buyable : market.sellable;
    sleeves[sleeve].rebalance(targets, count, market.entry, enter, leave, fills);
    Charges charges = market.charges();
    double paid =
        isShort
            ? fills.entered * charges.sell()
                + fills.left * charges.buy()
                + invested * charges.borrowPerDay()
            : fills.entered * charges.buy() + fills.left * charges.sell();
    cost = before == 0 ? 0 : paid / before;
    traded = before == 0 ? 0 : (fills.entered + fills.left) / before;
    value = 0;
    for (Sleeve s : sleeves) {
      value += s.value(market.close);
    }
    basketReturn = before == 0 ? 0 : value / before - 1;
  }
}
