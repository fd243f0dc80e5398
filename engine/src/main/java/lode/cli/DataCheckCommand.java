package lode.cli;

import java.util.concurrent.Callable;
import lode.market.DataCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode data check}: counts and explains what is odd, drops nothing silently. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Counts and explains what is odd in market data.")
final class DataCheckCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "<source>",
      description = "A panel file, or a CSV, Parquet or Qlib source.")
  private String source;

  @Mixin private ImportChoices choices;

  @Mixin private OutputChoice output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    DataCheck check = DataCheck.of(source, choices.options());
    output.print(spec.commandLine().getOut(), check, check.lines());
    return 0;
  }
}
