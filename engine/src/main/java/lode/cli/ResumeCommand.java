package lode.cli;

import com.typesafe.config.ConfigFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import lode.run.Campaign;
import lode.run.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode resume}: goes on with a run that was stopped. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Goes on with a stopped run, to the champions it would have found unstopped.")
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "<run>", description = "a run's folder or its name under runs/")
  private String run;

  @Option(names = "--workers", description = "worker actors (default: as before)")
  private Integer workers;

  @Option(names = "--data", description = "where the same data now lies (default: as before)")
  private String data;

  @Override
  public Integer call() {
    Map<String, Object> execution = new LinkedHashMap<>();
    if (workers != null) {
      execution.put("workers", workers);
    }
    if (data != null) {
      execution.put("data", data);
    }
    try (Interrupt interrupt = new Interrupt()) {
      return Campaign.resume(
                  RunDirectory.of(run),
                  ConfigFactory.parseMap(execution),
                  new Console(spec.commandLine().getOut()),
                  interrupt::requested)
              .isPresent()
          ? ExitCode.OK
          : ExitCode.INCOMPLETE;
    }
  }
}
