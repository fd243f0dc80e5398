package lode.backtest;

import java.util.List;
import java.util.Map;

/**
 * All that a backtest of one formula found out: the daily series, and every figure made of them.
 * Written as {@code runs/<id>/backtests/<fid>.json}.
 *
 * <p>Portfolios are {@link #LONG_SHORT}, {@link #LONG_ONLY} and {@link #TOP_K}. Benchmarks are
 * {@link #UNIVERSE} and those of the panel. Maps keep their order.
 *
 * @param subject what was traded, when, and by which rules
 * @param dates of the daily series, as yyyy-mm-dd: a return is from the close before to this day's
 * @param portfolios daily series by portfolio
 * @param quantiles daily returns before costs of each quantile, lowest value first
 * @param benchmarks daily returns by benchmark; a missing close is the last one
 * @param figures of each portfolio
 * @param quantileReturns annual return of each quantile before costs
 * @param years calendar years
 * @param months calendar months
 * @param stress named windows of {@code stress-windows.conf} that the days touch
 */
public record TearSheet(
    Subject subject,
    List<String> dates,
    Map<String, Track> portfolios,
    List<double[]> quantiles,
    Map<String, double[]> benchmarks,
    Map<String, Figures> figures,
    List<Double> quantileReturns,
    List<Span> years,
    List<Span> months,
    List<Span> stress) {
  /** The top quantile less the bottom one, in overlapping sleeves. */
  public static final String LONG_SHORT = "long_short";

  /** The top quantile alone, in overlapping sleeves. */
  public static final String LONG_ONLY = "long_only";

  /** The k best stocks, of which a few change a day. */
  public static final String TOP_K = "top_k";

  /** Name of the benchmark that holds the whole universe, equally weighted, before costs. */
  public static final String UNIVERSE = "universe";

  /**
   * What was traded.
   *
   * @param fid of the formula
   * @param formula its text
   * @param direction 1 where high values were bought, -1 where low ones were
   * @param data fingerprint of the panel
   * @param universe its stocks
   * @param target horizon and price of entry
   * @param from first day of a signal
   * @param to day of the last trade
   * @param days returns
   * @param period what the days are to the search: train, validation, holdout, or as the user chose
   * @param rules of the backtest
   * @param conventions what the figures mean, for people
   */
  public record Subject(
      String fid,
      String formula,
      int direction,
      String data,
      String universe,
      String target,
      String from,
      String to,
      int days,
      String period,
      Rules rules,
      String conventions) {}

  /**
   * Figures of one portfolio.
   *
   * @param gross before costs
   * @param net after costs
   * @param turnover mean one-way turnover a day; of a long-short portfolio the sum of both sides
   * @param breakeven cost per unit of traded value at which the gross return is gone
   * @param versus net, beside each benchmark
   * @param sweep had every trade cost the same, and nothing else anything
   * @param capacity how much money it can carry
   * @param drawdowns its deepest falls after costs, the deepest first
   */
  public record Figures(
      Performance gross,
      Performance net,
      double turnover,
      double breakeven,
      List<Versus> versus,
      List<CostStep> sweep,
      Capacity capacity,
      List<Drawdown> drawdowns) {
    /** A file of before there were drawdowns has none. */
    public Figures {
      drawdowns = drawdowns == null ? List.of() : List.copyOf(drawdowns);
    }
  }

  /**
   * One cost of the sweep.
   *
   * @param bps hundredths of a percent of every traded value, bought or sold
   * @param annualReturn at that cost
   * @param sharpe at that cost
   */
  public record CostStep(double bps, double annualReturn, double sharpe) {}
}
