package lode.backtest;

import java.util.Arrays;
import java.util.List;
import lode.evaluation.Target;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Quantile portfolios of formulas in a few figures, for the gate of promotion: each day the
 * universe is cut into equal buckets by value, the bucket is bought at the next day's entry price
 * and held for the target's horizon. A stock that stands at its upper limit is not bought, one at
 * its lower limit not sold, a suspended one neither; such positions are carried at their last
 * price, until {@link Delisting} ends them. {@link CrossSection} says more of one formula.
 */
public final class QuantileBacktest {
  private final Panel panel;
  private final String universe;
  private final Target target;
  private final Rules rules;

  /** A backtest of these rules. */
  public QuantileBacktest(Panel panel, String universe, Target target, Rules rules) {
    this.panel = panel;
    this.universe = universe;
    this.target = target;
    this.rules = rules;
  }

  /**
   * Trades a formula over the signal dates of a period.
   *
   * @param direction 1 where high values are good, -1 where low values are
   * @param period signal dates; the last trade is on its last date
   */
  public Backtest run(Formula formula, int direction, Period period) {
    Trader trader = trader(direction, period);
    Values.stream(
        panel,
        universe,
        List.of(formula),
        period,
        (_, date, data, offset) -> trader.row(date, data, offset));
    return trader.figures();
  }

  /** Trades a formula whose rows are streamed already. */
  public Trader trader(int direction, Period period) {
    return new Trader(direction, period);
  }

  /** Trades one formula by its rows, which come in order of the dates. One owner thread. */
  public final class Trader {
    private final Book book;
    private final Market market;
    private final Period traded;

    private Trader(int direction, Period period) {
      this.traded = new Period(period.from(), Math.max(period.from(), period.to() - 1));
      this.book = new Book(panel, universe, target, rules, direction, period);
      this.market = new Market(panel, target.entry(), rules, period.from());
    }

    /**
     * Trades the row of a date of the period on the day after; the last has none.
     *
     * @param data values of all stocks from {@code offset}, NaN where missing
     */
    public void row(int date, float[] data, int offset) {
      if (traded.contains(date)) {
        market.open(date + 1);
        book.day(date, data, offset, market);
      }
    }

    /** What it came to. */
    public Backtest figures() {
      Diary diary = book.diary();
      return new Backtest(
          Performance.of(diary.longShort.gross()),
          Performance.of(diary.longShort.net()),
          Performance.of(diary.longOnly.net()),
          Performance.of(diary.excess()),
          Arrays.stream(diary.quantiles).map(q -> Performance.of(q).annualReturn()).toList(),
          diary.longOnly.turnover(),
          diary.longShort.breakeven());
    }
  }
}
