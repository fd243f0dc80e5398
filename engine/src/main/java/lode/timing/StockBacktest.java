package lode.timing;

import java.util.ArrayList;
import java.util.List;
import lode.backtest.Performance;
import lode.market.TradingRules;
import lode.panel.Panel;
import lode.panel.Period;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Strategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.criteria.NumberOfPositionsCriterion;
import org.ta4j.core.criteria.PositionsRatioCriterion;
import org.ta4j.core.rules.BooleanRule;

/**
 * Trades one stock by its scores with all the money there is, and beside it buys and holds. ta4j
 * runs the strategy bar by bar and keeps the record; what the record is worth each day is ours.
 *
 * <p>The figures are {@link Performance}'s and not ta4j's: its Sharpe and Sortino ratios annualise
 * by the time on the clock between bars, its value at risk is an order statistic without
 * interpolation, and its cash flow moves the return of the day of entry to the day after. Of ta4j's
 * criteria those that count positions are used.
 */
final class StockBacktest {
  private final Panel panel;
  private final Rules rules;
  private final TradingRules market;

  StockBacktest(Panel panel, Rules rules) {
    this.panel = panel;
    this.rules = rules;
    this.market = TradingRules.of(panel.stocks());
  }

  /**
   * Trades over a period.
   *
   * @param scores by date of the panel, NaN where there is none
   * @param period within it, from the first date with a score on
   * @throws IllegalArgumentException if there is no score, or none but on the last date
   */
  StockResult run(int stock, double[] scores, Mode mode, Period period) {
    int from = period.from();
    while (from < period.to() && Double.isNaN(scores[from])) {
      from++;
    }
    if (from >= period.to() - 1) {
      throw new IllegalArgumentException(
          "no score to trade by: stock=%s from=%s to=%s"
              .formatted(
                  panel.stocks().at(stock),
                  panel.dates().at(period.from()),
                  panel.dates().at(period.to() - 1)));
    }
    Period traded = new Period(from, period.to());
    StockDays days = StockDays.of(panel, stock, rules, market, traded);
    double[] window = java.util.Arrays.copyOfRange(scores, traded.from(), traded.to());
    TradingRecord record = run(days, Signals.of(days, window, rules));
    TradingRecord held = run(days, new BaseStrategy("hold", BooleanRule.TRUE, BooleanRule.FALSE));
    List<RoundTrip> trips = roundTrips(record, days, traded);
    return new StockResult(
        panel.stocks().at(stock),
        mode,
        panel.dates().at(traded.from()).toString(),
        panel.dates().at(traded.to() - 1).toString(),
        performance(record, days),
        performance(held, days),
        trips.size(),
        winRate(record, days),
        invested(record, days),
        trips);
  }

  private TradingRecord run(StockDays days, Strategy strategy) {
    return new BarSeriesManager(
            days.series(), new ZeroCostModel(), new ZeroCostModel(), new Fills(days))
        .run(strategy);
  }

  /** Every position, the open one last. */
  private static List<Position> positions(TradingRecord record) {
    List<Position> positions = new ArrayList<>(record.getPositions());
    if (record.getCurrentPosition().isOpened()) {
      positions.add(record.getCurrentPosition());
    }
    return positions;
  }

  private static Performance performance(TradingRecord record, StockDays days) {
    double[] value = value(record, days);
    double[] returns = new double[value.length - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = value[i + 1] / value[i] - 1;
    }
    return Performance.of(returns);
  }

  /** Money and stock at the close of each day; 1 at the first. */
  private static double[] value(TradingRecord record, StockDays days) {
    double[] value = new double[days.close().length];
    double money = 1;
    int day = 0;
    for (Position position : positions(record)) {
      int in = position.getEntry().getIndex();
      int out = position.isClosed() ? position.getExit().getIndex() : value.length;
      java.util.Arrays.fill(value, day, in, money);
      double shares = money / position.getEntry().getPricePerAsset().doubleValue();
      for (day = in; day < out; day++) {
        value[day] = shares * days.close()[day];
      }
      if (position.isClosed()) {
        money = shares * position.getExit().getPricePerAsset().doubleValue();
      }
    }
    java.util.Arrays.fill(value, day, value.length, money);
    return value;
  }

  private List<RoundTrip> roundTrips(TradingRecord record, StockDays days, Period traded) {
    List<RoundTrip> trips = new ArrayList<>();
    int last = days.close().length - 1;
    for (Position position : positions(record)) {
      boolean open = position.isOpened();
      int in = position.getEntry().getIndex();
      int out = open ? last : position.getExit().getIndex();
      double paid = position.getEntry().getPricePerAsset().doubleValue();
      double left = open ? days.close()[last] : position.getExit().getPricePerAsset().doubleValue();
      trips.add(
          new RoundTrip(
              panel.dates().at(traded.from() + in).toString(),
              days.entry()[in],
              panel.dates().at(traded.from() + out).toString(),
              open ? left : days.entry()[out],
              left / paid - 1,
              out - in,
              open));
    }
    return trips;
  }

  private static double winRate(TradingRecord record, StockDays days) {
    boolean none = new NumberOfPositionsCriterion().calculate(days.series(), record).isZero();
    return none
        ? 0
        : PositionsRatioCriterion.WinningPositionsRatioCriterion()
            .calculate(days.series(), record)
            .doubleValue();
  }

  private static double invested(TradingRecord record, StockDays days) {
    int held = 0;
    for (Position position : positions(record)) {
      int out = position.isClosed() ? position.getExit().getIndex() : days.close().length;
      held += out - position.getEntry().getIndex();
    }
    return (double) held / days.close().length;
  }
}
