package lode.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lode.journal.Fence;
import lode.journal.JsonFile;
import lode.ledger.DailySample;
import lode.ledger.DataLedger;
import lode.ledger.Look;
import lode.ledger.TrialLedger;
import lode.market.DataCheck;

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

  /** How hard it searched; empty before the search is over. */
  public static Optional<TrialLedger> ledger(RunDirectory run) {
    return record(run.ledger(), TrialLedger.class);
  }

  /** How its finalists were judged; empty before the end. */
  public static Optional<Validation> validation(RunDirectory run) {
    return record(run.validation(), Validation.class);
  }

  /** Daily series of its sample and its finalists; empty before the search is over. */
  public static Optional<DailySample> sample(RunDirectory run) {
    return Files.exists(run.sample().resolve("sample.json"))
        ? Optional.of(DailySample.read(run.sample()))
        : Optional.empty();
  }

  /** What its data are like; empty before the end. */
  public static Optional<DataCheck> dataCheck(RunDirectory run) {
    return record(run.dataCheck(), DataCheck.class);
  }

  /** Looks at the holdout of its data, by whomever, the first first. */
  public static List<Look> looks(RunDirectory run) {
    Settings settings = Settings.of(ConfigFactory.parseFile(run.resolved().toFile()).resolve());
    String data = manifest(run).orElseThrow().path("data_fingerprint").asText();
    return DataLedger.of(Inputs.ledger(settings), data).holdout().looks();
  }

  /** What the last look at the sealed holdout showed; empty where nobody looked for this run. */
  public static Optional<Holdout> holdout(RunDirectory run) {
    return record(run.holdout(), Holdout.class);
  }

  private static <T> Optional<T> record(java.nio.file.Path file, Class<T> type) {
    return Files.exists(file) ? Optional.of(JsonFile.read(file, type)) : Optional.empty();
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
