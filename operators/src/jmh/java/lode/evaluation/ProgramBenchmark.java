package lode.evaluation;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lode.formula.Formula;
import lode.formula.FormulaSet;
import lode.panel.GeneratedPanel;
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
 * The program of a shard: a formula set streams over a panel. An operation is the whole; {@code
 * dates} is the time of a date.
 *
 * <p>With {@code -prof gc} it shows whether anything is allocated per row: then {@code
 * gc.alloc.rate.norm}, bytes per operation, grows with the number of dates. What is there at any
 * number are the kernels with their scratch and the rings that the last run did not leave behind.
 * Which operator it is tells {@code lode bench} by its bytes per date.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ProgramBenchmark {
  /** A built-in set. */
  @Param({"alpha158", "alpha101"})
  public String set;

  /** Stocks of the panel. */
  @Param({"512"})
  public int stocks;

  /** Dates computed of it; the longest window is in them. */
  @Param({"320", "1280"})
  public int dates;

  /** Counts dates, so that JMH divides by them. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counter {
    /** Dates computed. */
    public long dates;
  }

  private DryRun.Batch batch;

  /** Compiles the set. */
  @Setup
  public void compile() {
    List<Formula> formulas = FormulaSet.of(set).trees();
    batch = new DryRun(GeneratedPanel.of(stocks, dates).panel(), "all").compile(formulas);
  }

  /** One pass over the dates. */
  @Benchmark
  public long run(Counter counter) {
    counter.dates += dates;
    return batch.run(dates);
  }
}
