package lode.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import lode.formula.Formula;
import lode.operator.Rows;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Streams the values of formulas, row by row: all formulas of a date together ({@link #stream}), or
 * every formula by itself, which is faster and can be done by several threads ({@link #each}).
 */
public final class Values {
  /** Receives rows; the array is valid during the call. */
  @FunctionalInterface
  public interface Sink {
    /** Row of formula {@code root} on {@code date}: {@code data[offset .. offset + stocks)}. */
    void row(int root, int date, float[] data, int offset);
  }

  private Values() {}

  /**
   * Evaluates the formulas over the dates of a period (warm-up rows before it are read silently);
   * the sink gets them date by date, and those of a date in order of the formulas.
   *
   * @throws lode.formula.FormulaException if a formula names a field that it may not
   * @throws IllegalArgumentException if the panel lacks the universe
   */
  public static void stream(
      Panel panel, String universe, List<Formula> formulas, Period period, Sink sink) {
    Program program = Compiler.compile(panel, universe, formulas).holdingResults();
    Rows[] results = new Rows[formulas.size()];
    int[] known = new int[1];
    new Evaluator(panel, Evaluator.CHUNK, Memory.bytes())
        .run(
            program,
            period,
            (formula, from, to, rows) -> {
              results[formula] = rows;
              if (++known[0] == results.length) {
                known[0] = 0;
                for (int date = from; date < to; date++) {
                  for (int f = 0; f < results.length; f++) {
                    sink.row(f, date, results[f].data(), results[f].at(date));
                  }
                }
              }
            });
  }

  /**
   * Evaluates the formulas over the dates of a period; the sink gets the rows of each formula in
   * order of the dates, those of other formulas between them, and is called by several threads at
   * once, but for one formula always by the same.
   *
   * @throws lode.formula.FormulaException if a formula names a field that it may not
   * @throws IllegalArgumentException if the panel lacks the universe
   */
  public static void each(
      Panel panel, String universe, List<Formula> formulas, Period period, int threads, Sink sink) {
    List<Integer> roots = IntStream.range(0, formulas.size()).boxed().toList();
    Shards.map(
        roots,
        threads,
        shard -> {
          Evaluator evaluator = new Evaluator(panel, Evaluator.CHUNK, Memory.bytes());
          int first = shard.getFirst();
          List<Formula> part = formulas.subList(first, first + shard.size());
          for (Program program : evaluator.compile(universe, part)) {
            int root = first;
            evaluator.run(
                program,
                period,
                (formula, from, to, rows) -> {
                  for (int date = from; date < to; date++) {
                    sink.row(root + formula, date, rows.data(), rows.at(date));
                  }
                });
            first += program.formulas();
          }
          return List.of();
        });
  }
}
