package lode.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import lode.run.RunDirectory;
import lode.run.Settings;
import picocli.CommandLine.Option;

/**
 * The options that say which data, universe, label, split and costs count, with or without a run.
 */
final class SettingsChoice {
  @Option(
      names = "--data",
      paramLabel = "<source>",
      description = "panel file, folder, or sample (default: the run's, or sample)")
  private String data;

  @Option(
      names = "--universe",
      paramLabel = "<name>",
      description = "stocks that compete with each other (default: the run's, or all)")
  private String universe;

  @Option(
      names = "-D",
      description = "any setting by its key, e.g. -D target.horizon=10",
      mapFallbackValue = "true")
  private final Map<String, String> settings = new LinkedHashMap<>();

  /** The settings: of the run, where there is one, else the defaults; options override. */
  Settings of(RunDirectory run) {
    return Settings.of(
        run == null
            ? Settings.resolve(null, options())
            : Settings.known(options()).withFallback(Settings.resolvedBy(run)).resolve());
  }

  /** What was asked for, and nothing else. */
  Config options() {
    Map<String, Object> values = new LinkedHashMap<>(settings);
    if (data != null) {
      values.put("data", data);
    }
    if (universe != null) {
      values.put("universe", universe);
    }
    return ConfigFactory.parseMap(values, "command line");
  }
}
