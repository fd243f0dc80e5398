package lode.bench;

import java.util.List;

/**
 * What a benchmark came to. Times per cell are nanoseconds of one thread's CPU per stock-day,
 * medians; what was not asked for is empty or null.
 *
 * @param machine what it ran on
 * @param operators single operators, reading of their fields included
 * @param reading of one field out of the panel
 * @param rankIc ranking a computed row and correlating it with ranked labels
 * @param sets whole formula sets, values computed and thrown away
 * @param generation a search with all workers
 * @param threads the same formulas on 1, 2, ... threads
 * @param processes the same formulas on 1, 2, ... worker processes of one thread
 * @param store the evaluation store; null too where it could not be had
 * @param opening a panel file
 * @param memory of the whole benchmark
 */
public record BenchReport(
    Machine machine,
    List<OperatorCost> operators,
    List<Reading> reading,
    List<RankIcCost> rankIc,
    List<SetCost> sets,
    GenerationCost generation,
    List<WorkersCost> threads,
    List<WorkersCost> processes,
    StoreCost store,
    OpeningCost opening,
    Memory memory) {

  /**
   * An operator.
   *
   * @param window null where it takes none
   * @param bytesPerDate allocated on the heap for each further date; should be 0
   */
  public record OperatorCost(
      String name, Integer window, int stocks, double nsPerCell, double bytesPerDate) {}

  /** The reading of a field. */
  public record Reading(int stocks, double nsPerCell) {}

  /** Rank IC; a cell is a stock of the universe on a day. */
  public record RankIcCost(int stocks, int days, double nsPerCell) {}

  /** A formula set: nanoseconds per stock-day for all its formulas together. */
  public record SetCost(String name, int formulas, int stocks, int days, double nsPerCell) {}

  /**
   * A search, formulas drawn and bred by itself; those that resemble earlier ones are not counted.
   *
   * @param formulas distinct ones that were scored, be it in a race
   * @param evaluated of these, on the whole universe
   * @param formulasPerSecond of wall time, everything included
   * @param workersPerSecond of wall time that search waits for evaluations
   */
  public record GenerationCost(
      int stocks,
      int days,
      int population,
      int generations,
      int workers,
      long formulas,
      long evaluated,
      double seconds,
      double formulasPerSecond,
      double workersPerSecond) {}

  /**
   * A number of workers, compared with one in turn; medians.
   *
   * @param formulasPerSecond of wall time
   * @param ratio speed over that of one
   */
  public record WorkersCost(int workers, double formulasPerSecond, double ratio) {}

  /**
   * The store, its key and its checks included; nanoseconds of CPU.
   *
   * @param evaluations that it held
   */
  public record StoreCost(
      int evaluations, double nsPerHit, double nsPerMiss, double nsPerMissAndStore) {}

  /** A panel file: milliseconds of wall time from its path to a panel that can be read. */
  public record OpeningCost(
      int stocks, int days, int fields, long bytes, double firstMs, double medianMs) {}

  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
