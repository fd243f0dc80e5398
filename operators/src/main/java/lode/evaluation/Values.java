package lode.evaluation;

import java.util.List;
import lode.formula.Formula;
import lode.operator.Rows;
import lode.panel.Panel;
import lode.panel.Period;

/** Streams the values of formulas, row by row. */
public final class Values {
  /** Receives rows, date by date and formula by formula; the array is valid during the call. */
  @FunctionalInterface
  public interface Sink {
    /** Row of formula {@code root} on {@code date}: {@code data[offset .. offset + stocks)}. */
    void row(int root, int date, float[] data, int offset);
  }

  private Values() {}

  /**
   * Evaluates the formulas over the dates of a period (warm-up rows before it are read silently).
   *
   * @throws lode.formula.FormulaException if a formula names a field that it may not
   * @throws IllegalArgumentException if the panel lacks the universe
   */
  public static void stream(
      Panel panel, String universe, List<Formula> formulas, Period period, Sink sink) {
    Program program = Compiler.compile(panel, universe, formulas).holdingResults();
    Rows[] results = new Rows[formulas.size()];
    int[] known = new int[1];
    new Evaluator(panel, Evaluator.CHUNK, Evaluator.MEMORY)
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
}
