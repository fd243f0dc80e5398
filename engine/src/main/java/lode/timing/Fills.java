package lode.timing;

import org.ta4j.core.BarSeries;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.TradeExecutionModel;
import org.ta4j.core.num.Num;

/**
 * How an order of the close of one day is filled on the next: at the entry price, where the stock
 * can be traded on that side; else not at all. One price a day is traded at, so what was bought
 * today can be sold tomorrow at the earliest (T+1). ta4j's cost models know no side, and stamp duty
 * is due on sales only, so the costs are in the prices: what a buyer pays and a seller is left
 * with.
 */
record Fills(StockDays days) implements TradeExecutionModel {
  @Override
  public void execute(int index, TradingRecord record, BarSeries series, Num amount) {
    int next = index + 1;
    if (next >= days.close().length) {
      return;
    }
    boolean holds = record.getCurrentPosition().isOpened();
    double net = holds ? days.received()[next] : days.paid()[next];
    if (!Double.isNaN(net)) {
      record.operate(next, series.numFactory().numOf(net), amount);
    }
  }
}
