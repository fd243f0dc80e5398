package lode.evaluation;

import java.util.List;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Evaluates formulas for nobody: what their values cost by themselves. It is what a benchmark
 * times; everything else reads the values ({@link Values}) or what becomes of them ({@link
 * Scorer}). One owner thread.
 */
public final class DryRun {
  private final Panel panel;
  private final String universe;
  private final Evaluator evaluator;
  private long seen;

  /** Over a panel, its cross-sections over a universe named without its prefix. */
  public DryRun(Panel panel, String universe) {
    this.panel = panel;
    this.universe = universe;
    this.evaluator = new Evaluator(panel, Evaluator.CHUNK, Memory.bytes());
  }

  /**
   * Compiles a batch as a scorer would.
   *
   * @throws lode.formula.FormulaException if a formula names a field that it may not
   */
  public Batch compile(List<Formula> formulas) {
    return new Batch(evaluator.compile(universe, formulas));
  }

  /** Formulas ready to run, on this panel only. */
  public final class Batch {
    private final List<Program> programs;

    private Batch(List<Program> programs) {
      this.programs = programs;
    }

    /**
     * Computes the rows of the panel's first dates.
     *
     * @return a number made from some cells of every formula, for a caller to keep: what has a use
     *     cannot be left out
     */
    public long run(int dates) {
      seen = 0;
      for (Program program : programs) {
        evaluator.run(
            program,
            new Period(0, Math.min(dates, panel.dates().size())),
            (formula, from, to, rows) ->
                seen = 31 * seen + Float.floatToRawIntBits(rows.data()[rows.at(to - 1)]));
      }
      return seen;
    }
  }
}
