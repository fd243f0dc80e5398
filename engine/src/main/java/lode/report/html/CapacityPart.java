package lode.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lode.backtest.Capacity;
import lode.backtest.TearSheet;

/** What costs and size leave of a portfolio: the cost sweep, and the capacity curve. */
final class CapacityPart {
  private CapacityPart() {}

  static String of(TearSheet sheet) {
    Capacity capacity = sheet.figures().get(TearSheet.LONG_SHORT).capacity();
    String size =
        capacity.steps().isEmpty()
            ? Html.paragraph(
                "How much money it can carry is not known: the data do not say how much trades.")
            : curves(sheet, capacity);
    return Html.beside(
            Html.figure("Sharpe ratio by the cost of every trade, bps", sweep(sheet)),
            Html.figure("Annual return by the cost of every trade, bps", sweptReturn(sheet)))
        + size
        + Html.folded("The same in figures", figures(sheet, capacity));
  }

  private static String sweep(TearSheet sheet) {
    return swept(sheet, "cost sweep of the Sharpe ratio", TearSheet.CostStep::sharpe, Unit.PLAIN);
  }

  private static String sweptReturn(TearSheet sheet) {
    return swept(sheet, "cost sweep of the return", TearSheet.CostStep::annualReturn, Unit.PERCENT);
  }

  private static String swept(
      TearSheet sheet, String title, ToDoubleFunction<TearSheet.CostStep> figure, Unit unit) {
    double[] bps =
        sheet.figures().get(TearSheet.LONG_SHORT).sweep().stream()
            .mapToDouble(TearSheet.CostStep::bps)
            .toArray();
    List<Series> series = new ArrayList<>();
    sheet
        .figures()
        .forEach((name, f) ->
            series.add(
                new Series(
                    PortfolioPart.name(name), f.sweep().stream().mapToDouble(figure).toArray())));
    CurveChart.Across across = new CurveChart.Across(bps, bps, b -> Shown.fixed(b, 0));
    Plot plot = CurveChart.of(title, across, series, unit, Double.POSITIVE_INFINITY);
    return Plot.legend(series.stream().map(Series::name).toList()) + plot;
  }

  private static String curves(TearSheet sheet, Capacity capacity) {
    return Html.paragraph(
            "Capacity of long-short: "
                + Shown.money(capacity.money())
                + ". Beyond "
                + Shown.money(capacity.byParticipation())
                + " too many trades are too large a part of the day's amount; at "
                + Shown.money(capacity.bySharpe())
                + " the impact of the square root law has halved the net Sharpe ratio.")
        + Html.beside(
            Html.figure(
                "Capacity: net Sharpe ratio by money managed",
                curve(
                    sheet,
                    "capacity curve of the Sharpe ratio",
                    Capacity.Step::sharpe,
                    Unit.PLAIN,
                    1)),
            Html.figure(
                "Capacity: net return a year by money managed",
                curve(
                    sheet,
                    "capacity curve of the return",
                    Capacity.Step::annualReturn,
                    Unit.PERCENT,
                    0.1)));
  }

  private static String curve(
      TearSheet sheet,
      String title,
      ToDoubleFunction<Capacity.Step> figure,
      Unit unit,
      double below) {
    Capacity of = sheet.figures().get(TearSheet.LONG_SHORT).capacity();
    double[] at = of.steps().stream().mapToDouble(s -> Math.log10(s.money())).toArray();
    double[] decades =
        IntStream.rangeClosed((int) Math.ceil(at[0]), (int) Math.floor(at[at.length - 1] + 1e-9))
            .asDoubleStream()
            .toArray();
    List<Series> series = new ArrayList<>();
    sheet
        .figures()
        .forEach((name, f) ->
            series.add(
                new Series(
                    PortfolioPart.name(name),
                    f.capacity().steps().isEmpty()
                        ? DoubleStream.generate(() -> Double.NaN).limit(at.length).toArray()
                        : f.capacity().steps().stream().mapToDouble(figure).toArray())));
    CurveChart.Across across =
        new CurveChart.Across(at, decades, d -> Shown.round(Math.pow(10, d)));
    Plot plot = CurveChart.of(title, across, series, unit, below);
    if (of.money() > 0) {
      plot.down(Math.log10(of.money()), "long-short " + Shown.money(of.money()));
    }
    return Plot.legend(series.stream().map(Series::name).toList()) + plot;
  }

  private static String figures(TearSheet sheet, Capacity capacity) {
    HtmlTable costs =
        new HtmlTable("cost of every trade", "long-short", "Sharpe", "long-only", "Sharpe");
    List<TearSheet.CostStep> ls = sheet.figures().get(TearSheet.LONG_SHORT).sweep();
    List<TearSheet.CostStep> lo = sheet.figures().get(TearSheet.LONG_ONLY).sweep();
    for (int i = 0; i < ls.size(); i++) {
      costs.row(
          Shown.fixed(ls.get(i).bps(), 0) + " bps",
          Shown.percent(ls.get(i).annualReturn()),
          Shown.fixed(ls.get(i).sharpe(), 2),
          Shown.percent(lo.get(i).annualReturn()),
          Shown.fixed(lo.get(i).sharpe(), 2));
    }
    HtmlTable sizes =
        new HtmlTable(
            "long-short with",
            "trades too large",
            "days to sell it all",
            "net a year",
            "net Sharpe",
            "by the quadratic law");
    for (Capacity.Step step : capacity.steps()) {
      sizes.row(
          Shown.round(step.money()),
          Shown.percent(step.tooLarge()),
          Shown.fixed(step.daysToLiquidate(), 1),
          Shown.percent(step.annualReturn()),
          Shown.fixed(step.sharpe(), 2),
          Shown.fixed(step.sharpeQuadratic(), 2));
    }
    return costs + (sizes.isEmpty() ? "" : sizes.toString());
  }
}
