package lode.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import lode.cluster.Version;
import lode.operator.Operators;

/**
 * What a run is a pure function of, and what it ran on.
 *
 * @param seed seed
 * @param settings SHA-256 of the settings that decide what is found
 * @param data fingerprint of the panel
 * @param library SHA-256 of the ids that the library held at the start
 * @param operators operator-set version
 */
record Manifest(long seed, String settings, String data, String library, String operators) {
  static Manifest of(long seed, String decidingSettings, String fingerprint, List<String> library) {
    return new Manifest(
        seed,
        Records.sha256(decidingSettings),
        fingerprint,
        Records.sha256(String.join("\n", library)),
        Operators.VERSION);
  }

  void write(RunDirectory run) {
    ObjectNode node = JsonLines.record();
    node.put("schema_version", 1);
    node.put("tool", "lode " + Version.NUMBER);
    node.put("seed", seed);
    node.put("settings_sha256", settings);
    node.put("data_fingerprint", data);
    node.put("library_sha256", library);
    node.put("operators_version", operators);
    node.put("jvm", System.getProperty("java.vm.name") + " " + Runtime.version());
    node.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    node.put("created_at", Instant.now().toString());
    DurableFile.write(run.manifest(), node.toPrettyString() + "\n");
  }

  /**
   * Refuses to go on with other data, settings or operators than the run began with.
   *
   * @throws SettingsException with both values
   */
  void requireSameAs(RunDirectory run) {
    try {
      var begun = JsonLines.JSON.readTree(Files.readString(run.manifest()));
      same("settings_sha256", begun.get("settings_sha256").asText(), settings);
      same("data_fingerprint", begun.get("data_fingerprint").asText(), data);
      same("library_sha256", begun.get("library_sha256").asText(), library);
      same("operators_version", begun.get("operators_version").asText(), operators);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + run.manifest(), e);
    }
  }

  private static void same(String what, String begun, String now) {
    if (!begun.equals(now)) {
      throw new SettingsException(
          "run began with another "
              + what
              + ": begun="
              + begun
              + " now="
              + now
              + " remedy=start a new run");
    }
  }
}
