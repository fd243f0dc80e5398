package lode.timing;

import java.util.Arrays;
import java.util.List;
import lode.evaluation.Standing;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * The scores of some stocks on all dates: the weighted sum of each factor's {@link
 * Standing.Scale#RANK standing} among the members of the universe, in [-1, 1]. NaN where a factor
 * that counts has no value, or nothing is known of the weights yet. Values that were written down
 * at the time take the place of those computed today.
 */
final class Scores {
  private Scores() {}

  /**
   * By stock, in the order given, and date.
   *
   * @param told counts by formula the dates whose values were written down
   */
  static double[][] of(
      Panel panel,
      String universe,
      List<Formula> formulas,
      Stance stance,
      int[] stocks,
      KnownValues known,
      int[] told) {
    Period all = new Period(0, panel.dates().size());
    double[][] scores = new double[stocks.length][all.size()];
    for (double[] row : scores) {
      Arrays.fill(row, Double.NaN);
    }
    Standing standing = new Standing(panel, universe, all);
    float[] place = new float[panel.stocks().size()];
    float[] written = new float[panel.stocks().size()];
    List<String> fids = formulas.stream().map(Formula::fid).toList();
    Values.stream(
        panel,
        universe,
        formulas,
        all,
        (factor, date, data, offset) -> {
          double[] weights = stance.weights()[date];
          if (weights == null || weights[factor] == 0) {
            return;
          }
          if (known.row(fids.get(factor), date, written)) {
            told[factor]++;
            standing.of(date, written, 0, Standing.Scale.RANK, place);
          } else {
            standing.of(date, data, offset, Standing.Scale.RANK, place);
          }
          boolean first = first(weights) == factor;
          for (int s = 0; s < stocks.length; s++) {
            double before = first ? 0 : scores[s][date];
            scores[s][date] = before + weights[factor] * place[stocks[s]];
          }
        });
    return scores;
  }

  /** The first factor that counts. */
  private static int first(double[] weights) {
    int f = 0;
    while (weights[f] == 0) {
      f++;
    }
    return f;
  }
}
