package lode.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lode.journal.Fence;

/** Reads the files of a run, finished or not. */
public final class RunRecords {
  private RunRecords() {}

  /** What happened, in order. */
  public static List<ObjectNode> events(RunDirectory run) {
    return JsonLines.read(run.events());
  }

  /** Every distinct formula evaluated, in order. */
  public static List<ObjectNode> trials(RunDirectory run) {
    return JsonLines.read(run.trials());
  }

  /** Every finalist judged; none before the end. */
  public static List<ObjectNode> verdicts(RunDirectory run) {
    return JsonLines.read(run.verdicts());
  }

  /** Where it stands; empty where it never got so far. */
  public static Optional<ObjectNode> status(RunDirectory run) {
    return object(run.status());
  }

  /**
   * In which state a run is: {@code RUNNING}, {@code PAUSED_DISK}, {@code STOPPED}, {@code DONE},
   * {@code FAILED}; {@code CRASHED} where it says that it is running and no process has it.
   */
  public static String state(RunDirectory run) {
    String said = status(run).map(s -> s.path("state").asText()).orElse("RUNNING");
    boolean over = Set.of("STOPPED", "DONE", "FAILED").contains(said);
    return over || Fence.held(run.path()) ? said : "CRASHED";
  }

  /** What came out; empty before the end. */
  public static Optional<ObjectNode> summary(RunDirectory run) {
    return object(run.summary());
  }

  /** What it is a function of. */
  public static Optional<ObjectNode> manifest(RunDirectory run) {
    return object(run.manifest());
  }

  private static Optional<ObjectNode> object(java.nio.file.Path file) {
    try {
      return Files.exists(file)
          ? Optional.of((ObjectNode) JsonLines.JSON.readTree(Files.readString(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new SettingsException("not readable: file=" + file + ": " + e.getMessage());
    }
  }
}
