package lode.cli;

import com.typesafe.config.ConfigFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import lode.formula.Formula;
import lode.formula.FormulaException;
import lode.report.StudyTable;
import lode.run.RunDirectory;
import lode.run.RunRecords;
import lode.run.RunStudies;
import lode.run.Settings;
import lode.run.SettingsException;
import lode.validation.FactorStudy;
import lode.validation.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode study}: all that is known of one factor. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    description = {
      "Shows one factor from all sides: IC and quantile returns by horizon, walk-forward, by year,",
      "market, size and group, neutral to size and group, decay, and what could not be bought.",
      "Train and validation are looked at, the sealed holdout never."
    })
final class StudyCommand implements Callable<Integer> {
  private static final Pattern FID = Pattern.compile("(f:)?[0-9a-f]{4,12}");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "<formula|fid>",
      description = "a formula, or the id (four digits or more) of one that a run evaluated")
  private String what;

  @Option(
      names = "--run",
      description = "run whose data, universe, target and split count (for an id: the newest)")
  private String run;

  @Option(
      names = "--data",
      description = "sample, a .panel file, or a source to import (default: sample)")
  private String data;

  @Option(names = "--universe", description = "universe of the data (default: all)")
  private String universe;

  @Option(
      names = "-D",
      description = "any setting by its key, e.g. -D target.horizon=10",
      mapFallbackValue = "true")
  private final Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = {"-o", "--output"},
      defaultValue = "TABLE",
      paramLabel = "<form>",
      description = "table or json, as in a run's studies/<fid>.json (default: table).")
  private EvaluateCommand.Output output;

  @Override
  public Integer call() {
    FactorStudy study;
    try {
      study =
          FID.matcher(what).matches() ? known() : RunStudies.of(settings(), Formula.parse(what));
    } catch (FormulaException e) {
      return refused(e);
    }
    PrintWriter screen = spec.commandLine().getOut();
    screen.print(
        switch (output) {
          case TABLE -> StudyTable.of(study);
          case JSON -> StudyFile.text(study);
        });
    screen.flush();
    return ExitCode.OK;
  }

  private int refused(FormulaException e) {
    PrintWriter errors = spec.commandLine().getErr();
    errors.println("error: " + e.getMessage());
    if (e.position() >= 0) {
      errors.println(e.caret(what));
    }
    errors.flush();
    return ExitCode.USER;
  }

  private Settings settings() {
    if (run != null) {
      return RunStudies.settings(RunDirectory.of(run));
    }
    Map<String, Object> values = new LinkedHashMap<>(settings);
    if (data != null) {
      values.put("data", data);
    }
    if (universe != null) {
      values.put("universe", universe);
    }
    return Settings.of(Settings.resolve(null, ConfigFactory.parseMap(values, "command line")));
  }

  /** The study that a run wrote, or that of any formula that it evaluated. */
  private FactorStudy known() {
    String id = Formula.digits(what);
    List<RunDirectory> runs =
        run == null ? RunDirectory.all(Path.of("runs")).reversed() : List.of(RunDirectory.of(run));
    for (RunDirectory candidate : runs) {
      List<String[]> found =
          RunRecords.trials(candidate).stream()
              .map(t -> new String[] {t.path("fid").asText(), t.path("expr").asText()})
              .filter(t -> t[0].startsWith(id))
              .distinct()
              .toList();
      if (found.size() > 1) {
        throw new SettingsException(
            "several formulas: fid=" + id + " run=" + candidate.id() + " remedy=give more digits");
      }
      if (found.size() == 1) {
        Optional<FactorStudy> written = RunStudies.of(candidate, found.getFirst()[0]);
        return written.orElseGet(() ->
            RunStudies.of(RunStudies.settings(candidate), Formula.parse(found.getFirst()[1])));
      }
    }
    throw new SettingsException(
        "no such formula: fid=" + id + " runs=" + runs.size() + " remedy=name its run by --run");
  }
}
