package lode.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lode.statistics.Normal;
import lode.validation.Control;
import lode.validation.Enterable;
import lode.validation.FactorStudy;
import lode.validation.Figures;
import lode.validation.HorizonStudy;
import lode.validation.QuantileValues;
import lode.validation.Slice;
import lode.validation.WalkForward;

/** What a factor foretells: the full tear sheet of alphalens, and what it leaves out. */
final class SignalPart {
  private static final int MONTH = 22;
  private static final int BARS = 40;

  private SignalPart() {}

  static String of(FactorStudy study) {
    HorizonStudy main = study.main();
    return "<h3>What it foretells</h3>\n"
        + Html.paragraph(
            "Dates of train and of validation, not oriented: where the direction is -1, low values"
                + " are the good ones. The sealed holdout is not in it.")
        + information(study)
        + Html.beside(
            Html.figure("Rank IC, added up over the dates", cumulated(study, main)),
            Html.figure("Rank IC of each date, and of the last 22", daily(study, main)),
            Html.figure(
                "How often which rank IC",
                BarChart.histogram("rank IC", Shown.doubles(main.rankIc()), BARS)),
            Html.figure("Quantiles of the rank IC against a normal's", normal(main)),
            Html.figure(
                "Mean forward return above the universe by quantile, bps", quantiles(study)),
            Html.figure("Highest less lowest quantile, added up", spread(study, main)),
            Html.figure("Rank IC by days held, and of the k-th day alone", decay(study)),
            Html.figure(
                "Factor-weighted portfolio, each date's forward return added up",
                weighted(study, main)))
        + Html.figure("Mean rank IC by month", months(study, main))
        + Html.folded("By year, regime, size and group", slices(study))
        + Html.folded("Walk-forward", walkForward(study))
        + Html.folded("With size and group taken out", controls(study.controls()))
        + enterable(study.enterable())
        + Html.folded("Quantile statistics and turnover", statistics(study));
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
          bps(q.getLast().mean()),
          bps(q.getFirst().mean()),
          bps(h.spreadFigures().mean()));
    }
    return table + Html.paragraph("* the label that it was found with");
  }

  private static String bps(double share) {
    return Shown.fixed(1e4 * share, 1);
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
        true);
  }

  private static String daily(FactorStudy study, HorizonStudy main) {
    Series all = new Series("a date", Shown.doubles(main.rankIc()));
    return LineChart.of(
        "daily rank IC", study.dates(), List.of(all, all.smoothed(MONTH, "last 22")), true);
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
    double[] line = Arrays.stream(z).map(v -> mean + deviation * v).toArray();
    List<String> silent = Arrays.stream(kept).mapToObj(i -> "").toList();
    return ScatterChart.of(
        "quantiles",
        List.of(
            new ScatterChart.Points("measured", z, measured, silent),
            new ScatterChart.Points("normal", z, line, silent)),
        true);
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
    return BarChart.of("mean return by quantile", labels, series);
  }

  private static String spread(FactorStudy study, HorizonStudy main) {
    float[][] q = main.quantileReturns();
    double[] difference = new double[study.dates().size()];
    for (int t = 0; t < difference.length; t++) {
      difference[t] = (double) q[q.length - 1][t] - q[0][t];
    }
    return LineChart.of(
        "spread", study.dates(), List.of(new Series("spread", difference).cumulated()), true);
  }

  private static String decay(FactorStudy study) {
    List<String> days =
        IntStream.rangeClosed(1, study.decay().lagRankIc().length)
            .mapToObj(Integer::toString)
            .toList();
    String chart =
        BarChart.of(
            "decay",
            days,
            List.of(
                new Series("held k days", study.decay().horizonRankIc()),
                new Series("the k-th day alone", study.decay().lagRankIc())));
    return chart
        + Html.paragraph(
            "half-life of the forecast "
                + Shown.fixed(study.decay().halfLife(), 1)
                + " days, of the ranks "
                + Shown.fixed(study.decay().rankHalfLife(), 1)
                + " days");
  }

  private static String weighted(FactorStudy study, HorizonStudy main) {
    return LineChart.of(
        "factor-weighted",
        study.dates(),
        List.of(
            new Series("factor", Shown.doubles(main.factorReturn())).cumulated(),
            new Series("universe", Shown.doubles(main.universeReturn())).cumulated()),
        true);
  }

  /** Years down, months across. */
  private static String months(FactorStudy study, HorizonStudy main) {
    return MonthTable.means(study.dates(), Shown.doubles(main.rankIc()), 0.1, "%.3f");
  }

  private static String slices(FactorStudy study) {
    HtmlTable table = new HtmlTable("dates or stocks", "days", "names", "rank IC", "ICIR", "t");
    for (List<Slice> part :
        List.of(
            study.parts(),
            study.years(),
            study.trends(),
            study.volatilities(),
            study.sizes(),
            study.groups())) {
      for (Slice s : part) {
        Figures f = s.rankIc();
        if (f.days() == 0) {
          continue;
        }
        table.row(
            new HtmlTable.Cell(Html.text(s.name())),
            f.days(),
            Shown.fixed(s.names(), 0),
            Shown.fixed(f.mean(), 4),
            Shown.fixed(f.ir(), 3),
            Shown.fixed(f.t(), 2));
      }
    }
    return Html.paragraph("Regimes are taken from " + study.index() + ", known at the close.")
        + table;
  }

  private static String walkForward(FactorStudy study) {
    HtmlTable table =
        new HtmlTable(
            "test",
            "to",
            "direction",
            "rank IC before",
            "rank IC in it",
            "ICIR",
            "t",
            "spread bps");
    for (WalkForward.Fold f : study.walkForward().folds()) {
      table.row(
          study.dates().get(f.testFrom()),
          study.dates().get(f.testTo() - 1),
          f.direction(),
          Shown.fixed(f.inSample().mean(), 4),
          Shown.fixed(f.outOfSample().mean(), 4),
          Shown.fixed(f.outOfSample().ir(), 3),
          Shown.fixed(f.outOfSample().t(), 2),
          bps(f.spreadOutOfSample().mean()));
    }
    Figures all = study.walkForward().outOfSample();
    return Html.paragraph(
            "Each fold takes the direction from all dates before it, less a purge of "
                + study.walkForward().purge()
                + " and an embargo of "
                + study.walkForward().embargo()
                + " days. Turned so, all tests together: rank IC "
                + Shown.fixed(all.mean(), 4)
                + ", t "
                + Shown.fixed(all.t(), 2)
                + ".")
        + table;
  }

  private static String controls(List<Control> controls) {
    HtmlTable table =
        new HtmlTable("taken out", "rank IC", "t", "Fama-MacBeth premium bps", "t of it");
    for (Control c : controls) {
      table.row(
          c.name(),
          Shown.fixed(c.rankIc().mean(), 4),
          Shown.fixed(c.rankIc().t(), 2),
          bps(c.premium().mean()),
          Shown.fixed(c.premium().t(), 2));
    }
    return table.toString();
  }

  private static String enterable(Enterable e) {
    HtmlTable table = new HtmlTable("rank IC on", "mean", "t");
    table.row(
        "all names, bought or not", Shown.fixed(e.all().mean(), 4), Shown.fixed(e.all().t(), 2));
    table.row(
        "names that could be entered",
        Shown.fixed(e.enterable().mean(), 4),
        Shown.fixed(e.enterable().t(), 2));
    table.row(
        "the same, sold when they could be",
        Shown.fixed(e.realised().mean(), 4),
        Shown.fixed(e.realised().t(), 2));
    return Html.folded(
        "What nobody could have bought",
        Html.paragraph(
                "Stocks at a limit or suspended earn nothing here: "
                    + Shown.percent(e.blocked())
                    + " of the names had no label, "
                    + Shown.percent(e.blockedTop())
                    + " of those that would have been bought. Leaving them in would have added "
                    + Shown.fixed(e.gap(), 4)
                    + " to the mean rank IC.")
            + table);
  }

  private static String statistics(FactorStudy study) {
    HtmlTable values = new HtmlTable("quantile", "min", "max", "mean", "std", "count", "share");
    for (QuantileValues q : study.quantiles()) {
      values.row(
          q.quantile(),
          Shown.fixed(q.min(), 4),
          Shown.fixed(q.max(), 4),
          Shown.fixed(q.mean(), 4),
          Shown.fixed(q.std(), 4),
          Shown.count(q.count()),
          Shown.percent(q.share()));
    }
    HtmlTable turnover =
        new HtmlTable("days", "top turnover", "bottom turnover", "rank autocorrelation");
    for (HorizonStudy h : study.horizons()) {
      turnover.row(
          h.days(),
          Shown.fixed(h.meanTopTurnover(), 3),
          Shown.fixed(h.meanBottomTurnover(), 3),
          Shown.fixed(h.meanRankAutocorrelation(), 3));
    }
    HorizonStudy main = study.main();
    String over =
        LineChart.of(
            "turnover",
            study.dates(),
            List.of(
                new Series("top", Shown.doubles(main.topTurnover())).smoothed(MONTH, "top"),
                new Series("bottom", Shown.doubles(main.bottomTurnover()))
                    .smoothed(MONTH, "bottom"),
                new Series("a", Shown.doubles(main.rankAutocorrelation()))
                    .smoothed(MONTH, "rank autocorrelation")),
            true);
    return values
        + turnover.toString()
        + Html.figure(
            "Turnover of the outer quantiles and rank autocorrelation, last 22 dates", over);
  }
}
