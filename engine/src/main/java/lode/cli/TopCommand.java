package lode.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import lode.report.Progress;
import lode.report.ProgressText;
import lode.run.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code lode top}: what {@code lode status} shows, drawn again and again in its place until the
 * run ends. Where nobody looks at a terminal it is drawn once.
 */
@Command(
    name = "top",
    mixinStandardHelpOptions = true,
    description = "Watches a run until it ends; prints once when piped.")
final class TopCommand implements Callable<Integer> {
  /** To the upper left corner, and nothing below what is written then. */
  private static final String HOME = "\u001b[H";

  private static final String CLEAR = "\u001b[2J";
  private static final String LINE_END = "\u001b[K\n";
  private static final String REST = "\u001b[J";

  @Spec private CommandSpec spec;
  @Mixin private RunChoice choice;

  @Option(
      names = "--seconds",
      paramLabel = "<n>",
      defaultValue = "1",
      description = "between two looks (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    RunDirectory run = choice.get();
    boolean terminal = System.console() != null && System.console().isTerminal();
    if (!terminal) {
      lines(Progress.of(run)).forEach(out::println);
      out.flush();
      return ExitCode.OK;
    }
    out.print(CLEAR);
    Progress progress = draw(out, run);
    while (progress.live()) {
      TimeUnit.SECONDS.sleep(Math.max(1, seconds));
      progress = draw(out, run);
    }
    return ExitCode.OK;
  }

  private static Progress draw(PrintWriter out, RunDirectory run) {
    Progress progress = Progress.of(run);
    out.print(HOME);
    lines(progress).forEach(line -> out.print(line + LINE_END));
    out.print(REST);
    out.flush();
    return progress;
  }

  private static java.util.List<String> lines(Progress progress) {
    return ProgressText.lines(progress, Instant.now(), 15, 52);
  }
}
