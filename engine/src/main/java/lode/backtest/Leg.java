package lode.backtest;

/**
 * One side of a portfolio, long or short: as many sleeves as the horizon has days, one of which is
 * rebalanced each day, so that every position is held for the horizon. Keeps gross returns, costs
 * and turnover per day.
 */
final class Leg {
  private final Sleeve[] sleeves;
  private final boolean isShort;
  private final Costs costs;
  private final double[] fill = new double[2];
  private double before;

  /** Gross return of the basket since the day before; a short leg earns its negative. */
  double basketReturn;

  /** Costs of the day as a fraction of the leg's value. */
  double cost;

  /** One-way turnover of the day as a fraction of the leg's value. */
  double turnover;

  Leg(int stocks, int horizon, boolean isShort, Costs costs) {
    this.sleeves = new Sleeve[horizon];
    for (int i = 0; i < horizon; i++) {
      sleeves[i] = new Sleeve(stocks);
    }
    this.isShort = isShort;
    this.costs = costs;
    this.before = horizon;
  }

  /**
   * One day: the holdings move with the prices, then today's sleeve trades.
   *
   * @param sleeve index of the sleeve whose turn it is
   * @param growth price today over the price of the day before, 1 where it did not trade
   */
  void day(
      int sleeve,
      double[] growth,
      int[] targets,
      int count,
      boolean[] buyable,
      boolean[] sellable) {
    double invested = 0;
    for (Sleeve s : sleeves) {
      s.mark(growth);
      invested += s.invested();
    }
    double value = value();
    basketReturn = value / before - 1;
    sleeves[sleeve].rebalance(
        targets, count, isShort ? sellable : buyable, isShort ? buyable : sellable, fill);
    double entered = fill[0];
    double left = fill[1];
    cost =
        isShort
            ? (entered * costs.sell() + left * costs.buy() + invested * costs.borrowPerDay())
                / value
            : (entered * costs.buy() + left * costs.sell()) / value;
    turnover = (entered + left) / 2 / value;
    before = value();
  }

  private double value() {
    double sum = 0;
    for (Sleeve s : sleeves) {
      sum += s.value();
    }
    return sum;
  }
}
