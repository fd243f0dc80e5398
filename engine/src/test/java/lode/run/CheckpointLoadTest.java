package lode.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Sketch;
import lode.evolution.Checkpoint;
import lode.evolution.Evaluation;
import lode.ledger.Counts;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checkpoints of a usual population and of one a hundred times as large. It prints what they took,
 * and asserts nothing of it.
 */
@Timeout(300)
class CheckpointLoadTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000})
  void shouldWriteAndReadSoManyFormulasBitForBit(int formulas) throws IOException {
    Path file = folder.resolve("gen-000007.json");
    Checkpoint written = checkpoint(formulas);
    long began = System.nanoTime();
    new Recovery.Saved(file, 3, formulas, 40, 8, written).write();
    long between = System.nanoTime();
    Recovery.Saved read = Recovery.Saved.read(file);
    long ended = System.nanoTime();
    System.out.printf(
        "checkpoint of %d formulas: %.1f MB, written and forced in %.0f ms, read in %.0f ms%n",
        formulas, Files.size(file) / 1e6, (between - began) / 1e6, (ended - between) / 1e6);
    assertThat(read.search()).isEqualTo(written);
    assertThat(read.reaches()).containsExactly((long) formulas, 40L, 8L);
  }

  private static Checkpoint checkpoint(int formulas) {
    SplittableRandom random = new SplittableRandom(1);
    List<Checkpoint.Entry> population = new ArrayList<>();
    Map<String, String> scores = new LinkedHashMap<>();
    for (int i = 0; i < formulas; i++) {
      String formula =
          "div(ts_mean(sub(close,open),%d),ts_std(returns,%d))".formatted(2 + i % 500, 2 + i / 500);
      population.add(
          new Checkpoint.Entry(
              formula, i % 8, "crossover", List.of("5cce1aed7c6e", "d508449770c7")));
      scores.put(formula, evaluation(random).encoded());
    }
    return new Checkpoint(7, population, population.subList(0, 500), scores, Counts.NONE);
  }

  private static Evaluation evaluation(SplittableRandom random) {
    double[] metrics = new double[Metric.values().length];
    Arrays.setAll(metrics, _ -> random.nextDouble());
    byte[] ranks = new byte[Sketch.DATES * Sketch.STOCKS];
    random.nextBytes(ranks);
    return new Evaluation(new Fitness(metrics), new Sketch(ranks));
  }
}
