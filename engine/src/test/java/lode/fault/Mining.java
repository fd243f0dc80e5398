package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The campaign that all fault tests share: a second or two on a generated market, with one worker
 * of its own and a port for others. What it finds when nothing happens is the oracle. One that has
 * to wait for a fault to be noticed is {@link #held} on its way, so that nothing is evaluated just
 * to pass the time. Its files lie under {@code target/fault}, a folder for each test process, and
 * stay there for whoever wants to know what happened.
 */
final class Mining {
  static final String CONFIG =
      """
      data = "generated:80x400"
      generations = 20
      population = 60
      workers = 1
      store = false
      search.archive = 12
      search.eligibility.min-days = 20
      vocabulary {
        operators = [add, sub, mul, sdiv, ts_mean, ts_std, ts_delta, ts_min, ts_max, cs_rank]
        windows = [3, 5, 10]
      }
      """;

  /** Nodes that are lost are noticed sooner than a busy real machine would allow. */
  static final List<String> ALERT =
      List.of(
          "-Dakka.cluster.failure-detector.acceptable-heartbeat-pause=6s",
          "-Dlode.downing.stable-after=2s");

  /** What the log says when a worker was admitted. */
  static final String JOINED = "ev=worker_joined ";

  /** What the log says when a worker was lost. */
  static final String LOST = "ev=worker_lost ";

  /** What the log says when nobody evaluates. */
  static final String WAITING = "ev=waiting_for_workers ";

  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final Path FOLDER = folder();
  private static String quiet;

  private final Path run;
  private final int port;
  private final List<String> options;

  private Mining(String name, int port, List<String> options) {
    this.run = FOLDER.resolve("%02d-%s".formatted(RUNS.incrementAndGet(), name));
    this.port = port;
    this.options = options;
  }

  /** A campaign that listens on loopback at a free port; named after its fault. */
  static Mining of(String fault) {
    return listening(fault, "127.0.0.1", FreePort.any());
  }

  /** A campaign that listens at an address. */
  static Mining listening(String fault, String host, int port) {
    return new Mining(
        fault, port, List.of("-D", "cluster.host=" + host, "-D", "cluster.port=" + port));
  }

  /** The digest of a run that nothing happened to; it listens to nobody. */
  static synchronized String quiet() {
    if (quiet == null) {
      Mining mining = new Mining("quiet", -1, List.of());
      try (LodeProcess process = mining.mine(List.of())) {
        assertThat(process.exitCode()).as(process.output()).isZero();
      }
      quiet = mining.digest();
    }
    return quiet;
  }

  /** Certificates that {@code lode tls init} makes for a host. */
  static Path certificates(String host) {
    Path directory = FOLDER.resolve("tls");
    try (LodeProcess init =
        LodeProcess.start(
            FOLDER,
            List.of(),
            "tls",
            "init",
            "--renew",
            "--directory",
            directory.toString(),
            "node=" + host)) {
      assertThat(init.exitCode()).as(init.output()).isZero();
    }
    return directory.resolve("node");
  }

  /** Without a worker of its own: it waits while no other is there. */
  Mining remoteOnly() {
    return with("-D", "cluster.remote-only=true");
  }

  /** With further options. */
  Mining with(String... further) {
    List<String> more = new ArrayList<>(options);
    more.addAll(List.of(further));
    return new Mining(run.getFileName().toString().substring(3), port, more);
  }

  /** Starts it. */
  LodeProcess mine(List<String> jvm) {
    return mine(List.of(), jvm);
  }

  /** Starts it behind other words, such as {@code ip netns exec name}. */
  LodeProcess mine(List<String> before, List<String> jvm) {
    return start(before, jvm, "mine");
  }

  /** Starts a coordinator of it; the words after say where it joins and where it is. */
  LodeProcess coordinator(List<String> before, List<String> jvm, String... where) {
    return start(before, jvm, "coordinator", where);
  }

  private LodeProcess start(List<String> before, List<String> jvm, String command, String... more) {
    Path config = FOLDER.resolve("campaign.conf");
    try {
      Files.writeString(config, CONFIG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(command, "--config", config.toString(), "--run-dir", run.toString()));
    arguments.addAll(List.of("-D", "cache=" + cache()));
    arguments.addAll(options);
    arguments.addAll(List.of(more));
    return LodeProcess.start(before, FOLDER, jvm, arguments.toArray(String[]::new));
  }

  /**
   * Flags with which it waits when so many batches are scored, until {@link #release}; its actors
   * go on.
   */
  List<String> held(int batch, List<String> jvm) {
    List<String> all = new ArrayList<>(jvm);
    all.add("-Dlode.fail=select@" + batch + "=hold");
    all.add("-Dlode.fail.until=" + released());
    return all;
  }

  /** Lets it go on. */
  void release() {
    try {
      Files.createFile(released());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path released() {
    return run.resolveSibling(run.getFileName() + ".released");
  }

  /** Goes on with it after its process has ended. */
  LodeProcess resume(List<String> jvm, String... options) {
    List<String> arguments = new ArrayList<>(List.of("resume", run.toString()));
    arguments.addAll(List.of(options));
    return LodeProcess.start(FOLDER, jvm, arguments.toArray(String[]::new));
  }

  /** Starts a worker process that joins it over loopback. */
  LodeProcess worker(List<String> jvm) {
    return worker(1, jvm);
  }

  /** Starts a worker process of so many threads that joins it over loopback. */
  LodeProcess worker(int threads, List<String> jvm) {
    return worker(List.of(), jvm, "--join=127.0.0.1:" + port, "--workers=" + threads);
  }

  /** Starts a worker process that joins it over loopback with data of its own. */
  LodeProcess worker(List<String> jvm, String data) {
    return LodeProcess.start(
        FOLDER, jvm, "worker", "--workers=1", "--data=" + data, "--join=127.0.0.1:" + port);
  }

  /** Words with which a worker joins over loopback. */
  String[] joining() {
    return new String[] {"--join=127.0.0.1:" + port, "--workers=1"};
  }

  /** Words with which a worker joins over loopback and tells how it is at a port. */
  String[] join(int health) {
    return new String[] {"--join=127.0.0.1:" + port, "--workers=1", "--health=" + health};
  }

  /** Starts a worker process; the words after say how many it is, where it joins, where it is. */
  LodeProcess worker(List<String> before, List<String> jvm, String... where) {
    List<String> arguments = new ArrayList<>(List.of("worker"));
    arguments.addAll(List.of("--data", panel().toString()));
    arguments.addAll(List.of(where));
    return LodeProcess.start(before, FOLDER, jvm, arguments.toArray(String[]::new));
  }

  /** Where runs and outputs of this process lie; what processes that ended left is gone. */
  private static Path folder() {
    Path all = Path.of("target", "fault").toAbsolutePath();
    Path own = all.resolve(Long.toString(ProcessHandle.current().pid()));
    try {
      Files.createDirectories(all);
      try (var left = Files.list(all)) {
        left.filter(folder -> folder.equals(own) || !isOfALivingProcess(folder))
            .forEach(Mining::delete);
      }
      return Files.createDirectories(own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfALivingProcess(Path folder) {
    String name = folder.getFileName().toString();
    return name.matches("\\d{1,10}") && ProcessHandle.of(Long.parseLong(name)).isPresent();
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // another test process is at it as well
    }
  }

  private static Path cache() {
    return FOLDER.resolve("cache");
  }

  /** The sample as a panel file, which the quiet run left. */
  static Path panel() {
    quiet();
    try (var files = Files.list(cache())) {
      return files.filter(f -> f.toString().endsWith(".panel")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folder of the run. */
  Path run() {
    return run;
  }

  /** Generations that are on disk. */
  int generations() {
    Path file = run.resolve("generations.csv");
    try {
      return Files.exists(file) ? Math.max(0, Files.readAllLines(file).size() - 1) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until so many generations are on disk; the campaign must not end before. */
  void awaitGenerations(int count, LodeProcess process) {
    Wait.until(
        count + " generations",
        () -> {
          boolean ended = !process.alive();
          if (generations() < count && ended) {
            throw new AssertionError("ended before generation " + count + "\n" + process.output());
          }
          return generations() >= count;
        },
        process::output);
  }

  /** The run's log so far. */
  String log() {
    Path file = run.resolve("logs").resolve("lode.log");
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the coordinator said of its workers. */
  String cluster() {
    return log().lines().filter(line -> line.contains("worker")).collect(Collectors.joining("\n"));
  }

  /** Shards that went back to the queue because their worker was lost. */
  int reassigned() {
    return Pattern.compile(LOST + ".* shards=(\\d+)")
        .matcher(log())
        .results()
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .sum();
  }

  /** Waits until the coordinator has said something, a pattern, so many times. */
  void awaitLog(String what, int times, LodeProcess process) {
    Pattern said = Pattern.compile(what);
    Wait.until(
        times + " x " + what,
        () -> {
          boolean ended = !process.alive();
          long count = said.matcher(log()).results().count();
          if (count < times && ended) {
            throw new AssertionError("ended without: " + what + "\n" + process.output());
          }
          return count >= times;
        },
        this::cluster);
  }

  /** That it ended well, with the champions of the quiet run. */
  void assertEnded(LodeProcess process) {
    assertThat(process.exitCode()).as(process.output()).isZero();
    assertThat(digest()).isEqualTo(quiet());
  }

  /** SHA-256 of the champions. */
  String digest() {
    try {
      return Files.readString(run.resolve("champions.sha256")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
