package lode.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.market.TradingRules;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * The cross-section backtest: what a formula would have earned long-short, long-only and as a top-k
 * portfolio, in every detail. Reads nothing beyond the last date of the period.
 */
public final class CrossSection {
  /** What the figures mean. */
  static final String CONVENTIONS =
      "signal at the close of t, trade at t+1, valued at the close; 252 days a year, no risk-free"
          + " rate, ddof 1; turnover one-way; costs after the day's trades; long_short is the top"
          + " less the bottom quantile, each of value 1";

  private static final int DRAWDOWNS = 5;
  private static final double[] SWEEP = {0, 5, 10, 20, 30};

  private final Panel panel;
  private final String universe;
  private final Target target;
  private final Rules rules;

  /** A backtest of these rules. */
  public CrossSection(Panel panel, String universe, Target target, Rules rules) {
    this.panel = panel;
    this.universe = universe;
    this.target = target;
    this.rules = rules;
  }

  /**
   * Trades formulas over the signal dates of a period.
   *
   * @param directions 1 where high values are good, -1 where low values are
   * @param period signal dates; the last trade is on its last date
   * @param called what the period is to the search
   * @throws IllegalArgumentException for a period of fewer than three dates, or beyond the panel
   */
  public List<TearSheet> run(
      List<Formula> formulas, int[] directions, Period period, String called) {
    if (period.size() < 3 || period.to() > panel.dates().size()) {
      throw new IllegalArgumentException(
          "period has nothing to trade: from="
              + period.from()
              + " to="
              + period.to()
              + " dates="
              + panel.dates().size()
              + " least=3");
    }
    List<Diary> diaries =
        new Simulation(panel, universe, target, rules).run(formulas, directions, period);
    return IntStream.range(0, formulas.size())
        .mapToObj(i -> sheet(formulas.get(i), directions[i], period, called, diaries.get(i)))
        .toList();
  }

  private TearSheet sheet(
      Formula formula, int direction, Period period, String called, Diary diary) {
    List<LocalDate> dates =
        IntStream.range(period.from() + 1, period.to()).mapToObj(panel.dates()::at).toList();
    List<String> days = dates.stream().map(LocalDate::toString).toList();
    Map<String, Track> portfolios = new LinkedHashMap<>();
    portfolios.put(TearSheet.LONG_SHORT, diary.longShort);
    portfolios.put(TearSheet.LONG_ONLY, diary.longOnly);
    portfolios.put(TearSheet.TOP_K, diary.topK);
    Map<String, Footprint> footprints =
        Map.of(
            TearSheet.LONG_SHORT, diary.longShortFootprint,
            TearSheet.LONG_ONLY, diary.longOnlyFootprint,
            TearSheet.TOP_K, diary.topKFootprint);
    Map<String, double[]> benchmarks = benchmarks(diary, period);
    Map<String, TearSheet.Figures> figures = new LinkedHashMap<>();
    Map<String, double[]> series = new LinkedHashMap<>();
    portfolios.forEach((name, track) -> {
      figures.put(name, figures(track, footprints.get(name), benchmarks, days));
      series.put(name, track.net());
    });
    series.putAll(benchmarks);
    String market = TradingRules.of(panel.stocks()).market();
    return new TearSheet(
        subject(formula, direction, period, called),
        days,
        Collections.unmodifiableMap(portfolios),
        List.of(diary.quantiles),
        benchmarks,
        Collections.unmodifiableMap(figures),
        Arrays.stream(diary.quantiles).map(q -> Performance.of(q).annualReturn()).toList(),
        Span.by(day -> Integer.toString(day.getYear()), dates, series),
        Span.by(day -> day.toString().substring(0, 7), dates, series),
        Span.in(StressWindow.of(market), dates, series));
  }

  private TearSheet.Subject subject(Formula formula, int direction, Period period, String called) {
    return new TearSheet.Subject(
        formula.fid(),
        formula.text(),
        direction,
        panel.fingerprint(),
        universe,
        target.key(),
        panel.dates().at(period.from()).toString(),
        panel.dates().at(period.to() - 1).toString(),
        period.size() - 1,
        called,
        rules,
        CONVENTIONS);
  }

  private TearSheet.Figures figures(
      Track track, Footprint footprint, Map<String, double[]> benchmarks, List<String> days) {
    List<Versus> versus = new ArrayList<>();
    benchmarks.forEach((name, returns) -> versus.add(Versus.of(name, track.net(), returns)));
    List<TearSheet.CostStep> sweep = new ArrayList<>();
    for (double bps : SWEEP) {
      Performance at = Performance.of(track.at(bps / 1e4));
      sweep.add(new TearSheet.CostStep(bps, at.annualReturn(), at.sharpe()));
    }
    return new TearSheet.Figures(
        Performance.of(track.gross()),
        Performance.of(track.net()),
        track.turnover(),
        track.breakeven(),
        List.copyOf(versus),
        List.copyOf(sweep),
        Capacity.of(footprint, track.net(), rules.liquidity()),
        Drawdown.worst(DRAWDOWNS, days, track.net()));
  }

  private Map<String, double[]> benchmarks(Diary diary, Period period) {
    Map<String, double[]> all = new LinkedHashMap<>();
    all.put(TearSheet.UNIVERSE, diary.universe);
    for (String name : panel.benchmarks()) {
      all.put(name, returns(panel.benchmark(name), period));
    }
    return Collections.unmodifiableMap(all);
  }

  private static double[] returns(float[] closes, Period period) {
    double[] returns = new double[period.size() - 1];
    double last = closes[period.from()];
    for (int i = 0; i < returns.length; i++) {
      double close = closes[period.from() + 1 + i];
      returns[i] = close > 0 && last > 0 ? close / last - 1 : 0;
      last = close > 0 ? close : last;
    }
    return returns;
  }
}
