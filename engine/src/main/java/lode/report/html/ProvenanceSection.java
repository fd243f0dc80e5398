package lode.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the run is a function of, and how to have it again. */
final class ProvenanceSection {
  private ProvenanceSection() {}

  static Optional<Section> of(RunData data) {
    return data.manifest()
        .map(m -> new Section("provenance", "Where it comes from", body(data, m)));
  }

  private static String body(RunData data, JsonNode manifest) {
    List<String[]> facts = new ArrayList<>();
    fact(facts, "run", data.run().id());
    fact(facts, "state", data.progress().state());
    fact(facts, "seed", manifest.path("seed").asText());
    fact(facts, "data", manifest.path("data_fingerprint").asText());
    data.validation()
        .ifPresent(v -> {
          fact(facts, "label", v.target());
          fact(facts, "train", v.train().from() + " to " + v.train().to());
          fact(facts, "validation", v.validation().from() + " to " + v.validation().to());
          fact(
              facts,
              "holdout",
              v.holdout() == null
                  ? "none"
                  : "sealed, " + v.holdout().from() + " to " + v.holdout().to());
        });
    fact(facts, "operator set", "version " + manifest.path("operators_version").asText());
    fact(facts, "made by", manifest.path("tool").asText() + ", " + manifest.path("jvm").asText());
    fact(facts, "begun", manifest.path("created_at").asText());
    digest(data).ifPresent(d -> fact(facts, "champions.sha256", d));
    HtmlTable settings = new HtmlTable("setting", "value");
    manifest
        .path("settings")
        .properties()
        .forEach(e -> settings.row(e.getKey(), e.getValue().asText()));
    String id = data.run().id();
    return Html.paragraph(
            "The same seed, data, settings and operator set give the same champions bit for bit, for"
                + " any number of workers, crashes and resumes"
                + (digest(data).isPresent() ? "; the digest below is the proof." : "."))
        + Html.facts(facts)
        + "<pre>"
        + Html.text(
            data.validation().isPresent()
                ? "lode mine --config runs/%s/resolved.conf      # again, to the same digest%nlode validate %s"
                    .formatted(id, id)
                : "lode resume " + id)
        + "</pre>\n"
        + Html.aside("All settings", settings.toString());
  }

  /** Written when the search ended. */
  private static Optional<String> digest(RunData data) {
    try {
      return Files.exists(data.run().digest())
          ? Optional.of(Files.readString(data.run().digest()).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("not readable: file=" + data.run().digest(), e);
    }
  }

  private static void fact(List<String[]> facts, String name, String value) {
    facts.add(new String[] {name, value});
  }
}
