package lode.validation;

import java.util.List;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Cross-sectional rank correlations of formulas from all their values (a {@link
 * lode.evaluation.Sketch} estimates them from a few): each formula is ranked among the members of
 * the universe that it has a value for, with average ties; two formulas are correlated over the
 * stocks that have both ranks, and the result is the mean over evenly spaced dates.
 */
public final class RankCorrelation {
  /** Dates sampled from a period. */
  static final int DATES = 48;

  /** Fewest common stocks for a date to count. */
  static final int NAMES = 10;

  private static final NaturalRanking RANKING =
      new NaturalRanking(NaNStrategy.FIXED, TiesStrategy.AVERAGE);

  private RankCorrelation() {}

  /** The matrix of correlations; 0 where no date has enough common stocks. */
  public static double[][] matrix(
      Panel panel, String universe, List<Formula> formulas, Period period) {
    double[][][] ranks = ranks(panel, universe, formulas, period);
    double[][] matrix = new double[formulas.size()][formulas.size()];
    for (int a = 0; a < matrix.length; a++) {
      matrix[a][a] = 1;
      for (int b = 0; b < a; b++) {
        matrix[a][b] = mean(ranks[a], ranks[b]);
        matrix[b][a] = matrix[a][b];
      }
    }
    return matrix;
  }

  /** Ranks by formula, sampled date and stock; NaN where there is none. */
  private static double[][][] ranks(
      Panel panel, String universe, List<Formula> formulas, Period period) {
    int step = Math.max(1, period.size() / DATES);
    int field = panel.universe(universe);
    int stocks = panel.stocks().size();
    float[] inside = new float[panel.stride()];
    double[][][] ranks = new double[formulas.size()][(period.size() + step - 1) / step][];
    Values.stream(
        panel,
        universe,
        formulas,
        period,
        (root, date, data, offset) -> {
          if ((date - period.from()) % step == 0) {
            panel.row(field, date, inside, 0);
            double[] row = new double[stocks];
            for (int i = 0; i < stocks; i++) {
              row[i] = inside[i] == 1 ? data[offset + i] : Double.NaN;
            }
            ranks[root][(date - period.from()) / step] = RANKING.rank(row);
          }
        });
    return ranks;
  }

  private static double mean(double[][] a, double[][] b) {
    double sum = 0;
    int dates = 0;
    for (int d = 0; d < a.length; d++) {
      double rho = pearson(a[d], b[d]);
      if (!Double.isNaN(rho)) {
        sum += rho;
        dates++;
      }
    }
    return dates == 0 ? 0 : sum / dates;
  }

  /** Correlation over the positions that both have; NaN where too few or one is constant. */
  static double pearson(double[] a, double[] b) {
    int n = 0;
    double sa = 0;
    double sb = 0;
    for (int i = 0; i < a.length; i++) {
      if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
        n++;
        sa += a[i];
        sb += b[i];
      }
    }
    if (n < NAMES) {
      return Double.NaN;
    }
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < a.length; i++) {
      if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
        double da = a[i] - sa / n;
        double db = b[i] - sb / n;
        aa += da * da;
        bb += db * db;
        ab += da * db;
      }
    }
    return aa == 0 || bb == 0 ? Double.NaN : ab / Math.sqrt(aa * bb);
  }
}
