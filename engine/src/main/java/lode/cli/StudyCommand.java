package lode.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import lode.formula.Formula;
import lode.formula.FormulaException;
import lode.report.StudyTable;
import lode.run.KnownFormula;
import lode.run.RunDirectory;
import lode.run.RunStudies;
import lode.run.Settings;
import lode.validation.FactorStudy;
import lode.validation.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private SettingsChoice choice;

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
      return Failures.refused(spec.commandLine(), e, what);
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

  private Settings settings() {
    return run == null
        ? choice.of(null)
        : Settings.of(Settings.resolvedBy(RunDirectory.of(run)).resolve());
  }

  /** The study that a run wrote, or that of any formula that it evaluated. */
  private FactorStudy known() {
    KnownFormula known = KnownFormula.find(run, what);
    return RunStudies.of(known.run(), known.formula().fid())
        .orElseGet(() ->
            RunStudies.of(
                Settings.of(Settings.resolvedBy(known.run()).resolve()), known.formula()));
  }
}
