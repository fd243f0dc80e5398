package lode.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lode.backtest.Capacity;
import lode.backtest.Performance;
import lode.backtest.Span;
import lode.backtest.TearSheet;
import lode.backtest.Track;
import lode.backtest.Versus;

/** What trading a factor would have earned. */
final class PortfolioPart {
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
                + sheet.subject().conventions()
                + ".")
        + figures(sheet)
        + Html.beside(
            Html.figure("After costs", wealth(sheet)),
            Html.figure("Long-short: before costs and after", costs(sheet)),
            Html.figure("Below the last peak, after costs", drawdown(sheet)),
            Html.figure("Annual return of each quantile before costs", quantiles(sheet)))
        + Html.figure("Long-short by month, percent after costs", months(sheet))
        + Html.beside(sweep(sheet), capacity(sheet))
        + Html.folded("Against benchmarks", versus(sheet))
        + Html.folded("Years and windows of stress", spans(sheet));
  }

  private static String name(String portfolio) {
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
            "max drawdown",
            "longest",
            "VaR 95",
            "CVaR 95",
            "win rate",
            "skew",
            "kurtosis",
            "turnover",
            "breakeven bps");
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
    return LineChart.of("wealth", sheet.dates(), series, true);
  }

  private static String costs(TearSheet sheet) {
    Track t = sheet.portfolios().get(TearSheet.LONG_SHORT);
    return LineChart.of(
        "gross and net",
        sheet.dates(),
        List.of(
            new Series("gross", t.gross()).compounded(), new Series("net", t.net()).compounded()),
        true);
  }

  private static String drawdown(TearSheet sheet) {
    List<Series> series = new ArrayList<>();
    sheet.portfolios().forEach((name, t) -> series.add(new Series(name(name), t.net()).drawdown()));
    return LineChart.of("drawdown", sheet.dates(), series, true);
  }

  private static String quantiles(TearSheet sheet) {
    List<Double> annual = sheet.quantileReturns();
    return BarChart.of(
        "quantiles",
        IntStream.rangeClosed(1, annual.size()).mapToObj(Integer::toString).toList(),
        List.of(new Series("a year", annual.stream().mapToDouble(d -> d).toArray())));
  }

  private static String months(TearSheet sheet) {
    return MonthTable.returns(sheet.dates(), sheet.portfolios().get(TearSheet.LONG_SHORT).net());
  }

  private static String sweep(TearSheet sheet) {
    HtmlTable table =
        new HtmlTable("cost of every trade", "long-short", "Sharpe", "long-only", "Sharpe");
    List<TearSheet.CostStep> ls = sheet.figures().get(TearSheet.LONG_SHORT).sweep();
    List<TearSheet.CostStep> lo = sheet.figures().get(TearSheet.LONG_ONLY).sweep();
    for (int i = 0; i < ls.size(); i++) {
      table.row(
          Shown.fixed(ls.get(i).bps(), 0) + " bps",
          Shown.percent(ls.get(i).annualReturn()),
          Shown.fixed(ls.get(i).sharpe(), 2),
          Shown.percent(lo.get(i).annualReturn()),
          Shown.fixed(lo.get(i).sharpe(), 2));
    }
    return Html.figure("What costs leave of it, a year", table.toString());
  }

  private static String capacity(TearSheet sheet) {
    Map<String, Capacity> all = new LinkedHashMap<>();
    sheet.figures().forEach((name, f) -> all.put(name, f.capacity()));
    Capacity c = all.get(TearSheet.LONG_SHORT);
    HtmlTable table = new HtmlTable("money", "trades too large", "net Sharpe with impact");
    for (Capacity.Step step : c.steps()) {
      table.row(
          Shown.money(step.money()), Shown.percent(step.tooLarge()), Shown.fixed(step.sharpe(), 2));
    }
    return Html.figure(
        "Capacity of long-short: "
            + Shown.money(c.money())
            + " (by participation "
            + Shown.money(c.byParticipation())
            + ", by the square root law "
            + Shown.money(c.bySharpe())
            + ")",
        table.toString());
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

  private static String spans(TearSheet sheet) {
    List<String> names = new ArrayList<>(sheet.portfolios().keySet());
    names.addAll(sheet.benchmarks().keySet());
    List<String> headings = new ArrayList<>(List.of("window", "from", "to", "days"));
    names.forEach(n -> headings.add(name(n)));
    HtmlTable table = new HtmlTable(headings);
    for (List<Span> part : List.of(sheet.years(), sheet.stress())) {
      for (Span span : part) {
        List<Object> row =
            new ArrayList<>(List.of(span.name(), span.from(), span.to(), span.days()));
        names.forEach(n -> row.add(Shown.percent(span.returns().get(n).totalReturn())));
        table.row(row.toArray());
      }
    }
    return table.toString();
  }
}
