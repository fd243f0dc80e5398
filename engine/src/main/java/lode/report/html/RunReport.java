package lode.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lode.formula.Formula;
import lode.run.RunDirectory;
import lode.run.Validation;

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
    sections.add(others(data, detailed));
    sections.add(OverfittingSection.of(data));
    sections.add(LikenessSection.of(data));
    sections.add(LineageSection.of(data, data.promoted()));
    sections.add(DataSection.of(data));
    sections.add(GlossarySection.of(data));
    return page(
        "lode run " + run.id(),
        subtitle(data),
        sections.stream().flatMap(Optional::stream).toList());
  }

  /** Promoted factors that the page has no room for, and how to have each as a page. */
  private static Optional<Section> others(RunData data, List<String> detailed) {
    String commands =
        data.studies().keySet().stream()
            .filter(fid -> !detailed.contains(fid))
            .map(fid -> "lode report %s --factor f:%s\n".formatted(data.run().id(), fid))
            .collect(Collectors.joining());
    return commands.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "others",
                "Other promoted factors",
                Html.paragraph("Each as a page of its own:")
                    + "<pre>"
                    + Html.text(commands)
                    + "</pre>\n"));
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
        "run " + run.id() + " · " + subtitle(data),
        Stream.of(
                FactorSections.of(data, hits).stream(),
                LineageSection.of(data, hits).stream(),
                ProvenanceSection.of(data).stream(),
                GlossarySection.of(data).stream())
            .flatMap(s -> s)
            .toList());
  }

  static String page(String title, String subtitle, List<Section> sections) {
    StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.append("<title>").append(Html.text(title)).append("</title>\n");
    html.append("<style>\n").append(resource("report.css")).append("</style>\n</head>\n<body>\n");
    html.append("<header>\n<h1>").append(Html.text(title)).append("</h1>\n");
    html.append("<p class=\"soft\">").append(Html.text(subtitle)).append("</p>\n");
    html.append("<nav aria-label=\"sections\">");
    sections.forEach(section -> link(html, section));
    html.append("</nav>\n</header>\n<main>\n");
    sections.forEach(html::append);
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private static void link(StringBuilder html, Section section) {
    String css = section.id().startsWith("f-") ? " class=\"fid\"" : "";
    html.append("<a").append(css).append(" href=\"#").append(section.id()).append("\">");
    html.append(Html.text(section.title())).append("</a> ");
  }

  /** What was searched, when, and how far it came. */
  private static String subtitle(RunData data) {
    StringBuilder words = new StringBuilder();
    data.manifest()
        .map(m -> m.path("settings"))
        .ifPresent(
            s -> words.append("universe ").append(s.path("universe").asText()).append(" · "));
    data.validation()
        .ifPresent(v ->
            words
                .append("label ")
                .append(v.target())
                .append(" · train ")
                .append(span(v.train()))
                .append(" · validation ")
                .append(span(v.validation()))
                .append(v.holdout() == null ? "" : " · holdout sealed from " + v.holdout().from())
                .append(" · "));
    return words.append(data.progress().state().toLowerCase(Locale.ROOT)).toString();
  }

  private static String span(Validation.Span span) {
    return span.from() + " to " + span.to();
  }

  private static String resource(String name) {
    try (InputStream in = RunReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("not readable: resource=" + name, e);
    }
  }
}
