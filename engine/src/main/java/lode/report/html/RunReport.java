package lode.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lode.formula.Formula;
import lode.run.RunDirectory;

/**
 * The report of a run as one HTML file without any address in it: it opens offline, in light and in
 * dark, and prints. A function of the run's folder; an unfinished run has the sections that its
 * folder has something for.
 */
public final class RunReport {
  private RunReport() {}

  /**
   * The whole run.
   *
   * @param most promoted factors that get a part of their own, the first of the search first
   */
  public static String of(RunDirectory run, int most) {
    RunData data = RunData.of(run);
    List<String> detailed = data.studies().keySet().stream().limit(most).toList();
    List<Optional<Section>> sections = new ArrayList<>();
    sections.add(VerdictSection.of(data));
    sections.add(ProvenanceSection.of(data));
    sections.add(EffortSection.of(data));
    sections.add(EvolutionSection.of(data));
    sections.add(FrontSection.of(data));
    sections.add(ChampionsSection.of(data));
    FactorSections.of(data, detailed).forEach(s -> sections.add(Optional.of(s)));
    sections.add(OverfittingSection.of(data));
    sections.add(LikenessSection.of(data));
    sections.add(LineageSection.of(data, data.promoted()));
    sections.add(TradabilitySection.of(data));
    sections.add(GlossarySection.of(data));
    return page("lode run " + run.id(), sections.stream().flatMap(Optional::stream).toList());
  }

  /**
   * One promoted factor of a run.
   *
   * @param fid its id, or the beginning of it
   * @throws IllegalArgumentException where the run promoted no such factor, or several
   */
  public static String of(RunDirectory run, String fid) {
    RunData data = RunData.of(run);
    String digits = Formula.digits(fid);
    List<String> hits = data.studies().keySet().stream().filter(f -> f.startsWith(digits)).toList();
    if (hits.size() != 1) {
      throw new IllegalArgumentException(
          (hits.isEmpty() ? "no such promoted factor: fid=" : "several factors: fid=")
              + digits
              + " run="
              + run.path()
              + " promoted="
              + data.promoted());
    }
    return page(
        "lode factor f:" + hits.getFirst(),
        Stream.of(
                FactorSections.of(data, hits).stream(),
                LineageSection.of(data, hits).stream(),
                ProvenanceSection.of(data).stream(),
                GlossarySection.of(data).stream())
            .flatMap(s -> s)
            .toList());
  }

  static String page(String title, List<Section> sections) {
    StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>").append(Html.text(title)).append("</title>\n");
    html.append("<style>\n").append(resource("report.css")).append("</style>\n</head>\n<body>\n");
    html.append("<h1>").append(Html.text(title)).append("</h1>\n<nav>");
    for (Section section : sections) {
      html.append("<a href=\"#").append(section.id()).append("\">");
      html.append(Html.text(section.title())).append("</a> ");
    }
    html.append("</nav>\n");
    sections.forEach(html::append);
    return html.append("</body>\n</html>\n").toString();
  }

  private static String resource(String name) {
    try (InputStream in = RunReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("not readable: resource=" + name, e);
    }
  }
}
