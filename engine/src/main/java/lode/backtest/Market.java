package lode.backtest;

import java.util.Arrays;
import lode.market.TradingRules;
import lode.panel.Panel;
import lode.panel.Price;
import lode.panel.TradingStatus;

/**
 * One day of the market after the other: how prices moved, what can be traded at the price of
 * entry, and what has stopped trading. Positions are traded at the price of entry and valued at the
 * close. A stock that does not trade keeps its last close for both.
 */
final class Market {
  /** Field by which prices as traded were multiplied. */
  private static final String FACTOR = "adj_factor";

  /** Price of entry by stock; the last close where it does not trade, NaN where there is none. */
  final double[] entry;

  /** Close by stock, likewise. */
  final double[] close;

  /** Whether it can be bought at the price of entry. */
  final boolean[] buyable;

  /** Whether it can be sold at the price of entry. */
  final boolean[] sellable;

  /** Stocks whose positions are closed before anything is traded, the first {@link #gone} count. */
  final int[] leaving;

  /** How many are closed. */
  int gone;

  private final Panel panel;
  private final Price at;
  private final int patience;
  private final TradingRules rules;
  private final Charges charges;
  private final float[] price;
  private final float[] last;
  private final float[] status;
  private final float[] factor;
  private final int[] idle;

  /** A market that stands at the close of a day; the next one to {@link #open} is the day after. */
  Market(Panel panel, Price at, Rules rules, int from) {
    int stocks = panel.stocks().size();
    this.panel = panel;
    this.at = at;
    this.patience = rules.delisting().days();
    this.rules = TradingRules.of(panel.stocks());
    this.charges = new Charges(rules.costs(), rules.capital() > 0, panel.stocks());
    this.entry = new double[stocks];
    this.close = new double[stocks];
    this.buyable = new boolean[stocks];
    this.sellable = new boolean[stocks];
    this.leaving = new int[stocks];
    this.price = new float[panel.stride()];
    this.last = new float[panel.stride()];
    this.status = new float[panel.stride()];
    this.factor = new float[panel.stride()];
    this.idle = new int[stocks];
    Arrays.fill(close, Double.NaN);
    open(from);
  }

  void open(int date) {
    charges.on(panel.dates().epochDay(date));
    panel.row(panel.field(at.field()), date, price, 0);
    panel.row(panel.field(Price.CLOSE.field()), date, last, 0);
    panel.row(panel.field(TradingStatus.FIELD), date, status, 0);
    if (panel.has(FACTOR)) {
      panel.row(panel.field(FACTOR), date, factor, 0);
    }
    gone = 0;
    for (int i = 0; i < entry.length; i++) {
      int bits = (int) status[i];
      boolean priced = TradingStatus.traded(bits) && price[i] > 0 && last[i] > 0;
      entry[i] = priced ? price[i] : close[i];
      close[i] = priced ? last[i] : close[i];
      idle[i] = priced ? 0 : idle[i] + 1;
      if (idle[i] == patience) {
        leaving[gone++] = i;
      }
      buyable[i] = priced && TradingStatus.buyable(bits, at);
      sellable[i] = priced && TradingStatus.sellable(bits, at);
    }
  }

  /** What trading costs today. */
  Charges charges() {
    return charges;
  }

  /**
   * What a lot of a stock costs today at its price as traded; the panel's where it has no factor.
   */
  double lot(int stock) {
    double traded = panel.has(FACTOR) ? entry[stock] / factor[stock] : entry[stock];
    return rules.lot(stock) * traded;
  }
}
