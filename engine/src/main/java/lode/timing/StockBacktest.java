package lode.timing;

import java.util.ArrayList;
import java.util.List;
import lode.backtest.Performance;
import lode.panel.Panel;
import lode.panel.Period;
import org.ta4j.core.Position;
import org.ta4j.core.Strategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.criteria.NumberOfPositionsCriterion;
import org.ta4j.core.criteria.PositionsRatioCriterion;

/**
 * Trades one stock by its scores with all the money there is, and beside it buys and holds. ta4j
 * runs the strategy bar by bar and keeps the record; {@link Fills} keeps the money.
 *
 * <p>The figures are {@link Performance}'s and not ta4j's: its Sharpe and Sortino ratios annualise
 * by the time on the clock between bars, its value at risk is an order statistic without
 * interpolation, and its cash flow moves the return of the day of entry to the day after. Of ta4j's
 * criteria those that count positions are used.
 */
final class StockBacktest {
  private final Panel panel;
  private final Rules rules;

  StockBacktest(Panel panel, Rules rules) {
    this.panel = panel;
    this.rules = rules;
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
    StockDays days = StockDays.of(panel, stock, rules, traded);
    double[] window = java.util.Arrays.copyOfRange(scores, traded.from(), traded.to());
    Fills fills = new Fills(days, rules, panel.stocks());
    TradingRecord record = run(days, Signals.of(days, window, rules), fills);
    Fills held = new Fills(days, rules, panel.stocks());
    run(days, Signals.hold(days), held);
    List<RoundTrip> trips = roundTrips(record, days, traded);
    return new StockResult(
        panel.stocks().at(stock),
        mode,
        panel.dates().at(traded.from()).toString(),
        panel.dates().at(traded.to() - 1).toString(),
        Performance.of(fills.returns()),
        Performance.of(held.returns()),
        trips.size(),
        winRate(record, days),
        invested(record, days),
        trips);
  }

  private static TradingRecord run(StockDays days, Strategy strategy, Fills fills) {
    return new BarSeriesManager(days.series(), new ZeroCostModel(), new ZeroCostModel(), fills)
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
              open || days.leaving()[out] ? left : days.entry()[out],
              left / paid - 1,
              out - in,
              open,
              !open && days.leaving()[out]));
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
