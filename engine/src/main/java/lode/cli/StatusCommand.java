package lode.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import lode.report.Progress;
import lode.report.ProgressText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lode status}: how far a run has come, from any shell that sees its folder. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows how far a run has come, running or not.")
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunChoice run;
  @Mixin private OutputChoice output;

  @Option(
      names = "--best",
      paramLabel = "<n>",
      defaultValue = "5",
      description = "formulas to show (default: ${DEFAULT-VALUE})")
  private int best;

  @Override
  public Integer call() {
    Progress progress = Progress.of(run.get());
    output.print(
        spec.commandLine().getOut(),
        progress,
        ProgressText.lines(progress, Instant.now(), best, Integer.MAX_VALUE));
    return ExitCode.OK;
  }
}
