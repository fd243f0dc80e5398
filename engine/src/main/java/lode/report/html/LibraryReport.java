package lode.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lode.library.DecayWatch;
import lode.library.Factor;
import lode.library.FactorDatabase;
import lode.library.FactorLibrary;
import lode.library.Measurements;
import lode.run.RunDirectory;
import lode.statistics.Linkage;

/**
 * The report of a factor library: all factors with their standing, how they fare since they were
 * promoted, how alike they are, and, where the run that found one is still there, everything known
 * of it.
 */
public final class LibraryReport {
  /** Dates of the rolling mean of a rank IC, as many as are recent to the watch over decay. */
  private static final int ROLLING = DecayWatch.RECENT;

  /** Lines that a chart can be read with. */
  private static final int LINES = 4;

  private LibraryReport() {}

  /**
   * What updates measured of the factors.
   *
   * @param decay by fid
   * @param likeness of pairs
   * @param days of the active factors by fid
   */
  public record Measured(
      Map<String, DecayWatch> decay,
      List<Measurements.Likeness> likeness,
      Map<String, List<Measurements.Day>> days) {
    /** Where nothing was measured. */
    public static final Measured NONE = new Measured(Map.of(), List.of(), Map.of());

    /** Of a library; nothing of one that is JSON lines. */
    public static Measured of(FactorLibrary library) {
      if (!(library instanceof FactorDatabase database)) {
        return NONE;
      }
      Measurements measured = database.measurements();
      Map<String, List<Measurements.Day>> days = new LinkedHashMap<>();
      library.active().forEach(f -> days.put(f.fid(), measured.days(f.fid())));
      days.values().removeIf(List::isEmpty);
      return new Measured(measured.decay(), measured.likeness(), days);
    }
  }

  /**
   * The page.
   *
   * @param name of the library
   * @param factors in order of their entry
   * @param measured what updates measured of them
   * @param runs folder of the runs that found them
   * @param most active factors that get a part of their own
   */
  public static String of(
      String name, List<Factor> factors, Measured measured, Path runs, int most) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("library", "Factors", cards(factors) + table(factors)));
    if (!measured.decay().isEmpty() || !measured.days().isEmpty()) {
      sections.add(new Section("since", "Since they were promoted", since(factors, measured)));
    }
    likeness(factors, measured).ifPresent(sections::add);
    Map<String, RunData> read = new LinkedHashMap<>();
    factors.stream()
        .filter(f -> f.status() == Factor.Status.ACTIVE && !f.run().isEmpty())
        .limit(most)
        .flatMap(f ->
            folder(runs, f.run()).stream()
                .map(path -> read.computeIfAbsent(f.run(), r -> RunData.of(new RunDirectory(path))))
                .flatMap(data -> FactorSections.of(data, List.of(f.fid())).stream()))
        .forEach(sections::add);
    String subtitle = factors.size() + (factors.size() == 1 ? " factor" : " factors");
    return RunReport.page("lode library " + name, subtitle, sections);
  }

  private static Optional<Path> folder(Path runs, String run) {
    return Stream.of(runs.resolve(run), Path.of(run)).filter(Files::isDirectory).findFirst();
  }

  private static String cards(List<Factor> factors) {
    return Arrays.stream(Factor.Status.values())
        .map(status ->
            Shown.card(
                Shown.count(factors.stream().filter(f -> f.status() == status).count()),
                status.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining("", "<div class=\"cards\">", "</div>\n"));
  }

  private static String table(List<Factor> factors) {
    HtmlTable table =
        new HtmlTable(
            "fid",
            "",
            "status",
            "promoted",
            "label",
            "rank IC train",
            "rank IC valid",
            "ICIR",
            "t",
            "net Sharpe",
            "formula, name, run and note");
    for (Factor f : factors) {
      table.row(
          Shown.link(f.fid(), false),
          f.direction() < 0 ? "-" : "+",
          Shown.result(
              f.status().name().toLowerCase(Locale.ROOT), f.status() == Factor.Status.ACTIVE),
          f.promoted().length() > 10 ? f.promoted().substring(0, 10) : f.promoted(),
          f.target(),
          oriented(f, f.train(), "rank_ic", 4),
          oriented(f, f.validation(), "rank_ic", 4),
          oriented(f, f.validation(), "rank_icir", 2),
          oriented(f, f.validation(), "t", 2),
          f.backtest().containsKey("ls_sharpe")
              ? Shown.fixed(f.backtest().get("ls_sharpe"), 2)
              : "",
          new HtmlTable.Cell(Html.formula(f.formula()) + told(f), "formula"));
    }
    return Html.paragraph(
            "Figures of the day of promotion, in the direction of each factor: + where high values"
                + " are good, - where low ones are. Net Sharpe: long-short on validation after"
                + " costs.")
        + table;
  }

  private static String told(Factor f) {
    return Stream.of(f.name(), f.category(), f.run(), f.note())
        .filter(words -> !words.isEmpty())
        .map(Html::text)
        .collect(Collectors.joining(" · ", "<small>", "</small>"));
  }

  private static String oriented(Factor f, Map<String, Double> metrics, String key, int decimals) {
    Double value = metrics.get(key);
    return value == null ? "" : Shown.fixed(f.direction() * value, decimals);
  }

  private static String since(List<Factor> factors, Measured measured) {
    HtmlTable table =
        new HtmlTable(
            "fid", "recent rank IC", "before", "z", "cumulative sum", "tells from", "flags");
    for (Factor f : factors) {
      DecayWatch w = measured.decay().get(f.fid());
      if (w != null) {
        table.row(
            Shown.link(f.fid(), false),
            Shown.fixed(w.recent(), 4),
            Shown.fixed(w.history(), 4),
            Shown.fixed(w.z(), 2),
            Shown.fixed(w.cusum(), 2),
            Shown.fixed(w.bound(), 2),
            w.flags().isEmpty()
                ? Shown.result("none", true)
                : Shown.result(String.join(", ", w.flags()), false));
      }
    }
    return Html.paragraph(
            "What updates measured on the days since: a factor is flagged where its rank IC of late"
                + " has fallen well below its past.")
        + (table.isEmpty() ? "" : table)
        + rolling(factors, measured.days());
  }

  /** A few factors to a chart. */
  private static String rolling(
      List<Factor> factors, Map<String, List<Measurements.Day>> measured) {
    List<Factor> known = factors.stream().filter(f -> measured.containsKey(f.fid())).toList();
    TreeSet<String> dates = new TreeSet<>();
    measured.values().forEach(days -> days.forEach(d -> dates.add(d.date())));
    List<String> all = List.copyOf(dates);
    List<String> charts = new ArrayList<>();
    for (int from = 0; from < known.size(); from += LINES) {
      List<Series> series =
          known.subList(from, Math.min(from + LINES, known.size())).stream()
              .map(f -> rolling(f, measured.get(f.fid()), all))
              .toList();
      charts.add(
          Html.figure(
              "Rank IC, mean of the last "
                  + ROLLING
                  + " dates, in the direction of each"
                  + (series.size() == 1 ? ": " + series.getFirst().name() : ""),
              LineChart.of("rolling rank IC", all, series, Unit.PLAIN)));
    }
    return charts.isEmpty() ? "" : Html.beside(charts.toArray(String[]::new));
  }

  private static Series rolling(Factor f, List<Measurements.Day> days, List<String> dates) {
    Map<String, Float> byDate =
        days.stream().collect(Collectors.toMap(Measurements.Day::date, Measurements.Day::rankIc));
    double[] daily =
        dates.stream()
            .mapToDouble(d -> f.direction() * byDate.getOrDefault(d, Float.NaN))
            .toArray();
    return new Series("", daily).smoothed(ROLLING, Shown.fid(f.fid()));
  }

  /** The matrix of all factors that were compared, alike ones beside each other. */
  private static Optional<Section> likeness(List<Factor> factors, Measured measured) {
    TreeSet<String> compared = new TreeSet<>();
    measured.likeness().forEach(pair -> compared.addAll(List.of(pair.fid(), pair.other())));
    List<Factor> of = factors.stream().filter(f -> compared.contains(f.fid())).toList();
    if (of.size() < 2) {
      return Optional.empty();
    }
    List<String> fids = of.stream().map(Factor::fid).toList();
    double[][] rho = new double[fids.size()][fids.size()];
    for (int i = 0; i < rho.length; i++) {
      Arrays.fill(rho[i], Double.NaN);
      rho[i][i] = 1;
    }
    for (Measurements.Likeness pair : measured.likeness()) {
      int a = fids.indexOf(pair.fid());
      int b = fids.indexOf(pair.other());
      if (a >= 0 && b >= 0) {
        rho[a][b] = of.get(a).direction() * of.get(b).direction() * pair.rho();
        rho[b][a] = rho[a][b];
      }
    }
    List<Integer> order = Linkage.of(rho, LikenessSection.CLUSTER).order();
    double[][] shown = new double[rho.length][rho.length];
    for (int r = 0; r < shown.length; r++) {
      for (int c = 0; c < shown.length; c++) {
        shown[r][c] = rho[order.get(r)][order.get(c)];
      }
    }
    String matrix =
        MatrixChart.of(
            "correlation of factors",
            order.stream().map(i -> Shown.fid(fids.get(i).substring(0, 6))).toList(),
            order.stream().map(i -> of.get(i).status() == Factor.Status.ACTIVE).toList(),
            shown);
    return Optional.of(
        new Section(
            "likeness",
            "How alike they are",
            Html.figure(
                "Rank correlation of the factors' values as the last update measured it, in the"
                    + " direction of each; alike ones beside each other, active ones in bold.",
                matrix + MatrixChart.key())));
  }
}
