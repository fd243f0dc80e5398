package lode.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lode.backtest.Costs;
import lode.statistics.Line;
import lode.statistics.Normal;
import lode.validation.FactorStudy;
import lode.validation.Figures;
import lode.validation.HorizonStudy;

/** What a factor foretells: the charts of alphalens' tear sheet, and what it leaves out. */
final class SignalPart {
  private static final int MONTH = 22;
  private static final int BARS = 40;

  private SignalPart() {}

  static String of(FactorStudy study) {
    HorizonStudy main = study.main();
    return "<h3>What it foretells</h3>\n"
        + Html.paragraph("Dates of train and of validation; the sealed holdout is not in it.")
        + information(study)
        + Html.beside(
            Html.figure("Rank IC, added up over the dates", cumulated(study, main)),
            Html.figure("Rank IC of each date, and of the last 22", daily(study, main)),
            Html.figure(
                "How often which rank IC",
                HistogramChart.of("rank IC", Shown.doubles(main.rankIc()), BARS)
                    .mark(main.rankIcFigures().mean(), "mean")
                    .toString()),
            Html.figure("Quantiles of the rank IC (up) against a normal's (across)", normal(main)),
            Html.figure(
                "Mean forward return above the universe by quantile, bps", quantiles(study)),
            Html.figure(
                "Highest less lowest quantile, a day's share of each return added up",
                spread(study, main)),
            Html.figure(
                "Rank IC by days held, and of the k-th day alone; half-life of the forecast "
                    + Shown.fixed(study.decay().halfLife(), 1)
                    + " days, of the ranks "
                    + Shown.fixed(study.decay().rankHalfLife(), 1)
                    + " days",
                decay(study)),
            Html.figure(
                "Factor-weighted portfolio, a day's share of each return added up",
                weighted(study, main)),
            Html.figure(
                "Forward return of each quantile by date: middle half, and nine dates in ten",
                spreads(main)),
            Html.figure("Rank IC, mean of the last 252 dates", yearly(study, main)),
            Html.figure("Turnover of the outer quantiles, last 22 dates", turnover(study, main)),
            Html.figure(
                "Autocorrelation of the ranks, last 22 dates", autocorrelation(study, main)))
        + Html.figure("Mean rank IC by month", months(study, main));
  }

  private static String information(FactorStudy study) {
    HtmlTable table =
        new HtmlTable(
            "days held",
            "IC",
            "rank IC",
            "std",
            "ICIR",
            "t",
            "lags",
            "p",
            "t naive",
            "skew",
            "kurtosis",
            "alpha a year",
            "beta",
            "top bps",
            "bottom bps",
            "spread bps");
    for (HorizonStudy h : study.horizons()) {
      Figures r = h.rankIcFigures();
      List<Figures> q = h.quantileFigures();
      table.row(
          h.days() + (h.days() == study.horizon() ? "*" : ""),
          Shown.fixed(h.icFigures().mean(), 4),
          Shown.fixed(r.mean(), 4),
          Shown.fixed(r.std(), 4),
          Shown.fixed(r.ir(), 3),
          Shown.fixed(r.t(), 2),
          r.lags(),
          Shown.p(r.p()),
          Shown.fixed(r.naiveT(), 2),
          Shown.fixed(r.skew(), 2),
          Shown.fixed(r.kurtosis(), 2),
          Shown.percent(h.annualAlpha()),
          Shown.fixed(h.beta(), 2),
          Shown.bps(q.getLast().mean()),
          Shown.bps(q.getFirst().mean()),
          Shown.bps(h.spreadFigures().mean()));
    }
    return table
        + "<p class=\"soft\">* the label that it was found with. t is Newey-West's; t naive counts"
        + " overlapping days as independent.</p>\n";
  }

  private static String cumulated(FactorStudy study, HorizonStudy main) {
    return LineChart.of(
        "rank IC added up",
        study.dates(),
        List.of(
            new Series("enterable names", Shown.doubles(main.rankIc())).cumulated(),
            new Series("neutral to size and group", Shown.doubles(study.daily().neutralRankIc()))
                .cumulated(),
            new Series("all names", Shown.doubles(study.daily().allRankIc())).cumulated()),
        Unit.PLAIN);
  }

  private static String daily(FactorStudy study, HorizonStudy main) {
    Series all = new Series("a date", Shown.doubles(main.rankIc()));
    return LineChart.of(
        "daily rank IC", study.dates(), List.of(all, all.smoothed(MONTH, "last 22")), Unit.PLAIN);
  }

  /** Sorted ICs against where a normal distribution would have them. */
  private static String normal(HorizonStudy main) {
    double[] sorted =
        Arrays.stream(Shown.doubles(main.rankIc())).filter(Double::isFinite).sorted().toArray();
    int every = Math.max(1, sorted.length / 250);
    int[] kept = IntStream.range(0, sorted.length).filter(i -> i % every == 0).toArray();
    double[] z =
        Arrays.stream(kept)
            .mapToDouble(i -> Normal.exceeded(1 - (i + 0.5) / sorted.length))
            .toArray();
    double[] measured = Arrays.stream(kept).mapToDouble(i -> sorted[i]).toArray();
    double mean = main.rankIcFigures().mean();
    double deviation = main.rankIcFigures().std();
    return ScatterChart.of(
        "quantiles of the rank IC",
        List.of(new ScatterChart.Points("dates", z, measured, List.of())),
        Optional.of(new Line(deviation, mean)));
  }

  private static String quantiles(FactorStudy study) {
    int n = study.quantiles().size();
    List<String> labels = IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList();
    List<Series> series = new ArrayList<>();
    for (HorizonStudy h : study.horizons()) {
      series.add(
          new Series(
              h.days() + "d",
              h.quantileFigures().stream().mapToDouble(f -> 1e4 * f.mean()).toArray()));
    }
    return BarChart.of("mean return by quantile", labels, series, Unit.PLAIN);
  }

  private static String spreads(HorizonStudy main) {
    float[][] q = main.quantileReturns();
    return BoxChart.of(
        "returns of the quantiles",
        IntStream.rangeClosed(1, q.length).mapToObj(Integer::toString).toList(),
        Arrays.stream(q).map(Shown::doubles).toArray(double[][]::new),
        Unit.PERCENT);
  }

  private static String yearly(FactorStudy study, HorizonStudy main) {
    Series daily = new Series("", Shown.doubles(main.rankIc()));
    return LineChart.of(
        "rank IC of the last year",
        study.dates(),
        List.of(daily.smoothed(Costs.YEAR, "last 252")),
        Unit.PLAIN);
  }

  private static String spread(FactorStudy study, HorizonStudy main) {
    float[][] q = main.quantileReturns();
    double[] difference = new double[study.dates().size()];
    for (int t = 0; t < difference.length; t++) {
      difference[t] = ((double) q[q.length - 1][t] - q[0][t]) / main.days();
    }
    return LineChart.of(
        "spread",
        study.dates(),
        List.of(new Series("spread", difference).cumulated()),
        Unit.PERCENT);
  }

  private static String decay(FactorStudy study) {
    List<String> days =
        IntStream.rangeClosed(1, study.decay().lagRankIc().length)
            .mapToObj(Integer::toString)
            .toList();
    return BarChart.of(
        "decay",
        days,
        List.of(
            new Series("held k days", study.decay().horizonRankIc()),
            new Series("the k-th day alone", study.decay().lagRankIc())),
        Unit.PLAIN);
  }

  private static String weighted(FactorStudy study, HorizonStudy main) {
    return LineChart.of(
        "factor-weighted",
        study.dates(),
        List.of(
            new Series("factor", shares(main.factorReturn(), main.days())).cumulated(),
            new Series("universe", shares(main.universeReturn(), main.days())).cumulated()),
        Unit.PERCENT);
  }

  /** A day's share of the returns of so many days held: what overlaps is not counted again. */
  private static double[] shares(float[] returns, int days) {
    return Arrays.stream(Shown.doubles(returns)).map(r -> r / days).toArray();
  }

  private static String turnover(FactorStudy study, HorizonStudy main) {
    return LineChart.of(
        "turnover",
        study.dates(),
        List.of(
            new Series("", Shown.doubles(main.topTurnover())).smoothed(MONTH, "top"),
            new Series("", Shown.doubles(main.bottomTurnover())).smoothed(MONTH, "bottom")),
        Unit.PERCENT);
  }

  private static String autocorrelation(FactorStudy study, HorizonStudy main) {
    Series daily = new Series("", Shown.doubles(main.rankAutocorrelation()));
    return LineChart.of(
        "rank autocorrelation",
        study.dates(),
        List.of(daily.smoothed(MONTH, "with the ranks of " + main.days() + " dates before")),
        Unit.PLAIN);
  }

  /** Years down, months across. */
  private static String months(FactorStudy study, HorizonStudy main) {
    return MonthTable.means(study.dates(), Shown.doubles(main.rankIc()), 0.1, "%.3f");
  }
}
