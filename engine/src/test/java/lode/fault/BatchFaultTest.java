package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lode.market.SampleMarket;
import lode.timing.Batch;
import lode.timing.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process of a batch of single-stock backtests dies; the batch goes on where it was. */
@Timeout(300)
class BatchFaultTest {
  private static final int KILLED = 137;

  @TempDir static Path folder;

  @BeforeAll
  static void writeMarket() {
    new SampleMarket(5, 30, 200, true).write(folder.resolve("market.panel"));
  }

  private static int lode(List<String> jvm, String... arguments) {
    try (LodeProcess process = LodeProcess.start(folder, jvm, arguments)) {
      return process.exitCode();
    }
  }

  private static int begin(String name, String... jvm) {
    return lode(
        List.of(jvm),
        "timing",
        "--data",
        "market.panel",
        "--factors",
        "0.7*neg(ts_mean(returns,5)),0.3*volume",
        "--pool",
        "all",
        "--buy",
        "0.3",
        "--sell",
        "-0.3",
        "--threads",
        "2",
        "--out",
        name);
  }

  private static List<Task> tasks(String name) {
    try (Batch batch = Batch.resume(folder.resolve(name))) {
      return batch.tasks();
    }
  }

  @Test
  void shouldComeToTheSameAfterAKill() {
    assertThat(begin("quiet")).isZero();
    assertThat(begin("killed", "-Dlode.fail=append:stocks.jsonl@25=halt")).isEqualTo(KILLED);
    List<Task> quiet = tasks("quiet");
    List<Task> killed = tasks("killed");
    assertThat(quiet).hasSize(30).allMatch(task -> task.state() == Task.State.DONE);
    assertThat(killed)
        .filteredOn(task -> task.state() == Task.State.DONE)
        .hasSizeBetween(5, 20)
        .isSubsetOf(quiet);
    assertThat(lode(List.of(), "timing", "--resume", "killed")).isZero();
    assertThat(tasks("killed")).isEqualTo(quiet);
  }
}
