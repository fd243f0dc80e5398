package lode.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import lode.backtest.Capacity;
import lode.backtest.Performance;
import lode.backtest.Span;
import lode.backtest.TearSheet;
import lode.backtest.Versus;

/** A backtest as tables for the screen. */
public final class BacktestTable {
  private final TearSheet sheet;

  private BacktestTable(TearSheet sheet) {
    this.sheet = sheet;
  }

  /** The tables, headings first. */
  public static String of(TearSheet sheet) {
    BacktestTable table = new BacktestTable(sheet);
    return String.join(
        "\n",
        table.subject(),
        table.figures(),
        table.versus(),
        table.quantiles(),
        table.sweep(),
        table.capacity(),
        table.spans("year", sheet.years()),
        table.months(),
        table.spans("stress window", sheet.stress()));
  }

  private String subject() {
    TearSheet.Subject s = sheet.subject();
    return "f:%s  sign %+d  %s%nuniverse=%s target=%s from=%s to=%s days=%d period=%s%n%s%n"
        .formatted(
            s.fid(),
            s.direction(),
            s.formula(),
            s.universe(),
            s.target(),
            s.from(),
            s.to(),
            s.days(),
            s.period(),
            s.conventions());
  }

  private String figures() {
    Map<String, Function<TearSheet.Figures, String>> rows = new LinkedHashMap<>();
    rows.put("annual return, gross", f -> percent(f.gross().annualReturn()));
    rows.put("annual return", net(p -> percent(p.annualReturn())));
    rows.put("total return", net(p -> percent(p.totalReturn())));
    rows.put("volatility", net(p -> percent(p.volatility())));
    rows.put("sharpe, gross", f -> number(f.gross().sharpe()));
    rows.put("sharpe", net(p -> number(p.sharpe())));
    rows.put("sortino", net(p -> number(p.sortino())));
    rows.put("calmar", net(p -> number(p.calmar())));
    rows.put("max drawdown", net(p -> percent(p.maxDrawdown())));
    rows.put("longest drawdown, days", net(p -> Integer.toString(p.longestDrawdown())));
    rows.put("var 95, day", net(p -> percent(p.var95())));
    rows.put("cvar 95, day", net(p -> percent(p.cvar95())));
    rows.put("win rate", net(p -> percent(p.winRate())));
    rows.put("skew", net(p -> number(p.skew())));
    rows.put("kurtosis", net(p -> number(p.kurtosis())));
    rows.put("turnover, day", f -> percent(f.turnover()));
    rows.put("breakeven, bps", f -> Numbers.fixed(f.breakeven() * 1e4, 1));
    TextTable table = table("after costs");
    rows.forEach((name, cell) -> row(table, name, sheet.figures().values().stream().map(cell)));
    return table.toString();
  }

  private static Function<TearSheet.Figures, String> net(Function<Performance, String> cell) {
    return f -> cell.apply(f.net());
  }

  private String versus() {
    TextTable table =
        new TextTable(
            "portfolio",
            "versus",
            "excess",
            "alpha",
            "beta",
            "correlation",
            "tracking error",
            "information ratio");
    sheet
        .figures()
        .forEach((name, figures) -> {
          for (Versus v : figures.versus()) {
            table.row(
                name,
                v.benchmark(),
                percent(v.excess()),
                percent(v.alpha()),
                number(v.beta()),
                number(v.correlation()),
                percent(v.trackingError()),
                number(v.informationRatio()));
          }
        });
    return table.toString();
  }

  private String quantiles() {
    TextTable table = new TextTable("quantile", "annual return, gross");
    for (int q = 0; q < sheet.quantileReturns().size(); q++) {
      table.row("q" + (q + 1), percent(sheet.quantileReturns().get(q)));
    }
    return table.toString();
  }

  private String sweep() {
    TextTable table = table("every trade costs");
    List<TearSheet.Figures> all = List.copyOf(sheet.figures().values());
    for (int i = 0; i < all.getFirst().sweep().size(); i++) {
      int step = i;
      row(
          table,
          Numbers.fixed(all.getFirst().sweep().get(i).bps(), 0) + " bps",
          all.stream()
              .map(f -> f.sweep().get(step))
              .map(c -> percent(c.annualReturn()) + " / " + number(c.sharpe())));
    }
    return table + "annual return / sharpe\n";
  }

  private String capacity() {
    TextTable table = table("money carried");
    Stream<Capacity> all = sheet.figures().values().stream().map(TearSheet.Figures::capacity);
    List<Capacity> capacities = all.toList();
    row(table, "capacity", capacities.stream().map(c -> money(c.money())));
    row(table, "by participation", capacities.stream().map(c -> money(c.byParticipation())));
    row(table, "by half the sharpe", capacities.stream().map(c -> money(c.bySharpe())));
    for (int i = 0; i < capacities.getFirst().steps().size(); i++) {
      int step = i;
      double decades = Math.log10(capacities.getFirst().steps().get(i).money());
      if (decades != Math.rint(decades)) {
        continue;
      }
      row(
          table,
          "at " + money(capacities.getFirst().steps().get(i).money()),
          capacities.stream()
              .map(c -> c.steps().get(step))
              .map(s ->
                  percent(s.tooLarge())
                      + " / "
                      + Numbers.fixed(s.daysToLiquidate(), 1)
                      + " / "
                      + number(s.sharpe())
                      + " / "
                      + number(s.sharpeQuadratic())));
    }
    return table
        + "too large trades / days to liquidate / sharpe, square root law / sharpe, quadratic law\n";
  }

  private String spans(String heading, List<Span> spans) {
    if (spans.isEmpty()) {
      return heading + ": none in these days\n";
    }
    List<String> names = List.copyOf(spans.getFirst().returns().keySet());
    List<String> headings = new ArrayList<>(List.of(heading, "from", "to"));
    headings.addAll(names);
    TextTable table = new TextTable(headings.toArray(String[]::new));
    for (Span span : spans) {
      List<Object> cells = new ArrayList<>(List.of(span.name(), span.from(), span.to()));
      names.forEach(name -> cells.add(percent(span.returns().get(name).totalReturn())));
      table.row(cells.toArray());
    }
    return table.toString();
  }

  private String months() {
    TextTable table =
        new TextTable("long_only", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    Map<String, Object[]> years = new LinkedHashMap<>();
    for (Span month : sheet.months()) {
      Object[] row = years.computeIfAbsent(month.name().substring(0, 4), y -> new Object[13]);
      row[0] = month.name().substring(0, 4);
      row[Integer.parseInt(month.name().substring(5))] =
          percent(month.returns().get(TearSheet.LONG_ONLY).totalReturn());
    }
    years.values().forEach(table::row);
    return table.toString();
  }

  private TextTable table(String heading) {
    return new TextTable(
        Stream.concat(Stream.of(heading), sheet.figures().keySet().stream())
            .toArray(String[]::new));
  }

  private static void row(TextTable table, String name, Stream<String> cells) {
    table.row(Stream.concat(Stream.of(name), cells).toArray());
  }

  private static String percent(double share) {
    return Numbers.percent(share);
  }

  private static String number(double value) {
    return Numbers.fixed(value, 2);
  }

  private static String money(double value) {
    return Double.isNaN(value) ? "nan" : String.format(Locale.ROOT, "%.2e", value);
  }
}
