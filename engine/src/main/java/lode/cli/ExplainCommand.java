package lode.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lode.report.LifeStory;
import lode.run.RunDirectory;
import lode.run.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode explain}: the life of one formula. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Tells a formula's life: birth, parents, metrics, offspring, checks, verdict.")
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "<fid>", description = "formula id, or enough of its first digits")
  private String fid;

  @Option(names = "--run", description = "run to look in (default: all under runs/, newest first)")
  private String run;

  @Override
  public Integer call() {
    List<RunDirectory> runs =
        run == null ? RunDirectory.all(Path.of("runs")).reversed() : List.of(RunDirectory.of(run));
    for (RunDirectory candidate : runs) {
      Optional<String> story = LifeStory.of(candidate, fid);
      if (story.isPresent()) {
        spec.commandLine().getOut().print(story.get());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
      }
    }
    throw new SettingsException(
        "no such formula: fid=" + fid + " runs=" + runs.size() + " remedy=name its run by --run");
  }
}
