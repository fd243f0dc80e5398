package lode.cli;

import com.typesafe.config.ConfigFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lode.http.CampaignHealth;
import lode.run.Campaign;
import lode.run.RunDirectory;
import lode.run.Settings;
import lode.run.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Option(names = "--minutes", description = "end the search after so many minutes (0: no limit)")
  private Integer minutes;

  @Option(
      names = "-D",
      description =
          "any setting by its key; one that decides what is found is refused if it differs",
      mapFallbackValue = "true")
  private final Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private HealthChoice health;
  @Mixin private StayChoice stay;

  @Override
  public Integer call() throws Exception {
    Map<String, Object> execution = new LinkedHashMap<>(settings);
    if (minutes != null) {
      execution.put("minutes", minutes);
    }
    if (workers != null) {
      execution.put("workers", workers);
    }
    if (data != null) {
      execution.put("data", data);
    }
    CampaignHealth how = new CampaignHealth();
    try (Interrupt interrupt = new Interrupt();
        AutoCloseable _ = health.start(how)) {
      Optional<Summary> summary =
          Campaign.resume(
              RunDirectory.of(run),
              Settings.known(ConfigFactory.parseMap(execution, "command line")),
              Watchers.of(how, new Console(spec.commandLine().getOut())),
              interrupt::requested);
      if (summary.isEmpty()) {
        return ExitCode.INCOMPLETE;
      }
      stay.await(interrupt);
      return ExitCode.OK;
    }
  }
}
