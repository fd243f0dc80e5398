package lode.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lode.library.DecayWatch;
import lode.library.Factor;
import lode.run.RunDirectory;

/**
 * The report of a factor library: all factors with their standing, how they fare since they were
 * promoted, and, where the run that found one is still there, everything known of it.
 */
public final class LibraryReport {
  private LibraryReport() {}

  /**
   * The page.
   *
   * @param name of the library
   * @param factors in order of their entry
   * @param watch by fid, what updates measured of them; empty where nothing was
   * @param runs folder of the runs that found them
   * @param most active factors that get a part of their own
   */
  public static String of(
      String name, List<Factor> factors, Map<String, DecayWatch> watch, Path runs, int most) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("library", "Factors", cards(factors) + table(factors)));
    if (!watch.isEmpty()) {
      sections.add(new Section("since", "Since they were promoted", since(factors, watch)));
    }
    Map<String, RunData> read = new LinkedHashMap<>();
    factors.stream()
        .filter(f -> f.status() == Factor.Status.ACTIVE && !f.run().isEmpty())
        .limit(most)
        .flatMap(f ->
            folder(runs, f.run()).stream()
                .map(path -> read.computeIfAbsent(f.run(), r -> RunData.of(new RunDirectory(path))))
                .flatMap(data -> FactorSections.of(data, List.of(f.fid())).stream()))
        .forEach(sections::add);
    return RunReport.page("lode library " + name, factors.size() + " factors", sections);
  }

  private static Optional<Path> folder(Path runs, String run) {
    return Stream.of(runs.resolve(run), Path.of(run)).filter(Files::isDirectory).findFirst();
  }

  private static String cards(List<Factor> factors) {
    StringBuilder cards = new StringBuilder("<div class=\"cards\">");
    for (Factor.Status status : Factor.Status.values()) {
      long n = factors.stream().filter(f -> f.status() == status).count();
      cards.append("<div class=\"card\"><b>").append(n).append("</b><span>");
      cards.append(status.name().toLowerCase(Locale.ROOT)).append("</span></div>");
    }
    return cards.append("</div>\n").toString();
  }

  private static String table(List<Factor> factors) {
    HtmlTable table =
        new HtmlTable(
            "fid",
            "name",
            "status",
            "promoted",
            "run",
            "label",
            "rank IC train",
            "rank IC valid",
            "rank ICIR",
            "t",
            "net Sharpe",
            "note",
            "formula");
    for (Factor f : factors) {
      table.row(
          new HtmlTable.Cell("<code>f:" + Html.text(f.fid()) + "</code>"),
          f.name(),
          Shown.result(
              f.status().name().toLowerCase(Locale.ROOT), f.status() == Factor.Status.ACTIVE),
          f.promoted().length() > 10 ? f.promoted().substring(0, 10) : f.promoted(),
          f.run(),
          f.target(),
          metric(f.train(), "rank_ic", 4),
          metric(f.validation(), "rank_ic", 4),
          metric(f.validation(), "rank_icir", 2),
          metric(f.validation(), "t", 2),
          metric(f.backtest(), "ls_sharpe", 2),
          f.note(),
          HtmlTable.Cell.formula(f.formula()));
    }
    return table.toString();
  }

  private static String metric(Map<String, Double> metrics, String key, int decimals) {
    Double value = metrics.get(key);
    return value == null ? "" : Shown.fixed(value, decimals);
  }

  private static String since(List<Factor> factors, Map<String, DecayWatch> watch) {
    HtmlTable table =
        new HtmlTable(
            "fid", "recent rank IC", "before", "z", "cumulative sum", "tells from", "flags");
    for (Factor f : factors) {
      DecayWatch w = watch.get(f.fid());
      if (w != null) {
        table.row(
            new HtmlTable.Cell("<code>f:" + Html.text(f.fid()) + "</code>"),
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
        + table;
  }
}
