package lode.cli;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.concurrent.Callable;
import lode.report.TextTable;
import lode.run.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lode verify}: whether a run's files are what was written. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Reads the files of a run, and says which is not as it was written.")
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunChoice run;
  @Mixin private OutputChoice output;

  @Override
  public Integer call() {
    Inspection inspection = Inspection.of(run.get());
    TextTable table = new TextTable("file", "state", "detail");
    inspection
        .findings()
        .forEach(f -> table.row(f.file(), f.state().name().toLowerCase(ROOT), f.detail()));
    output.print(
        spec.commandLine().getOut(), inspection, List.of(table.toString().stripTrailing()));
    return switch (inspection.state()) {
      case WHOLE -> ExitCode.OK;
      case TORN -> ExitCode.INCOMPLETE;
      case DAMAGED -> ExitCode.INTEGRITY;
    };
  }
}
