package lode.backtest;

import lode.market.TradingRules;
import lode.panel.Stocks;

/**
 * {@link Costs} as a market charges them day by day, in money or as a part of the traded value. One
 * owner, who says which day it is.
 */
public final class Charges {
  private final Costs costs;
  private final double minimum;
  private final TradingRules rules;
  private double dutyOnPurchase;
  private double dutyOnSale;

  /**
   * The charges of a market.
   *
   * @param orders whether there is a capital, and so orders that a least commission is asked of
   */
  public Charges(Costs costs, boolean orders, Stocks stocks) {
    this.costs = costs;
    this.minimum = orders ? costs.minCommission() : 0;
    this.rules = TradingRules.of(stocks);
  }

  /** Says which day it is. */
  public void on(int epochDay) {
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
  public double buyOrder(double value) {
    return Math.max(minimum, value * costs.commission()) + value * besideCommissionBuy();
  }

  /** Cost of an order to sell, with the least commission of an order. */
  public double sellOrder(double value) {
    return Math.max(minimum, value * costs.commission()) + value * besideCommissionSell();
  }

  /** The largest order that can be paid for, costs included; 0 or more. */
  public double affordable(double money) {
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
