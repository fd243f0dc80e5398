package lode.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import lode.cluster.CoordinatorNode;
import lode.cluster.CoordinatorSettings;
import lode.http.CampaignHealth;
import lode.http.Health;
import lode.run.Campaign;
import lode.run.RunDirectory;
import lode.run.RunRecords;
import lode.run.Settings;
import lode.run.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code lode coordinator}: waits for its turn, and then begins or goes on with the campaign of the
 * run folder, which all coordinators share.
 */
@Command(
    name = "coordinator",
    mixinStandardHelpOptions = true,
    description =
        "Runs a campaign as one of three machines, each of which takes over when it must.",
    footer =
        "All of them are given the same settings and the same run folder, on a disk they share;"
            + " cluster.host and cluster.port say which of them this one is.")
final class CoordinatorCommand implements Callable<Integer> {
  /** Before it looks for the others anew. */
  private static final int PAUSE_SECONDS = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--join",
      required = true,
      split = ",",
      paramLabel = "<host:port>",
      description =
          "all coordinators, this one among them, everywhere in the same order: one or three, or"
              + " one name that stands for all; where none is up yet, the first begins, or the"
              + " second if the first does not come")
  private List<String> join;

  @Option(
      names = "--run-dir",
      required = true,
      description = "folder of the run, on a disk that all coordinators share")
  private Path runDir;

  @Option(names = "--data", description = "this machine's copy of the data")
  private String data;

  @Option(names = "--config", description = "HOCON file of settings, as of lode mine")
  private Path config;

  @Option(
      names = "-D",
      description = "any setting by its key, e.g. -D cluster.port=25520",
      mapFallbackValue = "true")
  private final Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private HealthChoice health;
  @Mixin private StayChoice stay;

  private final AtomicReference<CoordinatorNode> current = new AtomicReference<>();
  private final CampaignHealth campaign = new CampaignHealth();

  @Override
  public Integer call() throws Exception {
    Config resolved = Settings.resolve(config, options());
    Settings.Network network = Settings.of(resolved).cluster();
    try (Interrupt interrupt = new Interrupt();
        AutoCloseable _ = health.start(health())) {
      for (int attempt = 1; !interrupt.requested(); attempt++) {
        Optional<CoordinatorSettings> settings =
            CoordinatorSettings.among(join, network.host(), network.port(), network.security());
        if (settings.isPresent()) {
          say("joining: " + String.join(",", settings.get().seeds()));
          Optional<Integer> exit = serve(settings.get().at(attempt), resolved, interrupt);
          if (exit.isPresent()) {
            return exit.get();
          }
          say("the other coordinators are out of reach");
        } else {
          say(
              "waiting for the name to stand for three addresses, or name this node: join=%s node=%s:%d"
                  .formatted(join.getFirst(), network.host(), network.port()));
        }
        TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
      }
      return ExitCode.INCOMPLETE;
    }
  }

  /** One attempt; empty where another is worth while. */
  private Optional<Integer> serve(
      CoordinatorSettings settings, Config resolved, Interrupt interrupt) throws Exception {
    try (CoordinatorNode node = CoordinatorNode.start(settings)) {
      current.set(node);
      return switch (node.await(interrupt::requested, () -> say("standing by"))) {
        case TURN -> Optional.of(lead(resolved, node, interrupt));
        case STOP -> Optional.of(ExitCode.INCOMPLETE);
        case AGAIN -> Optional.empty();
      };
    }
  }

  private int lead(Config resolved, CoordinatorNode node, Interrupt interrupt) throws Exception {
    say("this coordinator's turn: " + node.address());
    if (!done()) {
      Optional<Summary> summary =
          Campaign.lead(
              resolved,
              MineCommand.asked(config, options()),
              node,
              Watchers.of(campaign, new Console(spec.commandLine().getOut())),
              () -> {
                node.requireTurn();
                return interrupt.requested();
              });
      if (summary.isEmpty()) {
        return ExitCode.INCOMPLETE;
      }
    }
    say("the campaign is done: " + runDir);
    stay.await(interrupt);
    return ExitCode.OK;
  }

  private boolean done() {
    RunDirectory run = new RunDirectory(runDir);
    return Files.exists(run.manifest()) && RunRecords.state(run).equals("DONE");
  }

  private Health health() {
    return () -> {
      CoordinatorNode node = current.get();
      return node == null
          ? Optional.of("no cluster yet")
          : node.leads() ? campaign.unready() : node.unready();
    };
  }

  private Config options() {
    Map<String, Object> values = new LinkedHashMap<>(settings);
    values.put("run-dir", runDir.toString());
    if (data != null) {
      values.put("data", data);
    }
    return ConfigFactory.parseMap(values, "command line");
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
