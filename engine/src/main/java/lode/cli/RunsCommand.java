package lode.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lode.report.Numbers;
import lode.report.TextTable;
import lode.run.RunDirectory;
import lode.run.RunRecords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lode runs}: what was run, and how it ended. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "Lists the runs of a folder, oldest first.")
final class RunsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--in", description = "folder of runs (default: runs)")
  private Path folder = Path.of("runs");

  @Override
  public Integer call() {
    TextTable table =
        new TextTable(
            "run", "state", "gen", "formulas", "promoted", "planted", "took", "champions");
    for (RunDirectory run : RunDirectory.all(folder)) {
      JsonNode status = RunRecords.status(run).map(JsonNode.class::cast).orElse(null);
      JsonNode summary = RunRecords.summary(run).map(JsonNode.class::cast).orElse(null);
      table.row(
          run.id(),
          RunRecords.state(run),
          status == null ? "" : status.get("gen").asText(),
          summary == null ? "" : summary.get("formulas_evaluated").asText(),
          summary == null ? "" : summary.get("promoted").asText(),
          summary == null || summary.get("planted_total").asInt() == 0
              ? ""
              : summary.get("planted_found").asText() + "/" + summary.get("planted_total").asText(),
          summary == null ? "" : Numbers.duration(summary.get("seconds").asDouble()),
          summary == null ? "" : summary.get("champions_sha256").asText().substring(0, 12));
    }
    spec.commandLine().getOut().print(table);
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
