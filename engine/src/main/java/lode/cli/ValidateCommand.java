package lode.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lode.formula.Formula;
import lode.ledger.Look;
import lode.ledger.TrialLedger;
import lode.report.ValidationText;
import lode.run.Holdout;
import lode.run.RunDirectory;
import lode.run.RunRecords;
import lode.run.SettingsException;
import lode.run.Validation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lode validate}: how hard a run searched, and whether what it found is more than luck. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Shows how hard a run searched, what luck alone would have found, and how each finalist was"
          + " judged.",
      "With --open-holdout it measures promoted factors on the sealed holdout; that is written"
          + " down for ever."
    })
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunChoice choice;
  @Mixin private OutputChoice output;

  @Option(
      names = "--fid",
      split = ",",
      paramLabel = "<fid>",
      description = "finalists whose checks are shown one by one, and who are measured")
  private List<String> fids = List.of();

  @Option(names = "--checks", description = "shows the checks of all promoted factors")
  private boolean checks;

  @Option(
      names = "--open-holdout",
      description = "measures the promoted factors, or those of --fid, on the sealed holdout")
  private boolean open;

  @Option(names = "--reason", description = "why the holdout is opened; goes into its ledger")
  private String reason;

  @Option(names = "--data", description = "where the run's data are now, if not where they were")
  private String data;

  /**
   * What is printed as JSON.
   *
   * @param looks at the holdout, the first first
   * @param holdout what this look showed; null without {@code --open-holdout}
   */
  record Answer(TrialLedger ledger, Validation validation, List<Look> looks, Holdout holdout) {}

  @Override
  public Integer call() {
    RunDirectory run = choice.get();
    Validation validation =
        RunRecords.validation(run)
            .orElseThrow(() ->
                new SettingsException(
                    "run has not come to its verdicts: run="
                        + run.path()
                        + " state="
                        + RunRecords.state(run)
                        + " remedy=lode resume "
                        + run.path()));
    TrialLedger ledger =
        RunRecords.ledger(run)
            .orElseThrow(() -> new SettingsException("run has no ledger: file=" + run.ledger()));
    List<Validation.Finalist> chosen = fids.stream().map(f -> find(validation, f)).toList();
    Optional<Holdout> holdout = Optional.empty();
    if (open) {
      holdout =
          Optional.of(
              Holdout.open(
                  run, execution(), chosen.isEmpty() ? validation.promoted() : chosen, reason));
    } else if (reason != null) {
      throw new SettingsException("a reason for nothing: --reason goes with --open-holdout");
    }
    List<Look> looks = RunRecords.looks(run);
    List<String> shown = new ArrayList<>();
    chosen.forEach(f -> shown.add(f.fid()));
    if (checks) {
      validation.promoted().forEach(f -> shown.add(f.fid()));
    }
    List<String> lines = new ArrayList<>(ValidationText.lines(ledger, validation, looks, shown));
    holdout.ifPresent(h -> lines.addAll(ValidationText.lines(h)));
    output.print(
        spec.commandLine().getOut(),
        new Answer(ledger, validation, looks, holdout.orElse(null)),
        lines);
    return ExitCode.OK;
  }

  private static Validation.Finalist find(Validation validation, String fid) {
    String digits = Formula.digits(fid);
    List<Validation.Finalist> hits =
        validation.finalists().stream().filter(f -> f.fid().startsWith(digits)).toList();
    if (hits.size() != 1) {
      throw new SettingsException(
          (hits.isEmpty() ? "no such finalist" : "several finalists begin so")
              + ": fid="
              + fid
              + " finalists="
              + validation.finalists().size());
    }
    return hits.getFirst();
  }

  private Config execution() {
    Map<String, Object> values = new LinkedHashMap<>();
    if (data != null) {
      values.put("data", data);
    }
    return ConfigFactory.parseMap(values, "command line");
  }
}
