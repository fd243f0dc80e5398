package lode.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lode.run.RunDirectory;
import lode.run.RunRecords;

/**
 * How far a run has come: a function of its folder, whether its process runs, has ended or was
 * killed. What the folder does not say is null.
 *
 * @param run its name
 * @param folder its folder
 * @param state {@code RUNNING}, {@code DONE}, ...; {@code BEGUN} before it has said any
 * @param reason of the state, where it needs one
 * @param done generations that are on disk
 * @param generations generations after which the search ends
 * @param evaluated formulas scored on the whole universe
 * @param raced formulas scored on some of the stocks and left out
 * @param distinct of the evaluated, those that differ in their values
 * @param formulasPerSecond over the last generations
 * @param etaSeconds until the search ends; null when it does not run
 * @param workers worker actors that get work
 * @param epoch how often the folder was taken by a process
 * @param pid process that has the folder
 * @param host machine of that process
 * @param updatedAt when it last said its state
 * @param storeHits formulas that the store answered
 * @param storeMisses formulas that it did not know
 * @param diskBytes size of the folder
 * @param diskFreeBytes space left where it lies
 * @param best the archive, best first
 * @param trend absolute rank IC of the best of each generation
 */
public record Progress(
    String run,
    String folder,
    String state,
    String reason,
    int done,
    int generations,
    long evaluated,
    long raced,
    long distinct,
    double formulasPerSecond,
    Double etaSeconds,
    Integer workers,
    Long epoch,
    Long pid,
    String host,
    String updatedAt,
    Long storeHits,
    Long storeMisses,
    long diskBytes,
    long diskFreeBytes,
    List<Best> best,
    List<Double> trend) {
  /** A formula of the archive with its figures on train. */
  public record Best(
      String fid,
      double rankIc,
      double rankIcir,
      double t,
      double turnover,
      int len,
      String formula) {}

  /** Generations that speed is taken from: it changes as formulas grow and workers come and go. */
  private static final int RECENT = 5;

  /** Whether the run may still change. */
  public boolean live() {
    return state.equals("BEGUN") || state.equals("RUNNING") || state.startsWith("PAUSED");
  }

  /** Reads a folder. */
  public static Progress of(RunDirectory run) {
    JsonNode status = RunRecords.status(run).map(JsonNode.class::cast).orElse(nothing());
    List<Map<String, String>> rows = CsvRows.read(run.generations());
    Map<String, String> last = rows.isEmpty() ? Map.of() : rows.getLast();
    Config settings = ConfigFactory.parseFile(run.resolved().toFile());
    JsonNode store = store(run);
    String state = status.isMissingNode() ? "BEGUN" : RunRecords.state(run);
    return new Progress(
        run.id(),
        run.path().toString(),
        state,
        text(status, "reason"),
        rows.size(),
        settings.hasPath("generations") ? settings.getInt("generations") : rows.size(),
        whole(last, "evaluated"),
        whole(last, "raced"),
        whole(last, "semantically_distinct"),
        perSecond(rows),
        state.equals("RUNNING") ? eta(rows, settings) : null,
        status.hasNonNull("workers") ? (Integer) status.get("workers").asInt() : null,
        number(status, "epoch"),
        number(status, "pid"),
        text(status, "host"),
        text(status, "updated_at"),
        number(store, "hits"),
        number(store, "misses"),
        bytes(run.path()),
        run.path().toFile().getUsableSpace(),
        CsvRows.read(run.champions()).stream().map(Progress::best).toList(),
        rows.stream().map(row -> Math.abs(real(row, "best_rank_ic"))).toList());
  }

  private static JsonNode nothing() {
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  /** The last event that tells of the store. */
  private static JsonNode store(RunDirectory run) {
    return RunRecords.events(run).stream()
        .filter(event -> event.path("ev").asText().equals("store"))
        .map(JsonNode.class::cast)
        .reduce(nothing(), (earlier, later) -> later);
  }

  private static Best best(Map<String, String> row) {
    return new Best(
        row.get("fid"),
        real(row, "rank_ic"),
        real(row, "rank_icir"),
        real(row, "t"),
        real(row, "turnover"),
        (int) whole(row, "len"),
        row.get("formula"));
  }

  private static double perSecond(List<Map<String, String>> rows) {
    List<Map<String, String>> recent = recent(rows);
    if (recent.isEmpty()) {
      return 0;
    }
    boolean single = recent.size() == 1;
    double before = single ? 0 : tried(recent.getFirst());
    double from = single ? 0 : real(recent.getFirst(), "seconds");
    double seconds = real(recent.getLast(), "seconds") - from;
    return seconds > 0 ? (tried(recent.getLast()) - before) / seconds : 0;
  }

  private static Double eta(List<Map<String, String>> rows, Config settings) {
    List<Map<String, String>> recent = recent(rows);
    if (recent.size() < 2) {
      return null;
    }
    double now = real(recent.getLast(), "seconds");
    double each = (now - real(recent.getFirst(), "seconds")) / (recent.size() - 1);
    double left = each * (settings.getInt("generations") - rows.size());
    int minutes = settings.getInt("minutes");
    return Math.max(0, minutes > 0 ? Math.min(left, 60.0 * minutes - now) : left);
  }

  /** The last generations of one process: a resumed one counts its seconds anew. */
  private static List<Map<String, String>> recent(List<Map<String, String>> rows) {
    int from = rows.size() - 1;
    while (from > 0
        && rows.size() - from <= RECENT
        && real(rows.get(from - 1), "seconds") < real(rows.get(from), "seconds")) {
      from--;
    }
    return rows.subList(Math.max(0, from), rows.size());
  }

  private static double tried(Map<String, String> row) {
    return whole(row, "evaluated") + whole(row, "raced");
  }

  private static long whole(Map<String, String> row, String column) {
    return Long.parseLong(row.getOrDefault(column, "0"));
  }

  private static double real(Map<String, String> row, String column) {
    String cell = row.getOrDefault(column, "");
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText("").isEmpty() ? null : node.get(key).asText();
  }

  private static Long number(JsonNode node, String key) {
    return node.hasNonNull(key) ? (Long) node.get(key).asLong() : null;
  }

  /** Files may go while they are counted. */
  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (NoSuchFileException | UncheckedIOException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list: folder=" + folder, e);
    }
  }
}
