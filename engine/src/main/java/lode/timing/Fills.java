package lode.timing;

import java.util.Arrays;
import lode.backtest.Charges;
import lode.panel.Stocks;
import org.ta4j.core.BarSeries;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.TradeExecutionModel;
import org.ta4j.core.num.Num;

/**
 * How an order of the close of one day is filled on the next: at the entry price, where the stock
 * can be traded on that side; else not at all. One price a day is traded at, so what was bought
 * today can be sold tomorrow at the earliest (T+1). With a capital whole lots are bought, and
 * nothing where there is not the money for one. A stock that has stopped trading is closed out, at
 * what the rules say it is still worth.
 *
 * <p>ta4j's cost models know no side, and stamp duty is due on sales only, so the costs are in the
 * prices of its record: what a buyer pays for a share and a seller is left with. Money and shares
 * are kept here. For one run.
 */
final class Fills implements TradeExecutionModel {
  private final StockDays days;
  private final Charges charges;
  private final Rules rules;
  private final double[] money;
  private final double[] shares;

  /** Begins with money only: the capital, or 1. */
  Fills(StockDays days, Rules rules, Stocks stocks) {
    this.days = days;
    this.charges = new Charges(rules.costs(), rules.capital() > 0, stocks);
    this.rules = rules;
    this.money = new double[days.close().length];
    this.shares = new double[days.close().length];
    Arrays.fill(money, rules.capital() > 0 ? rules.capital() : 1);
  }

  @Override
  public void execute(int index, TradingRecord record, BarSeries series, Num amount) {
    int day = index + 1;
    if (day >= money.length) {
      return;
    }
    charges.on(days.epochDay()[day]);
    double price = shares[day] > 0 ? sell(day) : buy(day);
    if (!Double.isNaN(price)) {
      record.operate(day, series.numFactory().numOf(price), amount);
    }
  }

  /** What was paid for a share; NaN where none was bought. */
  private double buy(int day) {
    double order = days.buyable()[day] ? charges.affordable(money[day]) : 0;
    if (rules.capital() > 0) {
      double lot = days.lot()[day];
      order = Math.floor(order / lot) * lot;
    }
    if (!(order > 0)) {
      return Double.NaN;
    }
    double paid = order + charges.buyOrder(order);
    double left = rules.capital() > 0 ? money[day] - paid : 0;
    hold(day, left, order / days.entry()[day]);
    return paid / shares[day];
  }

  /** What was got for a share; NaN where it could not be sold. */
  private double sell(int day) {
    double got;
    if (days.leaving()[day]) {
      got = shares[day] * days.close()[day] * rules.delisting().recovery();
    } else if (days.sellable()[day]) {
      double value = shares[day] * days.entry()[day];
      got = value - charges.sellOrder(value);
    } else {
      return Double.NaN;
    }
    double sold = shares[day];
    hold(day, money[day] + got, 0);
    return got / sold;
  }

  private void hold(int from, double left, double held) {
    Arrays.fill(money, from, money.length, left);
    Arrays.fill(shares, from, shares.length, held);
  }

  /** Returns from close to close; 0 where all was lost before. */
  double[] returns() {
    double[] returns = new double[money.length - 1];
    for (int day = 1; day < money.length; day++) {
      double before = value(day - 1);
      returns[day - 1] = before > 0 ? value(day) / before - 1 : 0;
    }
    return returns;
  }

  private double value(int day) {
    return money[day] + (shares[day] > 0 ? shares[day] * days.close()[day] : 0);
  }
}
