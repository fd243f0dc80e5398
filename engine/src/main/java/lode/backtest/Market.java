package lode.backtest;

import java.util.Arrays;
import lode.market.TradingRules;
import lode.panel.Panel;
import lode.panel.Price;
import lode.panel.TradingStatus;

/**
 * One day of the market after the other: how prices moved, what can be traded at the price of
 * entry, and what has stopped trading. Positions are traded at the price of entry and valued at the
 * close, so a day has two moves: from the last close to the entry, and from there to the close. A
 * stock that does not trade moves in neither.
 */
final class Market {
  /** Field by which prices as traded were multiplied. */
  private static final String FACTOR = "adj_factor";

  /** Price of entry over the close last seen, by stock; 1 where it does not trade. */
  final double[] toEntry;

  /** Close over the price of entry, by stock; 1 where it does not trade. */
  final double[] toClose;

  /** Whether it can be bought at the price of entry. */
  final boolean[] buyable;

  /** Whether it can be sold at the price of entry. */
  final boolean[] sellable;

  /** Stocks whose positions are closed before anything is traded, the first {@link #gone} count. */
  final int[] leaving;

  /** How many are closed. */
  int gone;

  private final Panel panel;
  private final Price entry;
  private final int patience;
  private final TradingRules rules;
  private final Charges charges;
  private final float[] price;
  private final float[] close;
  private final float[] status;
  private final float[] factor;
  private final double[] last;
  private final int[] idle;

  /** A market that stands at the close of a day; the next one to {@link #open} is the day after. */
  Market(Panel panel, Price entry, Rules rules, int from) {
    int stocks = panel.stocks().size();
    this.panel = panel;
    this.entry = entry;
    this.patience = rules.delisting().days();
    this.rules = TradingRules.of(panel.stocks());
    this.charges = new Charges(rules, panel.stocks());
    this.toEntry = new double[stocks];
    this.toClose = new double[stocks];
    this.buyable = new boolean[stocks];
    this.sellable = new boolean[stocks];
    this.leaving = new int[stocks];
    this.price = new float[panel.stride()];
    this.close = new float[panel.stride()];
    this.status = new float[panel.stride()];
    this.factor = new float[panel.stride()];
    this.last = new double[stocks];
    this.idle = new int[stocks];
    Arrays.fill(last, Double.NaN);
    open(from);
  }

  void open(int date) {
    charges.on(panel.dates().epochDay(date));
    panel.row(panel.field(entry.field()), date, price, 0);
    panel.row(panel.field(Price.CLOSE.field()), date, close, 0);
    panel.row(panel.field(TradingStatus.FIELD), date, status, 0);
    if (panel.has(FACTOR)) {
      panel.row(panel.field(FACTOR), date, factor, 0);
    }
    gone = 0;
    for (int i = 0; i < toEntry.length; i++) {
      int bits = (int) status[i];
      boolean priced = TradingStatus.traded(bits) && price[i] > 0 && close[i] > 0;
      toEntry[i] = priced && last[i] > 0 ? price[i] / last[i] : 1;
      toClose[i] = priced ? (double) close[i] / price[i] : 1;
      last[i] = priced ? close[i] : last[i];
      idle[i] = priced ? 0 : idle[i] + 1;
      if (idle[i] == patience) {
        leaving[gone++] = i;
      }
      buyable[i] = priced && TradingStatus.buyable(bits, entry);
      sellable[i] = priced && TradingStatus.sellable(bits, entry);
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
    double traded = panel.has(FACTOR) ? (double) price[stock] / factor[stock] : price[stock];
    return rules.lot(stock) * traded;
  }
}
