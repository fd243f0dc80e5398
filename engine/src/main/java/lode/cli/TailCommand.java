package lode.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import lode.report.EventText;
import lode.report.Progress;
import lode.run.RunDirectory;
import lode.run.RunRecords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lode tail}: the events of a run as they happen. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description = "Shows the last events of a run, and those that follow until it ends.")
final class TailCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunChoice choice;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "<n>",
      defaultValue = "10",
      description = "events to begin with (default: ${DEFAULT-VALUE})")
  private int lines;

  @Option(names = "--event", paramLabel = "<name>", description = "only events of this name")
  private String event;

  @Option(names = "--once", description = "show what is there and end")
  private boolean once;

  @Override
  public Integer call() throws InterruptedException {
    RunDirectory run = choice.get();
    int shown = show(RunRecords.events(run), Integer.MIN_VALUE);
    while (!once && somebodyReads() && Progress.of(run).live()) {
      TimeUnit.MILLISECONDS.sleep(500);
      shown = show(RunRecords.events(run), shown);
    }
    show(RunRecords.events(run), shown);
    return ExitCode.OK;
  }

  /** Not after the other end of a pipe was closed. */
  private boolean somebodyReads() {
    return !spec.commandLine().getOut().checkError();
  }

  /**
   * Shows the events from a place on.
   *
   * @param from how many were there before; below 0: only the last few are wanted
   * @return how many are there now; fewer than before where a resumed run took some back
   */
  private int show(List<ObjectNode> events, int from) {
    List<ObjectNode> all =
        events.subList(Math.clamp(from, 0, events.size()), events.size()).stream()
            .filter(e -> event == null || e.path("ev").asText().equals(event))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    all.subList(from < 0 ? Math.max(0, all.size() - lines) : 0, all.size())
        .forEach(e -> out.println(EventText.line(e)));
    out.flush();
    return events.size();
  }
}
