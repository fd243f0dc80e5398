package lode.evaluation;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lode.formula.Formula;
import lode.panel.GeneratedPanel;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
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
 * Rank IC of rows that are computed against labels that are ranked. An operation is a year of rows;
 * {@code cells} is the time of a stock of the universe on a date.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RankIcBenchmark {
  private static final int DAYS = 250;

  /** Stocks of a row. */
  @Param({"512", "5120"})
  public int stocks;

  /** What is ranked: with few ties, with many, in no order at all. */
  @Param({"ts_mean(returns,5)", "ts_argmax(close,10)", "x14"})
  public String formula;

  /** Counts cells, so that JMH divides by them. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counter {
    /** Cells correlated. */
    public long cells;
  }

  private RankIcRun run;
  private long cells;

  /** Computes the rows and ranks the labels. */
  @Setup
  public void compute() {
    Panel panel = new GeneratedPanel(1, stocks, DAYS, 14).panel();
    Labels labels =
        Labels.of(panel, "all", List.of(new Target(5, Price.OPEN)), new Period(0, DAYS));
    run = new RankIcRun(panel, labels, Formula.parse(formula));
    cells = run.cells();
  }

  /** Ranks and correlates every row. */
  @Benchmark
  public double year(Counter counter) {
    counter.cells += cells;
    return run.run();
  }
}
