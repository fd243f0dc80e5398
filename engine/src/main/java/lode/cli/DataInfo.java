package lode.cli;

import java.util.concurrent.Callable;
import lode.market.DataSource;
import lode.market.PanelInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lode data info}: axes, fields with their meanings, universes, benchmarks, fingerprint,
 * size.
 */
@Command(name = "info", mixinStandardHelpOptions = true, description = "Shows what a panel holds.")
final class DataInfo implements Callable<Integer> {
  @Parameters(
      paramLabel = "<panel>",
      description = "A panel file, sample, or a source, which is imported first.")
  private String source;

  @Mixin private OutputChoice output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (DataSource opened = DataSource.open(source, DataSource.DEFAULT_CACHE)) {
      PanelInfo info = PanelInfo.of(opened);
      output.print(spec.commandLine().getOut(), info, info.lines());
      return 0;
    }
  }
}
