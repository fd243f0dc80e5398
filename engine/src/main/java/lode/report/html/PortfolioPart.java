package lode.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lode.backtest.Drawdown;
import lode.backtest.Performance;
import lode.backtest.Span;
import lode.backtest.TearSheet;
import lode.backtest.Track;
import lode.backtest.Versus;

/** What trading a factor would have earned. */
final class PortfolioPart {
  /** Of each portfolio. */
  private static final int DRAWDOWNS = 3;

  private PortfolioPart() {}

  static String of(TearSheet sheet) {
    return "<h3>What trading it would have earned</h3>\n"
        + Html.paragraph(
            "Over "
                + sheet.subject().period()
                + ", "
                + sheet.subject().from()
                + " to "
                + sheet.subject().to()
                + ". "
                + sheet.subject().conventions().replace("long_short", "long-short")
                + ".")
        + figures(sheet)
        + Html.beside(
            Html.figure("Wealth after costs, beside the benchmarks", wealth(sheet)),
            Html.figure("Long-short: before costs and after", costs(sheet)),
            Html.figure("Below the last peak, after costs", drawdown(sheet)),
            Html.figure(
                "Each quantile before costs; the highest is bought, 1 is sold", paths(sheet)),
            Html.figure("Annual return of each quantile before costs", quantiles(sheet)),
            Html.figure("Worst drawdowns after costs", drawdowns(sheet)))
        + Html.figure("Long-short by month, percent after costs", months(sheet))
        + CapacityPart.of(sheet)
        + stress(sheet)
        + Html.folded("Against benchmarks", versus(sheet))
        + Html.folded("Years", spans(sheet, sheet.years()));
  }

  static String name(String portfolio) {
    return portfolio.replace('_', '-');
  }

  private static String figures(TearSheet sheet) {
    HtmlTable table =
        new HtmlTable(
            "portfolio",
            "gross a year",
            "net a year",
            "volatility",
            "Sharpe gross",
            "Sharpe net",
            "Sortino",
            "Calmar",
            "max draw-down",
            "longest",
            "VaR 95",
            "CVaR 95",
            "win rate",
            "skew",
            "kurtosis",
            "turnover",
            "break-even bps");
    sheet
        .figures()
        .forEach((name, f) -> {
          Performance n = f.net();
          table.row(
              name(name),
              Shown.percent(f.gross().annualReturn()),
              Shown.percent(n.annualReturn()),
              Shown.percent(n.volatility()),
              Shown.fixed(f.gross().sharpe(), 2),
              Shown.fixed(n.sharpe(), 2),
              Shown.fixed(n.sortino(), 2),
              Shown.fixed(n.calmar(), 2),
              Shown.percent(n.maxDrawdown()),
              n.longestDrawdown() + "d",
              Shown.percent(n.var95()),
              Shown.percent(n.cvar95()),
              Shown.percent(n.winRate()),
              Shown.fixed(n.skew(), 2),
              Shown.fixed(n.kurtosis(), 2),
              Shown.fixed(f.turnover(), 3),
              Shown.fixed(1e4 * f.breakeven(), 1));
        });
    return table.toString();
  }

  private static String wealth(TearSheet sheet) {
    List<Series> series = new ArrayList<>();
    sheet
        .portfolios()
        .forEach((name, t) -> series.add(new Series(name(name), t.net()).compounded()));
    sheet.benchmarks().forEach((name, r) -> series.add(new Series(name, r).compounded()));
    return LineChart.of("wealth", sheet.dates(), series, Unit.PERCENT);
  }

  private static String costs(TearSheet sheet) {
    Track t = sheet.portfolios().get(TearSheet.LONG_SHORT);
    return LineChart.of(
        "gross and net",
        sheet.dates(),
        List.of(
            new Series("gross", t.gross()).compounded(), new Series("net", t.net()).compounded()),
        Unit.PERCENT);
  }

  private static String drawdown(TearSheet sheet) {
    List<Series> series = new ArrayList<>();
    sheet.portfolios().forEach((name, t) -> series.add(new Series(name(name), t.net()).drawdown()));
    return LineChart.of("drawdown", sheet.dates(), series, Unit.PERCENT);
  }

  private static String quantiles(TearSheet sheet) {
    List<Double> annual = sheet.quantileReturns();
    return BarChart.of(
        "quantiles",
        IntStream.rangeClosed(1, annual.size()).mapToObj(Integer::toString).toList(),
        List.of(new Series("a year", annual.stream().mapToDouble(d -> d).toArray())),
        Unit.PERCENT);
  }

  private static String paths(TearSheet sheet) {
    List<Series> series = new ArrayList<>();
    for (int q = sheet.quantiles().size(); q >= 1; q--) {
      series.add(new Series(Integer.toString(q), sheet.quantiles().get(q - 1)).compounded());
    }
    return LineChart.of("quantiles over time", sheet.dates(), series, Unit.PERCENT);
  }

  private static String drawdowns(TearSheet sheet) {
    HtmlTable table = new HtmlTable("portfolio", "depth", "peak", "trough", "recovered", "days");
    sheet
        .figures()
        .forEach((name, f) -> {
          for (Drawdown d : f.drawdowns().subList(0, Math.min(DRAWDOWNS, f.drawdowns().size()))) {
            table.row(
                name(name),
                Shown.percent(d.depth()),
                d.peak(),
                d.trough(),
                d.recovered().isEmpty() ? "not yet" : d.recovered(),
                d.days());
          }
        });
    return table.toString();
  }

  private static String months(TearSheet sheet) {
    return MonthTable.returns(sheet.dates(), sheet.portfolios().get(TearSheet.LONG_SHORT).net());
  }

  private static String stress(TearSheet sheet) {
    return sheet.stress().isEmpty()
        ? "<p class=\"soft\">No window of stress lies in these days.</p>\n"
        : Html.figure("Windows of stress, after costs", spans(sheet, sheet.stress()));
  }

  private static String versus(TearSheet sheet) {
    HtmlTable table =
        new HtmlTable(
            "portfolio",
            "benchmark",
            "alpha a year",
            "beta",
            "correlation",
            "tracking error",
            "information ratio",
            "excess a year");
    sheet
        .figures()
        .forEach((name, f) -> {
          for (Versus v : f.versus()) {
            table.row(
                name(name),
                v.benchmark(),
                Shown.percent(v.alpha()),
                Shown.fixed(v.beta(), 2),
                Shown.fixed(v.correlation(), 2),
                Shown.percent(v.trackingError()),
                Shown.fixed(v.informationRatio(), 2),
                Shown.percent(v.excess()));
          }
        });
    return table.toString();
  }

  private static String spans(TearSheet sheet, List<Span> spans) {
    List<String> names = new ArrayList<>(sheet.portfolios().keySet());
    names.addAll(sheet.benchmarks().keySet());
    List<String> headings = new ArrayList<>(List.of("window", "from", "to", "days"));
    names.forEach(n -> headings.add(name(n)));
    HtmlTable table = new HtmlTable(headings);
    for (Span span : spans) {
      List<Object> row = new ArrayList<>(List.of(span.name(), span.from(), span.to(), span.days()));
      names.forEach(n -> row.add(Shown.percent(span.returns().get(n).totalReturn())));
      table.row(row.toArray());
    }
    return table.toString();
  }
}
