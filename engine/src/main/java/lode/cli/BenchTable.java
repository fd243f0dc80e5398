package lode.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import lode.bench.BenchReport;
import lode.bench.BenchReport.OperatorCost;
import lode.report.TextTable;

/** A benchmark for people: a row per operator and window, a column per panel size. */
final class BenchTable {
  private final BenchReport report;
  private final List<String> lines = new ArrayList<>();

  private BenchTable(BenchReport report) {
    this.report = report;
  }

  static List<String> lines(BenchReport report) {
    BenchTable table = new BenchTable(report);
    table.machine();
    table.operators();
    table.sets();
    table.search();
    table.rest();
    return table.lines;
  }

  private void add(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }

  private void add(TextTable table) {
    table.toString().lines().forEach(lines::add);
    lines.add("");
  }

  private void machine() {
    add(
        "%s, %d cores, java %s, rows by %s",
        report.machine().cpu(),
        report.machine().cores(),
        report.machine().java(),
        report.machine().rows());
    lines.add("");
  }

  private void operators() {
    if (report.operators().isEmpty()) {
      return;
    }
    List<Integer> sizes =
        report.operators().stream().map(OperatorCost::stocks).distinct().sorted().toList();
    List<String> headings = new ArrayList<>(List.of("operator", "window"));
    sizes.forEach(size -> headings.add("ns/cell, " + size + " stocks"));
    sizes.forEach(size -> headings.add("B/date, " + size));
    TextTable table = new TextTable(headings.toArray(String[]::new));
    int first = sizes.getFirst();
    for (OperatorCost cost : report.operators()) {
      if (cost.stocks() == first) {
        table.row(row(cost, sizes));
      }
    }
    List<Object> reading = new ArrayList<>(List.of("(reading one field)", ""));
    report.reading().forEach(cost -> reading.add(number(cost.nsPerCell())));
    table.row(reading.toArray());
    add(table);
  }

  private Object[] row(OperatorCost cost, List<Integer> sizes) {
    List<OperatorCost> alike =
        sizes.stream()
            .flatMap(size -> report.operators().stream().filter(other -> other.stocks() == size))
            .filter(other -> other.name().equals(cost.name()))
            .filter(other -> Objects.equals(other.window(), cost.window()))
            .toList();
    List<Object> cells = new ArrayList<>();
    cells.add(cost.name());
    cells.add(cost.window());
    alike.forEach(other -> cells.add(number(other.nsPerCell())));
    alike.forEach(other -> cells.add(Math.round(other.bytesPerDate())));
    return cells.toArray();
  }

  private void sets() {
    if (report.sets().isEmpty() && report.rankIc().isEmpty()) {
      return;
    }
    TextTable table = new TextTable("set", "formulas", "stocks", "days", "ns/cell");
    report
        .sets()
        .forEach(cost ->
            table.row(
                cost.name(),
                cost.formulas(),
                cost.stocks(),
                cost.days(),
                number(cost.nsPerCell())));
    report
        .rankIc()
        .forEach(cost ->
            table.row("(rank IC)", 1, cost.stocks(), cost.days(), number(cost.nsPerCell())));
    add(table);
  }

  private void search() {
    BenchReport.GenerationCost cost = report.generation();
    if (cost != null) {
      add(
          "search: %d stocks x %d days, population %d x %d generations, %d workers: %d formulas in"
              + " %.1f s, %.0f a second, %d of them on all stocks; workers alone %.0f a second",
          cost.stocks(),
          cost.days(),
          cost.population(),
          cost.generations(),
          cost.workers(),
          cost.formulas(),
          cost.seconds(),
          cost.formulasPerSecond(),
          cost.evaluated(),
          cost.workersPerSecond());
    }
    workers("threads", report.threads());
    workers("worker processes", report.processes());
  }

  private void workers(String what, List<BenchReport.WorkersCost> costs) {
    costs.forEach(cost ->
        add(
            "%s, %d: %.0f formulas a second, %.2f times one",
            what, cost.workers(), cost.formulasPerSecond(), cost.ratio()));
  }

  private void rest() {
    BenchReport.StoreCost store = report.store();
    if (store != null) {
      add(
          "store of %d evaluations: a hit %.1f us, a miss %.1f us, a miss that is stored %.1f us",
          store.evaluations(),
          store.nsPerHit() / 1000,
          store.nsPerMiss() / 1000,
          store.nsPerMissAndStore() / 1000);
    }
    BenchReport.OpeningCost opening = report.opening();
    if (opening != null) {
      add(
          "opening %d stocks x %d days x %d fields (%d MB): first %.1f ms, median %.1f ms",
          opening.stocks(),
          opening.days(),
          opening.fields(),
          opening.bytes() >> 20,
          opening.firstMs(),
          opening.medianMs());
    }
    add(
        "peak memory: heap %d MB, resident %d MB",
        report.memory().heapMb(), report.memory().residentMb());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }
}
