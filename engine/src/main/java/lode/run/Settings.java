package lode.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import lode.backtest.Rules;
import lode.cluster.Security;
import lode.evaluation.Split;
import lode.evaluation.Target;
import lode.evolution.SearchSettings;
import lode.library.Limits;
import lode.panel.Nearest;
import lode.panel.Panel;

/**
 * All settings of a campaign, read once and checked before anything starts. The keys, their meaning
 * and their defaults stand in the resource {@code lode/run/campaign.conf}.
 */
public record Settings(
    String data,
    String universe,
    long seed,
    int generations,
    int population,
    int minutes,
    int workers,
    String runDir,
    String library,
    String cache,
    String ledger,
    boolean store,
    List<String> formulas,
    Target target,
    Shares split,
    Words vocabulary,
    SearchSettings search,
    Sampling sample,
    Limits promotion,
    Rules backtest,
    Network cluster) {

  /** Shares of the dates. */
  public record Shares(double train, double validation, int embargo) {}

  /** What formulas are made of; an empty list stands for everything that fits. */
  public record Words(
      List<String> fields, List<String> operators, List<Integer> windows, List<String> groups) {}

  /**
   * Where workers of other machines join; a port below 0 keeps the campaign in this process.
   * Without TLS it listens on loopback only, unless {@code insecure} says otherwise. Workers
   * without data fetch the panel at the panel's port; below 0: they do not. A worker may have a
   * shard for so many seconds.
   */
  public record Network(
      String host,
      int port,
      boolean remoteOnly,
      int panelPort,
      int shardSeconds,
      boolean insecure,
      Tls tls) {
    /** How the port is kept from strangers. */
    public Security security() {
      Optional<Path> folder = Optional.of(tls.directory).filter(d -> !d.isEmpty()).map(Path::of);
      return new Security(folder, insecure);
    }
  }

  /** Folder of ca.pem, node.pem and node.key; empty: no TLS. */
  public record Tls(String directory) {}

  /** Keys that say how a campaign is executed; they cannot change what it finds. */
  private static final Set<String> EXECUTION =
      Set.of(
          "data", "minutes", "workers", "run-dir", "library", "cache", "ledger", "store",
          "cluster");

  /** Checks what no section can check alone. */
  public Settings {
    require(generations >= 1, "generations", generations, "at least 1");
    require(minutes >= 0, "minutes", minutes, "0 or more");
    require(workers >= 0 && workers <= 1024, "workers", workers, "0 to 1024");
    require(split.train() > 0 && split.train() < 1, "split.train", split.train(), "in (0, 1)");
    require(
        split.validation() > 0 && split.train() + split.validation() <= 1,
        "split.validation",
        split.validation(),
        "above 0, and train + validation at most 1");
    int seconds = cluster.shardSeconds();
    require(seconds >= 1, "cluster.shard-seconds", seconds, "at least 1");
  }

  private static void require(boolean holds, String key, Object value, String rule) {
    if (!holds) {
      throw new SettingsException(
          "setting out of range: key=" + key + " value=" + value + " allowed=" + rule);
    }
  }

  /** The settings of a resolved configuration. */
  public static Settings of(Config resolved) {
    return RecordBinder.bind(resolved, Settings.class);
  }

  /** The configuration as a run resolved it. */
  public static Config resolvedBy(RunDirectory run) {
    return ConfigFactory.parseFile(run.resolved().toFile());
  }

  /** Train, validation and holdout of a panel. */
  public Split split(Panel panel) {
    return Split.of(
        panel.dates().size(), target.reach(), split.embargo(), split.train(), split.validation());
  }

  /** The defaults, as a configuration with open substitutions. */
  static Config defaults() {
    return ConfigFactory.parseResources(Settings.class, "campaign.conf");
  }

  /**
   * Defaults, overridden by a file (may be null), overridden by options such as {@code seed=7}.
   *
   * @throws SettingsException for an unreadable file or an unknown key, with the nearest known one
   */
  public static Config resolve(Path file, Config options) {
    Config user = ConfigFactory.empty();
    if (file != null) {
      if (!Files.isReadable(file)) {
        throw new SettingsException("no such config file: file=" + file);
      }
      try {
        user = ConfigFactory.parseFile(file.toFile());
      } catch (ConfigException e) {
        throw new SettingsException("config file not readable: " + e.getMessage());
      }
    }
    Config given = options.withFallback(user);
    Config all = given.withFallback(defaults());
    refuseUnknown(given);
    try {
      return all.resolve();
    } catch (ConfigException e) {
      throw new SettingsException("config file not resolvable: " + e.getMessage());
    }
  }

  /**
   * Options as they are.
   *
   * @throws SettingsException for an unknown key, with the nearest known one
   */
  public static Config known(Config options) {
    refuseUnknown(options);
    return options;
  }

  private static void refuseUnknown(Config given) {
    Set<String> known = new TreeSet<>();
    keys(defaults().root(), "", known);
    Set<String> used = new TreeSet<>();
    keys(given.root(), "", used);
    for (String key : used) {
      if (!known.contains(key)) {
        throw new SettingsException(
            "unknown setting: key=" + key + " nearest=" + Nearest.to(key, known));
      }
    }
  }

  private static void keys(
      com.typesafe.config.ConfigObject object, String prefix, Set<String> out) {
    object.forEach((key, value) -> {
      if (value instanceof com.typesafe.config.ConfigObject section) {
        keys(section, prefix + key + ".", out);
      } else {
        out.add(prefix + key);
      }
    });
  }

  /** Defaults of what a run that began with an older version may not have: how it is executed. */
  static Config execution() {
    return defaults().getConfig("cluster").atPath("cluster");
  }

  /** The settings that decide what is found, by key: kept in the manifest. */
  static SortedMap<String, String> deciding(Config resolved) {
    Config rest = resolved;
    for (String key : EXECUTION) {
      rest = rest.withoutPath(key);
    }
    SortedMap<String, String> values = new TreeMap<>();
    rest.entrySet().forEach(e -> values.put(e.getKey(), String.valueOf(e.getValue().unwrapped())));
    return values;
  }

  /** A configuration as text that {@link #resolve} reads. */
  static String render(Config resolved) {
    return resolved
        .root()
        .render(
            ConfigRenderOptions.defaults()
                .setOriginComments(false)
                .setComments(true)
                .setJson(false));
  }
}
