package lode.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import lode.cluster.FetchedPanels;
import lode.cluster.Security;
import lode.cluster.WorkerNode;
import lode.cluster.WorkerSettings;
import lode.market.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Evaluates for a campaign that runs elsewhere. Stays when the campaign ends, and joins the next
 * one at the same address.
 */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description = "Evaluates formulas for a campaign on this or another machine.")
final class WorkerCommand implements Callable<Integer> {
  /** Seconds between attempts to find a campaign that stays away. */
  private static final int LONGEST_PAUSE = 30;

  @Option(
      names = "--join",
      required = true,
      split = ",",
      paramLabel = "<host:port>",
      description = "Where the campaign listens; may not be up yet.")
  private List<String> join;

  @Option(
      names = "--data",
      paramLabel = "<panel or source>",
      description =
          "This machine's copy of the campaign's data: a panel file or a source;"
              + " default: fetched from the campaign.")
  private String data;

  @Option(
      names = "--cache",
      paramLabel = "<folder>",
      description = "Where fetched panels are kept; default: runs/.cache.")
  private Path cache = DataSource.DEFAULT_CACHE;

  @Option(
      names = "--workers",
      paramLabel = "<n>",
      description = "Worker threads; default: one per core.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--host",
      paramLabel = "<address>",
      defaultValue = "127.0.0.1",
      description = "Address at which the campaign reaches this worker (${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "<port>",
      defaultValue = "0",
      description = "Port to listen on; 0: any free one.")
  private int port;

  @Option(
      names = "--config",
      paramLabel = "<file>",
      description = "HOCON file laid over the packaged cluster configuration.")
  private Path config;

  @Option(
      names = "--tls",
      paramLabel = "<folder>",
      description = "Certificates: ca.pem, node.pem and node.key, as lode tls init makes them.")
  private Path tls;

  @Option(
      names = "--insecure",
      description = "Listen beyond loopback without TLS: whoever reaches the port owns it.")
  private boolean insecure;

  @Mixin private HealthChoice health;

  @Option(names = "--once", description = "End with the first campaign.")
  private boolean once;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    WorkerSettings settings =
        new WorkerSettings(join, host, port, workers, security(), overrides());
    AtomicReference<WorkerNode> current = new AtomicReference<>();
    try (AutoCloseable _ = health.start(() -> unready(current.get()));
        DataSource source = data == null ? null : DataSource.open(data, DataSource.DEFAULT_CACHE);
        FetchedPanels panels =
            new FetchedPanels(
                Optional.ofNullable(source).map(DataSource::panel), cache, security())) {
      say(
          source == null
              ? "data: from the campaign, kept in " + cache
              : "data: " + data + " fingerprint=" + source.panel().fingerprint());
      return work(settings, panels, current);
    }
  }

  private int work(
      WorkerSettings settings, FetchedPanels panels, AtomicReference<WorkerNode> current)
      throws InterruptedException {
    for (int pause = 1; ; ) {
      say("joining: " + String.join(",", join) + " workers=" + workers);
      WorkerNode node = WorkerNode.start(settings, panels);
      current.set(node);
      switch (node.await()) {
        case HERE -> {
          return ExitCode.OK;
        }
        case MEMORY -> {
          say("out of memory: remedy=a larger heap, fewer --workers or -Dlode.memory");
          return ExitCode.INCOMPLETE;
        }
        case STUCK -> {
          say("too many threads are stuck in formulas: remedy=start the worker again");
          return ExitCode.INCOMPLETE;
        }
        case CAMPAIGN -> {
          say("the campaign has ended or is out of reach");
          if (once) {
            return ExitCode.OK;
          }
          pause = 1;
        }
        case NOBODY -> pause = Math.min(2 * pause, LONGEST_PAUSE);
      }
      TimeUnit.SECONDS.sleep(pause);
    }
  }

  private static Optional<String> unready(WorkerNode node) {
    return node != null && node.joined()
        ? Optional.empty()
        : Optional.of(node == null ? "the data is being opened" : "no coordinator yet");
  }

  private Security security() {
    return new Security(Optional.ofNullable(tls), insecure);
  }

  private Config overrides() {
    if (config == null) {
      return ConfigFactory.empty();
    }
    try {
      return ConfigFactory.parseFile(
          config.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    } catch (ConfigException e) {
      throw new IllegalArgumentException("unusable configuration: " + e.getMessage(), e);
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
