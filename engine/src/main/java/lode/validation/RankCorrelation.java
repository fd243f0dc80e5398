package lode.validation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lode.evaluation.Shards;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.operator.Ranker;
import lode.panel.Panel;
import lode.panel.Period;

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

  private final int from;
  private final int step;
  private final int[][] members;

  /** Samples the dates of a period. */
  public RankCorrelation(Panel panel, String universe, Period period) {
    this.from = period.from();
    this.step = Math.max(1, period.size() / DATES);
    this.members = new int[Math.ceilDiv(period.size(), step)][];
    int field = panel.universe(universe);
    float[] inside = new float[panel.stride()];
    for (int sample = 0; sample < members.length; sample++) {
      panel.row(field, from + sample * step, inside, 0);
      members[sample] =
          IntStream.range(0, panel.stocks().size()).filter(s -> inside[s] == 1).toArray();
    }
  }

  /** The matrix of correlations over a period; 0 where no date has enough common stocks. */
  public static double[][] matrix(
      Panel panel, String universe, List<Formula> formulas, Period period, int threads) {
    RankCorrelation correlation = new RankCorrelation(panel, universe, period);
    List<Ranks> all = Stream.generate(correlation::ranks).limit(formulas.size()).toList();
    Values.each(
        panel,
        universe,
        formulas,
        period,
        threads,
        (root, date, data, offset) -> all.get(root).row(date, data, offset));
    return matrix(all, threads);
  }

  /** The matrix of correlations; 0 where no date has enough common stocks. */
  static double[][] matrix(List<Ranks> all, int threads) {
    List<Integer> rows = IntStream.range(0, all.size()).boxed().toList();
    double[][] matrix =
        Shards.map(rows, threads, shard -> shard.stream().map(row -> below(all, row)).toList())
            .toArray(double[][]::new);
    for (int a = 0; a < matrix.length; a++) {
      for (int b = a + 1; b < matrix.length; b++) {
        matrix[a][b] = matrix[b][a];
      }
    }
    return matrix;
  }

  private static double[] below(List<Ranks> all, int row) {
    double[] rho = new double[all.size()];
    rho[row] = 1;
    for (int b = 0; b < row; b++) {
      rho[b] = mean(all.get(row).ranks, all.get(b).ranks);
    }
    return rho;
  }

  /** Takes the ranks of a formula. */
  Ranks ranks() {
    return new Ranks();
  }

  /** The ranks of one formula on the sampled dates. */
  final class Ranks {
    /** Doubled rank by date and member of it; 0 where missing. */
    private final int[][] ranks = new int[members.length][];

    /** Takes a row; those of dates that are not sampled are left aside. */
    void row(int date, float[] data, int offset) {
      int sample = (date - from) / step;
      if (date < from || (date - from) % step != 0 || sample >= members.length) {
        return;
      }
      int n = members[sample].length;
      float[] values = new float[n];
      for (int m = 0; m < n; m++) {
        values[m] = data[offset + members[sample][m]];
      }
      ranks[sample] = new int[n];
      new Ranker(n).order(values, 0, n, new int[n], ranks[sample], new int[n]);
    }
  }

  private static double mean(int[][] a, int[][] b) {
    double[] rho =
        IntStream.range(0, a.length)
            .mapToDouble(d -> pearson(a[d], b[d]))
            .filter(r -> !Double.isNaN(r))
            .toArray();
    double sum = 0;
    for (double r : rho) {
      sum += r;
    }
    return rho.length == 0 ? 0 : sum / rho.length;
  }

  /** Correlation over the positions that both have; NaN where too few or one is constant. */
  static double pearson(int[] a, int[] b) {
    int n = 0;
    long sa = 0;
    long sb = 0;
    for (int i = 0; i < a.length; i++) {
      boolean both = a[i] != 0 && b[i] != 0;
      n += both ? 1 : 0;
      sa += both ? a[i] : 0;
      sb += both ? b[i] : 0;
    }
    if (n < NAMES) {
      return Double.NaN;
    }
    double meanA = (double) sa / n;
    double meanB = (double) sb / n;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < a.length; i++) {
      if (a[i] != 0 && b[i] != 0) {
        double da = a[i] - meanA;
        double db = b[i] - meanB;
        aa += da * da;
        bb += db * db;
        ab += da * db;
      }
    }
    return aa == 0 || bb == 0 ? Double.NaN : ab / Math.sqrt(aa * bb);
  }
}
