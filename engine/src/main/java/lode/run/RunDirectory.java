package lode.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lode.cluster.CoordinatorNode;
import lode.journal.DurableFile;
import lode.journal.Fence;
import lode.journal.Stamp;
import org.slf4j.LoggerFactory;

/**
 * The folder of one run: the names of its files. {@code runs/README.md} says what each holds.
 *
 * @param path the folder
 */
public record RunDirectory(Path path) {
  /**
   * Makes the folder of a new run.
   *
   * @param wanted the folder, or empty for a new name under {@code runs}
   * @throws SettingsException if the folder already holds a run
   */
  public static RunDirectory create(String wanted, long seed) {
    Path path =
        wanted.isEmpty() ? fresh(Path.of("runs"), Stamp.name() + "-s" + seed) : Path.of(wanted);
    RunDirectory run = new RunDirectory(path);
    run.requireNone();
    run.make();
    return run;
  }

  /** Makes the folders, where they are not there. */
  void make() {
    try {
      Files.createDirectories(checkpoints());
      Files.createDirectories(journal());
      Files.createDirectories(log().getParent());
    } catch (IOException e) {
      throw new SettingsException(
          "cannot make run folder: run-dir=" + path + ": " + e.getMessage());
    }
  }

  private void requireNone() {
    if (Files.exists(manifest()) || Files.exists(trials()) || !allCheckpoints().isEmpty()) {
      throw new SettingsException(
          "folder holds a run: run-dir=" + path + " remedy=lode resume " + path);
    }
  }

  /**
   * Takes the folder for this process.
   *
   * @throws SettingsException if another process has it
   */
  Fence take() {
    return Fence.take(path).orElseThrow(this::taken);
  }

  /**
   * Takes the folder for this process, whose turn it is, from one whose turn is over and that may
   * sleep. What that one has open is not what others read any more.
   *
   * @throws SettingsException if a process has it that is none of the node's cluster
   */
  Fence take(CoordinatorNode node) {
    Fence fence = Fence.take(path, node.address(), node::isGone).orElseThrow(this::taken);
    if (fence.seized()) {
      LoggerFactory.getLogger(RunDirectory.class)
          .warn("ev=run_seized run={} epoch={}", path, fence.epoch());
      List.of(events(), trials(), poison()).forEach(DurableFile::renew);
      scoresOfAll().forEach(DurableFile::renew);
    }
    return fence;
  }

  private SettingsException taken() {
    return new SettingsException(
        "run is under way in another process: run="
            + path
            + " epoch="
            + Fence.read(path)
            + " remedy=lode runs; stop that one first");
  }

  /** Deletes what was made of a run that did not come to its manifest. */
  void discard() {
    if (Files.exists(manifest())) {
      return;
    }
    List<Path> made = new ArrayList<>(beginning());
    made.addAll(
        List.of(
            asked(),
            log(),
            checkpoints(),
            journal(),
            log().getParent(),
            epoch(),
            path.resolve("lock"),
            path));
    try {
      for (Path file : made) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(RunDirectory.class)
          .warn("ev=not_removed folder={} reason=\"{}\"", path, e.getMessage());
    }
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

  /** How often it was taken by a process. */
  Path epoch() {
    return path.resolve("epoch");
  }

  /** Formulas that were given up. */
  Path poison() {
    return path.resolve("poison.jsonl");
  }

  /** What each generation left: its row, and what it came across that none before it had. */
  Path history() {
    return path.resolve("generations.jsonl");
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

  /** How hard it searched ({@code TrialLedger}); after the search. */
  public Path ledger() {
    return path.resolve("ledger.json");
  }

  /** Folder of daily series of a sample of the formulas tried, and of the finalists. */
  public Path sample() {
    return path.resolve("sample");
  }

  /** How the finalists were judged ({@link Validation}). */
  public Path validation() {
    return path.resolve("validation.json");
  }

  /** What a look at the sealed holdout showed; absent where nobody looked. */
  public Path holdout() {
    return path.resolve("holdout.json");
  }

  /** What a look at all values of the panel found, up to the end of validation. */
  public Path dataCheck() {
    return path.resolve("data.json");
  }

  /** Folder of the backtests of promoted factors. */
  public Path backtests() {
    return path.resolve("backtests");
  }

  /** The backtest of a promoted factor. */
  public Path backtest(String fid) {
    return backtests().resolve(fid + ".json");
  }

  /** The run's own library. */
  public Path library() {
    return path.resolve("library.jsonl");
  }

  /** What the end of the run found out, as far as it is there. */
  List<Path> results() {
    List<Path> files =
        new ArrayList<>(List.of(ledger(), validation(), dataCheck(), library(), summary()));
    for (Path folder : List.of(sample(), backtests(), studies())) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> inside = Files.list(folder)) {
          inside.sorted().forEach(files::add);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot list: folder=" + folder, e);
        }
      }
    }
    files.removeIf(file -> !Files.isRegularFile(file));
    return List.copyOf(files);
  }

  /** Folder of the studies of promoted factors. */
  public Path studies() {
    return path.resolve("studies");
  }

  /** The study of a factor; absent unless it was promoted. */
  public Path study(String fid) {
    return studies().resolve(fid + ".json");
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

  /** Scores of the last generations, as they came. */
  public Path journal() {
    return path.resolve("journal");
  }

  /** Scores of one generation. */
  Path scores(int generation) {
    return journal().resolve("gen-%06d.jsonl".formatted(generation));
  }

  /** The checkpoint of a generation. */
  Path checkpoint(int generation) {
    return checkpoints().resolve("gen-%06d.json".formatted(generation));
  }

  /** The active factors that the library named held before the run; absent if none. */
  Path held() {
    return path.resolve("library-before.jsonl");
  }

  /** What was tried on the data before the run; absent if nothing. */
  Path triedBefore() {
    return path.resolve("tried-before.json");
  }

  /** Files that are written once, before the manifest, and that it vouches for. */
  List<Path> beginning() {
    return List.of(resolved(), seeds(), held(), triedBefore());
  }

  /** All checkpoints, oldest first. */
  List<Path> allCheckpoints() {
    return generations(checkpoints(), "json");
  }

  private List<Path> scoresOfAll() {
    return generations(journal(), "jsonl");
  }

  private static List<Path> generations(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().matches("gen-\\d{6,}\\." + ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list: folder=" + folder, e);
    }
  }
}
