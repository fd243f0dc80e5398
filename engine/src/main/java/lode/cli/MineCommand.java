package lode.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lode.http.CampaignHealth;
import lode.run.Campaign;
import lode.run.Settings;
import lode.run.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lode mine}: a campaign from data to a library of promoted factors. */
@Command(
    name = "mine",
    mixinStandardHelpOptions = true,
    description = "Evolves formulas on a market and promotes the best into a library.",
    footer =
        "Every option has a key in the config file (see"
            + " engine/src/main/resources/lode/run/campaign.conf); the command line wins.")
final class MineCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      description = "sample, sample:noise, a .panel file, or a source to import (default: sample)")
  private String data;

  @Option(names = "--universe", description = "universe of the data (default: all)")
  private String universe;

  @Option(names = "--seed", description = "seed of all randomness (default: 1)")
  private Long seed;

  @Option(names = "--generations", description = "generations to evolve (default: 18)")
  private Integer generations;

  @Option(names = "--population", description = "formulas in a population (default: 300)")
  private Integer population;

  @Option(
      names = "--formulas",
      split = ",",
      description = "sets or files of formulas to begin with (lode formulas lists the sets)")
  private List<String> formulas;

  @Option(names = "--minutes", description = "end the search after so many minutes (0: no limit)")
  private Integer minutes;

  @Option(names = "--workers", description = "worker actors (default: one per core)")
  private Integer workers;

  @Option(names = "--run-dir", description = "folder of the run (default: runs/<time>-<seed>)")
  private Path runDir;

  @Option(
      names = "--library",
      description = {
        "library to differ from and add to: a file (SQLite, made where there is none), or",
        "jdbc:postgresql://host/database (default: the run's own)"
      })
  private String library;

  @Option(names = "--config", description = "HOCON file of settings")
  private Path config;

  @Option(
      names = "-D",
      description = "any setting by its key, e.g. -D target.horizon=10",
      mapFallbackValue = "true")
  private final Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private HealthChoice health;
  @Mixin private StayChoice stay;

  @Override
  public Integer call() throws Exception {
    Config options = options();
    Config resolved = Settings.resolve(config, options);
    String asked = asked(config, options);
    CampaignHealth how = new CampaignHealth();
    try (Interrupt interrupt = new Interrupt();
        AutoCloseable _ = health.start(how)) {
      Optional<Summary> summary =
          Campaign.start(
              resolved,
              asked,
              Watchers.of(how, new Console(spec.commandLine().getOut())),
              interrupt::requested);
      if (summary.isEmpty()) {
        return ExitCode.INCOMPLETE;
      }
      stay.await(interrupt);
      return ExitCode.OK;
    }
  }

  /** What the user wrote: the file, then the options. */
  static String asked(Path config, Config options) throws IOException {
    return (config == null ? "" : Files.readString(config) + "\n")
        + "# from the command line\n"
        + options.root().render(ConfigRenderOptions.concise().setJson(false).setFormatted(true));
  }

  private Config options() {
    Map<String, Object> values = new LinkedHashMap<>(settings);
    put(values, "data", data);
    put(values, "universe", universe);
    put(values, "seed", seed);
    put(values, "generations", generations);
    put(values, "population", population);
    put(values, "formulas", formulas);
    put(values, "minutes", minutes);
    put(values, "workers", workers);
    put(values, "run-dir", runDir);
    put(values, "library", library);
    return ConfigFactory.parseMap(values, "command line");
  }

  private static void put(Map<String, Object> values, String key, Object value) {
    if (value != null) {
      values.put(key, value instanceof Path path ? path.toString() : value);
    }
  }
}
