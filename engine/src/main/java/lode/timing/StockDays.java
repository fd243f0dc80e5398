package lode.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lode.backtest.Costs;
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
 * @param close adjusted closes, the last one where it did not trade
 * @param entry price at which is traded that day; NaN where it did not trade
 * @param paid what a buyer pays at that price, costs included; NaN where it could not be bought
 * @param received what a seller is left with; NaN where it could not be sold
 */
record StockDays(
    BarSeries series, double[] close, double[] entry, double[] paid, double[] received) {
  private static final NumFactory DOUBLES = DoubleNumFactory.getInstance();

  /** The days of a period; on the first of them the stock trades. */
  static StockDays of(Panel panel, int stock, Rules rules, TradingRules market, Period period) {
    Price price = rules.entry();
    Costs costs = rules.costs();
    int closes = panel.field("close");
    int entries = panel.field(price.field());
    int states = panel.field(TradingStatus.FIELD);
    int days = period.size();
    StockDays result =
        new StockDays(
            new BaseBarSeriesBuilder()
                .withNumFactory(DOUBLES)
                .withName(panel.stocks().at(stock))
                .withBars(new ArrayList<>(List.of()))
                .build(),
            new double[days],
            new double[days],
            new double[days],
            new double[days]);
    double last = Double.NaN;
    for (int i = 0; i < days; i++) {
      int date = period.from() + i;
      int status = (int) panel.at(states, date, stock);
      boolean traded = TradingStatus.traded(status);
      double at = panel.at(entries, date, stock);
      double close = panel.at(closes, date, stock);
      boolean priced = traded && at > 0;
      last = traded && close > 0 ? close : last;
      result.close[i] = last;
      result.entry[i] = priced ? at : Double.NaN;
      int day = panel.dates().epochDay(date);
      boolean buyable = priced && TradingStatus.buyable(status, price);
      boolean sellable = priced && TradingStatus.sellable(status, price);
      result.paid[i] = buyable ? at * (1 + purchase(costs, market, day)) : Double.NaN;
      result.received[i] = sellable ? at * (1 - sale(costs, market, day)) : Double.NaN;
      result.series.addBar(bar(day, last, priced ? at : last));
    }
    return result;
  }

  private static double purchase(Costs costs, TradingRules market, int day) {
    double duty = costs.datedDuty() ? market.dutyOnPurchase(day, 0) : 0;
    return costs.commission() + costs.slippage() + duty;
  }

  private static double sale(Costs costs, TradingRules market, int day) {
    double duty = costs.datedDuty() ? market.dutyOnSale(day, costs.stampDuty()) : costs.stampDuty();
    return costs.commission() + costs.slippage() + duty;
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
