package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lode.cli.Lode;
import picocli.CommandLine;

/**
 * A campaign of seconds on a generated market, for the faults of one process and its disk. It is
 * begun in a process that may be killed, and gone on with here, where the code is warm already.
 */
final class SmallCampaign {
  static final int GENERATIONS = 5;

  private static final String CONFIG =
      """
      data = "generated:60x400"
      generations = %d
      population = 24
      workers = 1
      store = false
      search.archive = 10
      search.eligibility.min-days = 20
      vocabulary {
        operators = [add, sub, ts_mean, ts_std, ts_delta, ts_max, cs_rank]
        windows = [3, 5, 10]
      }
      """
          .formatted(GENERATIONS);

  private static final AtomicInteger CAMPAIGNS = new AtomicInteger();

  private final Path folder;
  private final Path run;
  private final Path released;
  private final StringWriter screen = new StringWriter();

  /** A campaign whose run lies in a folder of this name below another. */
  SmallCampaign(Path folder, String name) {
    this.folder = folder;
    this.run = folder.resolve(name);
    this.released =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve(
                "lode-released-%d-%d"
                    .formatted(ProcessHandle.current().pid(), CAMPAIGNS.incrementAndGet()));
  }

  Path run() {
    return run;
  }

  /** A file of the run. */
  Path file(String name) {
    return run.resolve(name);
  }

  /** What the command that ran here last said. */
  String screen() {
    return screen.toString();
  }

  private List<String> arguments(String... more) {
    Path config = folder.resolve("small.conf");
    try {
      Files.writeString(config, CONFIG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("mine", "--config", config.toString(), "--run-dir", run.toString()));
    arguments.addAll(List.of("-D", "cache=" + folder.resolve("cache")));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** Options with which it searches a market where something is to be found, and promotes some. */
  static String[] promoting(Path library) {
    return new String[] {
      "--data",
      "sample",
      "--population",
      "40",
      "--generations",
      "3",
      "--library",
      library.toString(),
      "-D",
      "promotion.long-short-sharpe=-9",
      "-D",
      "promotion.t=0"
    };
  }

  /** Begins it in a process. */
  LodeProcess start(List<String> jvm, String... more) {
    return LodeProcess.start(folder, jvm, arguments(more).toArray(String[]::new));
  }

  /**
   * Begins it in a process in which the search waits, when three batches are scored, until {@link
   * #release}: what is to happen in the midst of it then does, however fast it is.
   */
  LodeProcess startHeld(String... more) {
    return start(held(), more);
  }

  /** The same, with its output in another folder than the run. */
  LodeProcess startHeldFrom(Path outputs, String... more) {
    return LodeProcess.start(outputs, held(), arguments(more).toArray(String[]::new));
  }

  /** The same behind other words, such as those that make a terminal. */
  LodeProcess startHeldBehind(List<String> before) {
    return LodeProcess.start(before, folder, held(), arguments().toArray(String[]::new));
  }

  private List<String> held() {
    return List.of("-Dlode.fail=select@3=hold", "-Dlode.fail.until=" + released);
  }

  /** Lets it go on. */
  void release() {
    try {
      Files.createFile(released);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    released.toFile().deleteOnExit();
  }

  /** Begins it in a process with rules of fail points. */
  LodeProcess failing(String rules, String... more) {
    return start(List.of("-Dlode.fail=" + rules), more);
  }

  /** Runs it here; the exit code. */
  int mine(String... more) {
    return here(arguments(more).toArray(String[]::new));
  }

  /** Goes on with it here; the exit code. */
  int resume(String... more) {
    return here(
        Stream.concat(Stream.of("resume", run.toString()), Stream.of(more)).toArray(String[]::new));
  }

  private int here(String... arguments) {
    screen.getBuffer().setLength(0);
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(screen));
    line.setErr(new PrintWriter(screen));
    return line.execute(arguments);
  }

  /** Text of a file of the run; empty where it is missing. */
  String text(String name) {
    try {
      return Files.exists(file(name)) ? Files.readString(file(name)) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Trials without what only says who wrote them. */
  List<String> trials() {
    return text("trials.jsonl")
        .lines()
        .map(line -> line.replaceFirst("\"crc\":\"\\w+\",", "").replaceFirst("\"epoch\":\\d+,", ""))
        .toList();
  }

  /** Generations without their times. */
  List<String> generations() {
    return text("generations.csv").lines().map(row -> row.replaceFirst(",[^,]*$", "")).toList();
  }

  /** Events of one kind. */
  List<String> events(String kind) {
    return text("events.jsonl").lines().filter(e -> e.contains("\"ev\":\"" + kind + "\"")).toList();
  }

  /** That it came to what another did, in every file that people read. */
  void assertSameAs(SmallCampaign quiet) {
    assertThat(text("champions.sha256")).isNotEmpty().isEqualTo(quiet.text("champions.sha256"));
    assertThat(trials()).isEqualTo(quiet.trials());
    assertThat(generations()).isEqualTo(quiet.generations());
    assertThat(text("champions.csv")).isEqualTo(quiet.text("champions.csv"));
    assertThat(text("verdicts.jsonl")).isEqualTo(quiet.text("verdicts.jsonl"));
    assertThat(text("ledger.json")).isNotEmpty().isEqualTo(quiet.text("ledger.json"));
    assertThat(text("sample/sample.json")).isEqualTo(quiet.text("sample/sample.json"));
    assertThat(file("sample/pnl.f32")).hasSameBinaryContentAs(quiet.file("sample/pnl.f32"));
    assertThat(text("validation.json").replaceFirst("\"run\" : \"[^\"]*\"", ""))
        .isEqualTo(quiet.text("validation.json").replaceFirst("\"run\" : \"[^\"]*\"", ""));
    assertThat(events("generation")).hasSameSizeAs(quiet.events("generation"));
    assertThat(events("rejected")).hasSameSizeAs(quiet.events("rejected"));
    assertThat(text("status.json")).contains("\"DONE\"");
  }

  /** Copies a stopped run. */
  void copyTo(SmallCampaign other) {
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.toList()) {
        Files.copy(file, other.run.resolve(run.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
