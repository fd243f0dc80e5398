package lode.backtest;

import lode.market.TradingRules;
import lode.panel.Stocks;

/** {@link Costs} as a market charges them day by day. One owner, who says which day it is. */
final class Charges {
  private final Costs costs;
  private final double minimum;
  private final TradingRules rules;
  private double dutyOnPurchase;
  private double dutyOnSale;

  /** The costs of these rules; the least commission is of orders, which need a capital. */
  Charges(Rules rules, Stocks stocks) {
    this.costs = rules.costs();
    this.minimum = rules.capital() > 0 ? costs.minCommission() : 0;
    this.rules = TradingRules.of(stocks);
  }

  void on(int epochDay) {
    dutyOnPurchase = costs.datedDuty() ? rules.dutyOnPurchase(epochDay, 0) : 0;
    dutyOnSale =
        costs.datedDuty() ? rules.dutyOnSale(epochDay, costs.stampDuty()) : costs.stampDuty();
  }

  /** Cost of buying a value of 1, commission included. */
  double buy() {
    return costs.commission() + besideCommissionBuy();
  }

  /** Cost of selling a value of 1, commission included. */
  double sell() {
    return costs.commission() + besideCommissionSell();
  }

  /** Cost of an order to buy, with the least commission of an order. */
  double buyOrder(double value) {
    return Math.max(minimum, value * costs.commission()) + value * besideCommissionBuy();
  }

  /** Cost of an order to sell, with the least commission of an order. */
  double sellOrder(double value) {
    return Math.max(minimum, value * costs.commission()) + value * besideCommissionSell();
  }

  /** The largest order that can be paid for, costs included; 0 or more. */
  double affordable(double money) {
    double least = (money - minimum) / (1 + besideCommissionBuy());
    return Math.max(0, Math.min(money / (1 + buy()), least));
  }

  /** Cost of holding a short value of 1 for a day. */
  double borrowPerDay() {
    return costs.borrow() / Costs.YEAR;
  }

  private double besideCommissionBuy() {
    return costs.slippage() + dutyOnPurchase;
  }

  private double besideCommissionSell() {
    return costs.slippage() + dutyOnSale;
  }
}
