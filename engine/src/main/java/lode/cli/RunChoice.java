package lode.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import lode.run.RunDirectory;
import lode.run.SettingsException;
import picocli.CommandLine.Parameters;

/** The parameter of commands that look at a run: a name, a folder, or the newest one. */
final class RunChoice {
  private static final Path RUNS = Path.of("runs");

  @Parameters(
      paramLabel = "<run>",
      arity = "0..1",
      description = "a run's folder or its name under runs/ (default: the one last written)")
  private String run;

  RunDirectory get() {
    return run != null
        ? RunDirectory.of(run)
        : RunDirectory.all(RUNS).stream()
            .max(Comparator.comparingLong(RunChoice::written))
            .orElseThrow(
                () -> new SettingsException("no run yet: folder=" + RUNS + " remedy=lode mine"));
  }

  private static long written(RunDirectory run) {
    File status = run.status().toFile();
    return Math.max(status.lastModified(), run.manifest().toFile().lastModified());
  }
}
