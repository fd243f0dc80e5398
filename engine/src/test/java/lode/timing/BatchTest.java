package lode.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lode.backtest.Costs;
import lode.backtest.Delisting;
import lode.backtest.Performance;
import lode.evaluation.Target;
import lode.panel.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
  private static final List<String> POOL = IntStream.range(0, 12).mapToObj(i -> "S" + i).toList();

  @TempDir private Path folder;

  private final Set<String> traded = ConcurrentHashMap.newKeySet();

  private static Batch.Asked asked() {
    Question question =
        new Question(
            new Combination(List.of("close"), List.of(new Combination.Row("", List.of(1.0))), true),
            "all",
            Mode.HISTORICAL,
            new Target(5, Price.OPEN),
            new Rules(
                0.6,
                -0.6,
                20,
                Price.OPEN,
                new Costs(0.001, 0.0005, 0.0005, 0),
                0,
                Delisting.AFTER_A_YEAR),
            "",
            "2020-12-31");
    return new Batch.Asked("sample", "abc", 300, question, POOL, "");
  }

  /** A third of a number has no short form: what is read back must be the same bits. */
  private StockResult trade(String symbol) {
    traded.add(symbol);
    int n = Integer.parseInt(symbol.substring(1));
    if (n == 7) {
      throw new IllegalArgumentException("no score to trade by: stock=" + symbol);
    }
    Performance figures = Performance.of(n / 300.0, -n / 700.0, 1e-17 * n, -0.0);
    return new StockResult(
        symbol,
        Mode.HISTORICAL,
        "2020-01-01",
        "2020-12-31",
        figures,
        figures,
        1,
        0.5,
        n / 11.0,
        List.of(new RoundTrip("2020-01-02", n / 9.0, "2020-01-03", 1, 0.1, 1, false, false)));
  }

  private List<Task> through(Path place, int threads) {
    try (Batch batch = Batch.begin(place, asked())) {
      return batch.run(this::trade, threads, () -> false);
    }
  }

  @Test
  void shouldGoOnWhenOneStockFails() {
    List<Task> tasks = through(folder, 1);
    assertThat(tasks).extracting(Task::symbol).isEqualTo(POOL);
    assertThat(tasks.get(7)).isEqualTo(Task.failed("S7", "no score to trade by: stock=S7"));
    assertThat(tasks).filteredOn(t -> t.state() == Task.State.DONE).hasSize(11);
  }

  @Test
  void shouldGiveTheSameForAnyThreads() {
    List<Task> one = through(folder.resolve("one"), 1);
    assertThat(through(folder.resolve("three"), 3)).isEqualTo(one);
  }

  @Test
  void shouldRememberItsTasksInFull() {
    List<Task> tasks = through(folder, 2);
    try (Batch again = Batch.resume(folder)) {
      assertThat(again.asked()).isEqualTo(asked());
      assertThat(again.tasks()).isEqualTo(tasks);
    }
  }

  @Test
  void shouldGoOnWhereverItWasKilled() throws IOException {
    Path whole = folder.resolve("whole");
    List<Task> expected = through(whole, 1);
    byte[] log = Files.readAllBytes(whole.resolve("stocks.jsonl"));
    for (int bytes = 0; bytes <= log.length; bytes += 97) {
      Path killed = folder.resolve("killed-" + bytes);
      Files.createDirectories(killed);
      Files.copy(whole.resolve("batch.json"), killed.resolve("batch.json"));
      Files.write(killed.resolve("stocks.jsonl"), Arrays.copyOf(log, bytes));
      try (Batch batch = Batch.resume(killed)) {
        List<String> done =
            batch.tasks().stream()
                .filter(t -> t.state() == Task.State.DONE)
                .map(Task::symbol)
                .toList();
        traded.clear();
        assertThat(batch.run(this::trade, 2, () -> false)).isEqualTo(expected);
        List<String> left = POOL.stream().filter(symbol -> !done.contains(symbol)).toList();
        assertThat(traded).containsExactlyInAnyOrderElementsOf(left);
      }
    }
  }

  @Test
  void shouldLeaveTheRestPendingWhenStopped() {
    AtomicInteger asked = new AtomicInteger();
    try (Batch batch = Batch.begin(folder, asked())) {
      List<Task> tasks = batch.run(this::trade, 1, () -> asked.incrementAndGet() > 3);
      assertThat(tasks).filteredOn(t -> t.state() == Task.State.DONE).hasSize(3);
      assertThat(tasks).filteredOn(t -> t.state() == Task.State.PENDING).hasSize(9);
    }
    try (Batch batch = Batch.resume(folder)) {
      batch.run(this::trade, 1, () -> false);
      assertThat(batch.tasks()).isEqualTo(through(folder.resolve("other"), 1));
    }
  }

  @Test
  void shouldCallATaskRunningThatWasKilledInTheMiddle() {
    Batch batch = Batch.begin(folder, asked());
    assertThatThrownBy(() -> batch.run(BatchTest::dies, 1, () -> false)).isInstanceOf(Error.class);
    batch.close();
    try (Batch again = Batch.resume(folder)) {
      assertThat(again.tasks().getFirst().state()).isEqualTo(Task.State.RUNNING);
    }
  }

  private static StockResult dies(String symbol) {
    throw new OutOfMemoryError(symbol);
  }

  @Test
  void shouldRefuseAFolderInUseAndOneThatHoldsABatch() {
    try (Batch batch = Batch.begin(folder, asked())) {
      assertThat(batch.tasks()).hasSize(12);
      assertThatThrownBy(() -> Batch.resume(folder)).hasMessageStartingWith("batch is under way");
    }
    assertThatThrownBy(() -> Batch.begin(folder, asked()))
        .hasMessageContaining("remedy=lode timing --resume");
    assertThatThrownBy(() -> Batch.resume(folder.resolve("none")))
        .hasMessageStartingWith("no batch in folder");
  }
}
