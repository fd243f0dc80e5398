package lode.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One kernel by itself in a process of its own, over rings of rows that are already there: the
 * compiler has met no other operator and nothing is read from a panel, so a figure is the best that
 * there is, not what a campaign gets; for that see {@code lode bench}. An operation is a chunk of
 * dates; {@code cells} is the time of one cell.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OperatorBenchmark {
  private static final int CHUNK = 64;

  /** Name in the operator table; any other by {@code -p operator=...}. */
  @Param({
    "add",
    "div",
    "log",
    "ts_mean",
    "ts_std",
    "ts_corr",
    "ts_decay_linear",
    "ts_max",
    "ts_argmax",
    "ts_rank",
    "ts_quantile",
    "ts_median",
    "cs_rank",
    "group_mean"
  })
  public String operator;

  /** Rows, where the operator takes a window. */
  @Param({"20"})
  public int window;

  /** Cells of a row; a multiple of 16. */
  @Param({"512", "4096"})
  public int stocks;

  /** Counts cells, so that JMH divides by them. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counter {
    /** Cells computed. */
    public long cells;
  }

  private Kernel kernel;
  private Rows[] inputs;
  private Rows output;
  private int date;

  /** Fills rings with numbers of which one in 20 is missing and some are equal. */
  @Setup(Level.Trial)
  public void fill() {
    Operator row = Operators.named(operator);
    List<Attribute> attributes = new ArrayList<>();
    for (Parameter parameter : row.parameters()) {
      attributes.add(attribute(parameter));
    }
    kernel = row.kernel().create(attributes, stocks);
    int rows = row.lookback().applyAsInt(attributes) + CHUNK;
    SplittableRandom random = new SplittableRandom(1);
    List<Rows> rings = new ArrayList<>();
    for (int i = 0; i < row.arity(); i++) {
      rings.add(ring(rows, () -> random.nextInt(20) == 0 ? Float.NaN : random.nextInt(1 << 16)));
    }
    if (row.family() == Family.CROSS_SECTION) {
      if (row.grouped()) {
        rings.add(ring(rows, () -> random.nextInt(30)));
      }
      rings.add(ring(rows, () -> 1));
    }
    inputs = rings.toArray(Rows[]::new);
    output = new Rows(CHUNK, stocks);
  }

  private Attribute attribute(Parameter parameter) {
    List<Double> grid = parameter.grid();
    double middle = grid.isEmpty() ? parameter.least() : grid.get(grid.size() / 2);
    return switch (parameter.kind()) {
      case WINDOW ->
          new Attribute.Window(parameter.name().equals("n") ? window : (int) Math.round(middle));
      case CONSTANT -> new Attribute.Constant((float) middle);
      case GROUP -> new Attribute.Group("sector");
    };
  }

  private interface Draw {
    float cell();
  }

  private Rows ring(int rows, Draw draw) {
    Rows ring = new Rows(rows, stocks);
    for (int i = 0; i < ring.data().length; i++) {
      ring.data()[i] = draw.cell();
    }
    return ring;
  }

  /** The next chunk of dates. */
  @Benchmark
  public float[] chunk(Counter counter) {
    kernel.rows(date, date + CHUNK, inputs, output);
    date += CHUNK;
    counter.cells += (long) CHUNK * stocks;
    return output.data();
  }
}
