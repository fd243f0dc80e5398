package lode.backtest;

/**
 * The money of the top-k portfolio: buys each of the best at an equal part of its cash, lets the
 * weights drift, and pays every cost when it arises. With a capital it buys whole lots and pays the
 * least commission; without one its money is 1 and any fraction can be bought. What is bought on a
 * day is not sold on it: it sells before it buys.
 */
final class Account {
  private final Dropout choice;
  private final boolean wholeLots;
  private final double recovery;
  private final double[] shares;
  private final boolean[] holds;
  private int positions;
  private double cash;
  private double value;
  private double paid;

  /** Return of the day as if nothing had been paid for trading on it. */
  double gross;

  /** Return of the day after costs. */
  double net;

  /** Value bought and sold on the day as a fraction of the value at the close of the day before. */
  double traded;

  /** Value at the close of the day before. */
  double before;

  /** The trades of the day. */
  final Fills fills;

  Account(Rules rules, int stocks) {
    this.choice = new Dropout(rules.top(), rules.drop(), stocks);
    this.wholeLots = rules.capital() > 0;
    this.recovery = rules.delisting().recovery();
    this.shares = new double[stocks];
    this.holds = new boolean[stocks];
    this.fills = new Fills(stocks);
    this.cash = wholeLots ? rules.capital() : 1;
    this.value = cash;
  }

  /**
   * One day: yesterday's ranking is traded at today's price of entry, and all valued at the close.
   */
  void day(Buckets ranking, Market market) {
    before = value;
    paid = 0;
    fills.clear();
    for (int k = 0; k < market.gone; k++) {
      int stock = market.leaving[k];
      if (holds[stock]) {
        cash += recovery * close(stock, market);
      }
    }
    choice.decide(ranking, holds, positions);
    sell(market);
    buy(market);
    value = cash;
    for (int i = 0; i < shares.length; i++) {
      value += holds[i] ? shares[i] * market.close[i] : 0;
    }
    boolean broke = before <= 0;
    net = broke ? 0 : value / before - 1;
    gross = broke ? 0 : (value + paid) / before - 1;
    traded = broke ? 0 : (fills.entered + fills.left) / before;
  }

  /** What it holds at the close of the day, as fractions of its value, by stock. */
  void holdings(Market market, double[] fractions) {
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] = holds[i] ? shares[i] * market.close[i] / value : 0;
    }
  }

  private void sell(Market market) {
    for (int k = 0; k < choice.sales(); k++) {
      int stock = choice.sale(k);
      if (market.sellable[stock]) {
        double sold = close(stock, market);
        pay(market.charges().sellOrder(sold));
        cash += sold;
        fills.leave(stock, sold);
      }
    }
  }

  private void buy(Market market) {
    int places = choice.top() - positions;
    double share = places == 0 ? 0 : cash / places;
    for (int k = 0; k < Math.min(places, choice.purchases()); k++) {
      int stock = choice.purchase(k);
      double order = market.buyable[stock] ? market.charges().affordable(share) : 0;
      if (wholeLots && order > 0) {
        double lot = market.lot(stock);
        order = Math.floor(order / lot) * lot;
      }
      if (order > 0) {
        shares[stock] = order / market.entry[stock];
        holds[stock] = true;
        positions++;
        pay(market.charges().buyOrder(order));
        cash -= order;
        fills.enter(stock, order);
      }
    }
  }

  /** Ends a position at the price of entry; its value is to be put elsewhere. */
  private double close(int stock, Market market) {
    holds[stock] = false;
    positions--;
    return shares[stock] * market.entry[stock];
  }

  private void pay(double cost) {
    cash -= cost;
    paid += cost;
  }
}
