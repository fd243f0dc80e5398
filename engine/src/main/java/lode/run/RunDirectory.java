package lode.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one run: the names of its files, and nothing else. {@code runs/README.md} says what
 * each holds.
 *
 * @param path the folder
 */
public record RunDirectory(Path path) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /**
   * Makes the folder of a new run.
   *
   * @param wanted the folder, or empty for a new name under {@code runs}
   * @throws SettingsException if the folder already holds a run
   */
  public static RunDirectory create(String wanted, long seed) {
    Path path =
        wanted.isEmpty()
            ? fresh(Path.of("runs"), STAMP.format(Instant.now()) + "-s" + seed)
            : Path.of(wanted);
    RunDirectory run = new RunDirectory(path);
    if (Files.exists(run.manifest())) {
      throw new SettingsException(
          "folder holds a run: run-dir=" + path + " remedy=lode resume " + path);
    }
    try {
      Files.createDirectories(run.checkpoints());
      Files.createDirectories(run.log().getParent());
    } catch (IOException e) {
      throw new SettingsException(
          "cannot make run folder: run-dir=" + path + ": " + e.getMessage());
    }
    return run;
  }

  private static Path fresh(Path parent, String name) {
    Path path = parent.resolve(name);
    for (int i = 2; Files.exists(path); i++) {
      path = parent.resolve(name + "-" + i);
    }
    return path;
  }

  /**
   * The run in a folder, or of a name under {@code runs}.
   *
   * @throws SettingsException if there is none
   */
  public static RunDirectory of(String name) {
    return Stream.of(Path.of(name), Path.of("runs").resolve(name))
        .map(RunDirectory::new)
        .filter(r -> Files.exists(r.manifest()))
        .findFirst()
        .orElseThrow(() ->
            new SettingsException("no such run: name=" + name + " remedy=lode runs lists them"));
  }

  /** All runs under a folder, oldest first. */
  public static List<RunDirectory> all(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .map(RunDirectory::new)
          .filter(r -> Files.exists(r.manifest()))
          .sorted(Comparator.comparing(RunDirectory::id))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list: folder=" + parent, e);
    }
  }

  /** Name of the run. */
  public String id() {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }

  /** What was asked: the config file as given and the options. */
  public Path asked() {
    return path.resolve("campaign.conf");
  }

  /** Every setting with its value. */
  public Path resolved() {
    return path.resolve("resolved.conf");
  }

  /** The formulas that the search begins with, a canonical text a line; absent if none. */
  public Path seeds() {
    return path.resolve("seeds.txt");
  }

  /** Versions, seed, fingerprints. */
  public Path manifest() {
    return path.resolve("manifest.json");
  }

  /** Where it stands; replaced whole. */
  public Path status() {
    return path.resolve("status.json");
  }

  /** What happened, in order. */
  public Path events() {
    return path.resolve("events.jsonl");
  }

  /** Every distinct formula that was evaluated. */
  public Path trials() {
    return path.resolve("trials.jsonl");
  }

  /** One row a generation. */
  public Path generations() {
    return path.resolve("generations.csv");
  }

  /** The archive, best first. */
  public Path champions() {
    return path.resolve("champions.csv");
  }

  /** SHA-256 of the champions: equal for equal settings, seed, data and operator set. */
  public Path digest() {
    return path.resolve("champions.sha256");
  }

  /** Every finalist with its checks. */
  public Path verdicts() {
    return path.resolve("verdicts.jsonl");
  }

  /** The run's own library. */
  public Path library() {
    return path.resolve("library.jsonl");
  }

  /** What came out, in one record. */
  public Path summary() {
    return path.resolve("summary.json");
  }

  /** Folder of checkpoints. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** The log. */
  public Path log() {
    return path.resolve("logs").resolve("lode.log");
  }

  /** The last checkpoint, if there is one. */
  public Optional<Path> lastCheckpoint() {
    if (!Files.isDirectory(checkpoints())) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(checkpoints())) {
      return files
          .filter(f -> f.getFileName().toString().matches("gen-\\d{6}\\.json"))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list: folder=" + checkpoints(), e);
    }
  }
}
