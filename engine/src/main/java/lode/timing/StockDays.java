package lode.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lode.market.TradingRules;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import lode.panel.TradingStatus;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/**
 * The days of one stock: a bar for each day of the exchange, for money is tied up on a suspended
 * day as on any other. Such a day has the last close and no volume.
 *
 * @param series bars; index 0 is the first date of the period
 * @param epochDay date of each
 * @param close adjusted closes, the last one where it did not trade
 * @param entry price at which is traded that day; NaN where it did not trade
 * @param buyable whether it can be bought at that price
 * @param sellable whether it can be sold at it
 * @param lot what a lot costs at it, in the money of the day; the panel's where it has no factor
 * @param leaving whether it has not traded for so long that day that a holding is closed out
 */
record StockDays(
    BarSeries series,
    int[] epochDay,
    double[] close,
    double[] entry,
    boolean[] buyable,
    boolean[] sellable,
    double[] lot,
    boolean[] leaving) {
  private static final NumFactory DOUBLES = DoubleNumFactory.getInstance();

  /** Field by which prices as traded were multiplied. */
  private static final String FACTOR = "adj_factor";

  private StockDays(String symbol, int days) {
    this(
        new BaseBarSeriesBuilder()
            .withNumFactory(DOUBLES)
            .withName(symbol)
            .withBars(new ArrayList<>(List.of()))
            .build(),
        new int[days],
        new double[days],
        new double[days],
        new boolean[days],
        new boolean[days],
        new double[days],
        new boolean[days]);
  }

  /** The days of a period; on the first of them the stock trades. */
  static StockDays of(Panel panel, int stock, Rules rules, Period period) {
    Price price = rules.entry();
    int closes = panel.field("close");
    int entries = panel.field(price.field());
    int states = panel.field(TradingStatus.FIELD);
    int lot = TradingRules.of(panel.stocks()).lot(stock);
    StockDays result = new StockDays(panel.stocks().at(stock), period.size());
    double last = Double.NaN;
    int idle = 0;
    for (int i = 0; i < period.size(); i++) {
      int date = period.from() + i;
      int status = (int) panel.at(states, date, stock);
      boolean traded = TradingStatus.traded(status);
      double at = panel.at(entries, date, stock);
      double close = panel.at(closes, date, stock);
      boolean priced = traded && at > 0;
      last = traded && close > 0 ? close : last;
      idle = priced ? 0 : idle + 1;
      result.epochDay[i] = panel.dates().epochDay(date);
      result.close[i] = last;
      result.entry[i] = priced ? at : Double.NaN;
      result.buyable[i] = priced && TradingStatus.buyable(status, price);
      result.sellable[i] = priced && TradingStatus.sellable(status, price);
      result.lot[i] =
          lot * (panel.has(FACTOR) ? at / panel.at(panel.field(FACTOR), date, stock) : at);
      result.leaving[i] = idle == rules.delisting().days();
      result.series.addBar(bar(result.epochDay[i], last, priced ? at : last));
    }
    return result;
  }

  private static Bar bar(int epochDay, double close, double open) {
    Instant end = Instant.ofEpochSecond((epochDay + 1) * 86400L);
    Num zero = DOUBLES.zero();
    return new BaseBar(
        Duration.ofDays(1),
        end.minus(Duration.ofDays(1)),
        end,
        DOUBLES.numOf(open),
        DOUBLES.numOf(Math.max(open, close)),
        DOUBLES.numOf(Math.min(open, close)),
        DOUBLES.numOf(close),
        zero,
        zero,
        0);
  }
}
