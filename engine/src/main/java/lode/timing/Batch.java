package lode.timing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import lode.evaluation.Shards;
import lode.journal.Fence;
import lode.journal.Ledger;
import lode.journal.Line;
import lode.journal.Scan;
import lode.journal.Sealed;

/**
 * A pool of stocks, traded one by one, in a folder: {@code batch.json} says what was asked, {@code
 * stocks.jsonl} has a line each time a stock's {@link Task} changes, and its last line counts. A
 * batch that was killed at any moment goes on where it was; what is done is not done again, and the
 * results are those of a batch that ran through, to the bit. One stock's failure is that stock's.
 */
public final class Batch implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * What a batch was asked.
   *
   * @param data where the data came from, as the user named it
   * @param fingerprint of the data, cut where it was cut
   * @param dates of the data, up to the cut
   * @param question what is traded and how
   * @param pool the stocks
   * @param library address of the library whose written values count; empty: none
   */
  public record Asked(
      String data,
      String fingerprint,
      int dates,
      Question question,
      List<String> pool,
      String library) {
    /** What an older file does not say is empty. */
    public Asked {
      library = library == null ? "" : library;
    }
  }

  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Asked asked;
  private final Fence fence;
  private final Ledger ledger;

  private Batch(Path folder, Asked asked, Fence fence) {
    this.asked = asked;
    this.fence = fence;
    asked.pool().forEach(symbol -> tasks.put(symbol, Task.pending(symbol)));
    Path file = folder.resolve("stocks.jsonl");
    Scan scan = Scan.of(file, line -> replay(line, file));
    if (scan.tornInside()) {
      throw new IllegalStateException(
          "broken batch: file=" + file + " record=" + scan.records() + " remedy=begin it anew");
    }
    fence.above(scan.epoch());
    this.ledger = new Ledger(file, fence, scan.bytesOf(scan.records()), scan.records());
  }

  /**
   * Begins a batch.
   *
   * @throws IllegalArgumentException if the folder holds one, or cannot be made
   */
  public static Batch begin(Path folder, Asked asked) {
    Path file = folder.resolve("batch.json");
    if (Files.exists(file)) {
      throw new IllegalArgumentException(
          "folder holds a batch: folder="
              + folder
              + " remedy=lode timing --resume "
              + folder
              + ", or another --out");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot make folder: folder=" + folder + " " + e, e);
    }
    Fence fence = take(folder);
    Sealed.write(file, asked, true);
    return new Batch(folder, asked, fence);
  }

  /**
   * Goes on with a batch.
   *
   * @throws IllegalArgumentException if the folder holds none
   */
  public static Batch resume(Path folder) {
    Path file = folder.resolve("batch.json");
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("no batch in folder: folder=" + folder);
    }
    Fence fence = take(folder);
    try {
      var node = Sealed.read(file);
      node.remove("sha256");
      return new Batch(folder, JSON.treeToValue(node, Asked.class), fence);
    } catch (JsonProcessingException e) {
      fence.close();
      throw new IllegalStateException("not a batch: file=" + file, e);
    } catch (RuntimeException e) {
      fence.close();
      throw e;
    }
  }

  private static Fence take(Path folder) {
    return Fence.take(folder)
        .orElseThrow(
            () -> new IllegalArgumentException("batch is under way elsewhere: folder=" + folder));
  }

  private void replay(Line line, Path file) {
    try {
      Task task = JSON.treeToValue(line.json().get("task"), Task.class);
      tasks.put(task.symbol(), task);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a task: file=" + file + " record=" + line.seq(), e);
    }
  }

  /** What was asked. */
  public Asked asked() {
    return asked;
  }

  /** Every stock's task, in the order of the pool. */
  public synchronized List<Task> tasks() {
    return List.copyOf(tasks.values());
  }

  /**
   * Runs what is not done.
   *
   * @param trade gives a stock's result; what it throws is that stock's failure
   * @param stop asked before each stock; true leaves the rest pending
   * @return every task, in the order of the pool
   */
  public List<Task> run(Function<String, StockResult> trade, int threads, BooleanSupplier stop) {
    List<String> open =
        tasks().stream().filter(t -> t.state() != Task.State.DONE).map(Task::symbol).toList();
    Shards.map(
        open,
        threads,
        shard -> {
          for (String symbol : shard) {
            if (!stop.getAsBoolean()) {
              note(Task.running(symbol));
              note(outcome(symbol, trade));
            }
          }
          return shard;
        });
    ledger.force();
    return tasks();
  }

  private static Task outcome(String symbol, Function<String, StockResult> trade) {
    try {
      return Task.done(trade.apply(symbol));
    } catch (RuntimeException e) {
      return Task.failed(symbol, String.valueOf(e.getMessage()));
    }
  }

  private synchronized void note(Task task) {
    tasks.put(task.symbol(), task);
    var record = JSON.createObjectNode();
    record.set("task", JSON.valueToTree(task));
    ledger.append(record);
    ledger.flush();
  }

  @Override
  public void close() {
    ledger.close();
    fence.close();
  }
}
