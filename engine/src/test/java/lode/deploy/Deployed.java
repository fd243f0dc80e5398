package lode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lode.cli.Lode;
import lode.run.Settings;
import org.junit.jupiter.api.Assumptions;
import picocli.CommandLine.ParseResult;

/**
 * A command line as a unit or a manifest has it, read by the program's own rules: what {@code lode}
 * would refuse fails here.
 *
 * @param role {@code worker}, {@code coordinator}, or {@code campaign} for the script that is
 *     {@code mine} or {@code resume}
 * @param arguments words behind {@code lode}, of a campaign that begins
 * @param settings what {@code -D} sets
 * @param parsed the options
 */
record Deployed(
    String role, List<String> arguments, Map<String, String> settings, ParseResult parsed) {
  private static final String HOME = "/opt/lode/";
  private static final Pattern VARIABLE = Pattern.compile("\\$[({](\\w+)[)}]");

  /** Folder of the repository. */
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("cluster-config"))) {
      here = here.getParent();
    }
    return here;
  }

  static String read(String file) {
    try {
      return Files.readString(root().resolve("cluster-config").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the words of a command line. */
  static Deployed of(List<String> words) {
    List<String> plain = new ArrayList<>(words.stream().map(Deployed::filled).toList());
    if (plain.getFirst().equals("/bin/sh")) {
      plain = inner(plain);
    }
    Path program = root().resolve(plain.removeFirst().substring(HOME.length()));
    assertThat(program).isExecutable();
    if (program.endsWith("campaign")) {
      List<String> options = plain.subList(2, plain.size());
      parse(joined("resume", List.of(plain.get(0)), options));
      List<String> mine = List.of("--config", plain.get(1), "--run-dir", plain.get(0));
      List<String> begin = joined("mine", mine, options);
      return new Deployed("campaign", begin, settings(options), parse(begin));
    }
    return new Deployed(plain.getFirst(), plain, settings(plain), parse(plain));
  }

  /** What {@code sh -c 'exec lode ... "$@"' name words} runs. */
  private static List<String> inner(List<String> words) {
    assertThat(words.get(1)).isEqualTo("-c");
    List<String> all = new ArrayList<>();
    for (String word : words.get(2).replaceAll("\\$\\([^)]*\\)", "x").split(" ", -1)) {
      if (word.equals("\"$@\"")) {
        all.addAll(words.subList(4, words.size()));
      } else if (!word.equals("exec")) {
        all.add(word.replace("\"", ""));
      }
    }
    return all;
  }

  private static List<String> joined(String command, List<String> first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(first);
    all.addAll(rest);
    return all;
  }

  /** Variables and specifiers of the platforms with something plausible in their place. */
  private static String filled(String word) {
    return VARIABLE
        .matcher(word)
        .replaceAll(m ->
            switch (m.group(1)) {
              case "LODE_JOIN" -> "c.lab:25520";
              case "LODE_WORKERS" -> "2";
              case "POD_IP", "LODE_HOST" -> "10.0.0.9";
              case "POD_NAME" -> "lode-coordinator-1";
              default -> throw new AssertionError("unknown variable: " + m.group());
            })
        .replace("%d", "/run/credentials/lode")
        .replace("%i", "1");
  }

  private static ParseResult parse(List<String> words) {
    ParseResult parsed = Lode.commandLine().parseArgs(words.toArray(String[]::new));
    return parsed.subcommand();
  }

  private static Map<String, String> settings(List<String> words) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals("-D")) {
        String[] pair = words.get(i + 1).split("=", 2);
        settings.put(pair[0], pair[1]);
      }
    }
    Settings.known(ConfigFactory.parseMap(settings));
    return settings;
  }

  /** Value of an option. */
  String option(String name) {
    Object value = parsed.matchedOptionValue(name, null);
    return value instanceof List<?> list ? list.getFirst().toString() : String.valueOf(value);
  }

  /** Whether an option is given. */
  boolean has(String name) {
    return parsed.hasMatchedOption(name);
  }

  /** The share of the memory limit that options give to the heap. */
  static int heapPercent(String options) {
    Matcher share = Pattern.compile("-XX:MaxRAMPercentage=(\\d+)").matcher(options);
    assertThat(share.find()).as(options).isTrue();
    return Integer.parseInt(share.group(1));
  }

  /**
   * Has a program of a platform look at our files.
   *
   * @return what it printed, after its exit code; skips the test where there is no such program
   */
  static String judged(Path folder, String... command) {
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() + "\n" + output;
    } catch (IOException e) {
      return Assumptions.abort("no " + command[0] + " here");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Port behind the last colon of an option or a setting. */
  static int port(String hostAndPort) {
    return Integer.parseInt(hostAndPort.substring(hostAndPort.lastIndexOf(':') + 1));
  }

  /** Folder of the certificates. */
  String certificates() {
    return role.equals("worker") ? option("--tls") : settings.get("cluster.tls.directory");
  }
}
