package lode.evolution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Sketch;
import lode.evaluation.Target;
import lode.panel.Period;
import lode.panel.Price;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The evaluation store: the key of a formula, and a look-up with and without an answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StoreBenchmark {
  private static final Assignment NOTHING =
      new Assignment("0", 1, "all", new Target(5, Price.OPEN), new Period(0, 1));

  /** Evaluations in the store. */
  @Param({"20000"})
  public int evaluations;

  private Path folder;
  private EvaluationStore store;
  private final List<StoreRecord.Key> stored = new ArrayList<>();
  private final List<StoreRecord.Key> missing = new ArrayList<>();
  private int next;

  /** Fills a store in a temporary folder. */
  @Setup
  public void fill() throws IOException {
    folder = Files.createTempDirectory("lode-jmh");
    store = new EvaluationStore(folder.resolve("evaluations.store"), evaluations);
    double[] metrics = new double[Metric.values().length];
    Arrays.fill(metrics, 1);
    Evaluation evaluation =
        new Evaluation(new Fitness(metrics), new Sketch(new byte[Sketch.DATES * Sketch.STOCKS]));
    for (int i = 0; i < evaluations; i++) {
      stored.add(key(i));
      missing.add(key(-1 - i));
      store.put(stored.get(i), evaluation);
    }
  }

  private static StoreRecord.Key key(int i) {
    return StoreRecord.key("ts_mean(div(close,open)," + i + ")", NOTHING.key());
  }

  /** Deletes it. */
  @TearDown
  public void delete() throws IOException {
    store.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private int step() {
    next = (next + 7919) % evaluations;
    return next;
  }

  /** The key of a formula's text. */
  @Benchmark
  public StoreRecord.Key hash() {
    return key(step());
  }

  /** What is there. */
  @Benchmark
  public Optional<Evaluation> hit() {
    return store.get(stored.get(step()));
  }

  /** What is not. */
  @Benchmark
  public Optional<Evaluation> miss() {
    return store.get(missing.get(step()));
  }
}
