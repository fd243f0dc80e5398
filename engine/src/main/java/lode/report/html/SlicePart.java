package lode.report.html;

import java.util.List;
import java.util.stream.Stream;
import lode.validation.Control;
import lode.validation.Enterable;
import lode.validation.FactorStudy;
import lode.validation.Figures;
import lode.validation.HorizonStudy;
import lode.validation.QuantileValues;
import lode.validation.Slice;
import lode.validation.WalkForward;

/** Where a factor foretells, and where it does not: by year, regime, size, group, and fold. */
final class SlicePart {
  private SlicePart() {}

  static String of(FactorStudy study) {
    List<Slice> regimes =
        Stream.of(study.trends(), named(study.volatilities()), study.sizes())
            .flatMap(List::stream)
            .filter(s -> s.rankIc().days() > 0)
            .toList();
    List<Slice> groups = study.groups().stream().filter(s -> s.rankIc().days() > 0).toList();
    return Html.beside(
            Html.figure(
                "Rank IC by year; lines: two standard errors", bars("by year", study.years())),
            Html.figure(
                "Rank IC in bull, sideways and bear markets, by volatility, and by size of stock",
                bars("by regime", regimes)))
        + "<p class=\"soft\">Regimes are taken from "
        + Html.text(study.index())
        + ", known at the close.</p>\n"
        + (groups.isEmpty() ? "" : Html.folded("Rank IC by group", table(groups).toString()))
        + Html.folded(
            "The same in figures: parts, years, regimes, sizes", table(all(study)).toString())
        + Html.folded("Walk-forward", walkForward(study))
        + Html.folded("With size and group taken out", controls(study.controls()))
        + enterable(study.enterable())
        + Html.folded("Quantile statistics and turnover", statistics(study));
  }

  private static List<Slice> all(FactorStudy study) {
    return Stream.of(
            study.parts(),
            study.years(),
            study.trends(),
            named(study.volatilities()),
            study.sizes())
        .flatMap(List::stream)
        .filter(s -> s.rankIc().days() > 0)
        .toList();
  }

  /** High and low of what. */
  private static List<Slice> named(List<Slice> volatilities) {
    return volatilities.stream()
        .map(s -> new Slice(s.name() + " vol", s.names(), s.rankIc()))
        .toList();
  }

  private static String bars(String title, List<Slice> slices) {
    List<String> names = slices.stream().map(Slice::name).toList();
    double[] means = slices.stream().mapToDouble(s -> s.rankIc().mean()).toArray();
    double[] errors =
        slices.stream()
            .mapToDouble(s -> 2 * Math.abs(s.rankIc().mean() / s.rankIc().t()))
            .toArray();
    return BarChart.of(title, names, means, errors, Unit.PLAIN);
  }

  private static HtmlTable table(List<Slice> slices) {
    HtmlTable table = new HtmlTable("dates or stocks", "days", "names", "rank IC", "", "ICIR", "t");
    double full = BarChart.largest(slices.stream().mapToDouble(s -> s.rankIc().mean()).toArray());
    for (Slice s : slices) {
      Figures f = s.rankIc();
      table.row(
          new HtmlTable.Cell(Html.text(s.name())),
          f.days(),
          Shown.fixed(s.names(), 0),
          Shown.fixed(f.mean(), 4),
          HtmlTable.Cell.bar(f.mean(), full),
          Shown.fixed(f.ir(), 3),
          Shown.fixed(f.t(), 2));
    }
    return table;
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
          Shown.bps(f.spreadOutOfSample().mean()));
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
          Shown.bps(c.premium().mean()),
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
    return values + turnover.toString();
  }
}
