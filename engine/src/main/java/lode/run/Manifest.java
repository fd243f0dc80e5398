package lode.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lode.cluster.Version;
import lode.journal.DamagedException;
import lode.journal.Sealed;
import lode.journal.Stamp;
import lode.operator.Operators;

/**
 * What a run is a pure function of, and what it ran on: written once, when the folder is whole, and
 * compared with what is there at each resume.
 *
 * @param run whose it is
 * @param json as in the file
 */
record Manifest(RunDirectory run, ObjectNode json) {
  /** Settings that change nothing of which formulas are tried, but how far that goes. */
  private static final Pattern AFTER_THE_SEARCH =
      Pattern.compile("generations|(promotion|backtest|sample)\\..*");

  private static final int SCHEMA = 2;

  /** Writes the manifest of a new run, whose other files of the beginning are there. */
  static void begin(RunDirectory run, long seed, Map<String, String> deciding, String data) {
    ObjectNode node = JsonLines.record();
    node.put("schema_version", SCHEMA);
    node.put("tool", "lode " + Version.NUMBER);
    node.put("seed", seed);
    node.put("operators_version", Operators.VERSION);
    node.put("data_fingerprint", data);
    ObjectNode settings = node.putObject("settings");
    deciding.forEach(settings::put);
    ObjectNode files = node.putObject("files_sha256");
    for (Path file : run.beginning()) {
      files.put(file.getFileName().toString(), digest(file));
    }
    node.put("jvm", System.getProperty("java.vm.name") + " " + Runtime.version());
    node.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    node.put("created_at", Stamp.now());
    Sealed.write(run.manifest(), node, true);
  }

  /**
   * Reads the manifest, and checks the files that it names.
   *
   * @throws IntegrityException naming the file that is not as it was
   */
  static Manifest read(RunDirectory run) {
    try {
      Manifest manifest = new Manifest(run, Sealed.read(run.manifest()));
      manifest.same(
          "run directory's version", manifest.json.path("schema_version").asText(), "" + SCHEMA);
      for (Path file : run.beginning()) {
        String name = file.getFileName().toString();
        String begun = manifest.json.path("files_sha256").path(name).asText();
        if (!begun.equals(digest(file))) {
          throw new IntegrityException(
              "file is not as it was: file="
                  + file
                  + " begun="
                  + begun
                  + " now="
                  + digest(file)
                  + " remedy=restore it; what may differ is an option of lode resume");
        }
      }
      return manifest;
    } catch (DamagedException e) {
      throw new IntegrityException(e.getMessage());
    }
  }

  /**
   * Refuses to go on with other settings or operators than the run began with.
   *
   * @throws IntegrityException with both values
   */
  void requireSameCode(Map<String, String> deciding) {
    same("operator set", json.path("operators_version").asText(), Operators.VERSION);
    Map<String, String> begun = new TreeMap<>();
    json.path("settings").properties().forEach(e -> begun.put(e.getKey(), e.getValue().asText()));
    for (String key : new TreeMap<>(deciding).keySet()) {
      same("setting " + key, begun.getOrDefault(key, "none"), deciding.get(key));
    }
    for (String key : begun.keySet()) {
      same("setting " + key, begun.get(key), deciding.getOrDefault(key, "none"));
    }
  }

  /**
   * Refuses to go on with other data.
   *
   * @throws IntegrityException with both fingerprints
   */
  void requireSameData(String fingerprint) {
    same("data_fingerprint", json.path("data_fingerprint").asText(), fingerprint);
  }

  /**
   * Names what is searched, as a digest: equal for runs that try the same formulas in the same
   * order, be it further or less far, and whatever they promote of what they find.
   */
  String campaign() {
    StringBuilder text = new StringBuilder();
    text.append(json.path("operators_version").asText()).append('\n');
    text.append(json.path("data_fingerprint").asText()).append('\n');
    json.path("settings").properties().stream()
        .filter(e -> !AFTER_THE_SEARCH.matcher(e.getKey()).matches())
        .forEach(
            e -> text.append(e.getKey()).append('=').append(e.getValue().asText()).append('\n'));
    for (Path file : List.of(run.seeds(), run.held())) {
      String name = file.getFileName().toString();
      text.append(json.path("files_sha256").path(name).asText()).append('\n');
    }
    return Sealed.sha256(text.toString());
  }

  private void same(String what, String begun, String now) {
    if (!begun.equals(now)) {
      throw new IntegrityException(
          "run began with another "
              + what
              + ": begun="
              + begun
              + " now="
              + now
              + " remedy=start a new run");
    }
  }

  /** Digest of a file; empty where it is missing. */
  private static String digest(Path file) {
    try {
      return Files.exists(file) ? Sealed.sha256(Files.readAllBytes(file)) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + file, e);
    }
  }
}
