package lode.operator;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The ranks of a row. Rows come from a set too large for a branch predictor to learn. An operation
 * is one row; {@code cells} is the time of a cell.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RankerBenchmark {
  private static final int ROWS = 256;

  /** Cells of a row. */
  @Param({"300", "512", "5120"})
  public int stocks;

  /** How values are spread: evenly, in tails, or over few different ones. */
  @Param({"uniform", "tails", "ties"})
  public String values;

  /** Counts cells, so that JMH divides by them. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counter {
    /** Cells ranked. */
    public long cells;
  }

  private Ranker ranker;
  private float[] rows;
  private float[] ranks;
  private int next;

  /** Draws the rows; one cell in 20 is missing. */
  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    ranker = new Ranker(stocks);
    ranks = new float[stocks];
    rows = new float[ROWS * stocks];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(20) == 0 ? Float.NaN : cell(random);
    }
  }

  private float cell(SplittableRandom random) {
    double u = random.nextDouble();
    return switch (values) {
      case "uniform" -> (float) u;
      case "tails" -> (float) Math.copySign(Math.expm1(8 * Math.abs(u - 0.5)), u - 0.5);
      case "ties" -> (float) Math.floor(20 * u);
      default -> throw new IllegalArgumentException("unknown spread: values=" + values);
    };
  }

  /** The next row. */
  @Benchmark
  public int rank(Counter counter) {
    next = (next + 1) % ROWS;
    counter.cells += stocks;
    return ranker.rank(rows, next * stocks, ranks, 0, stocks);
  }
}
