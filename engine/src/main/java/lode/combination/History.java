package lode.combination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lode.evaluation.Labels;
import lode.evaluation.Score;
import lode.evaluation.Scorer;
import lode.evaluation.Shards;
import lode.evaluation.Standing;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * What each date showed of some factors: their rank ICs, and how alike their standings were. A
 * date's likeness is known at its close, its ICs only when the labels are.
 */
final class History {
  private final Period period;
  private final List<Score> scores;
  private final float[][] likeness;

  private History(Period period, List<Score> scores, float[][] likeness) {
    this.period = period;
    this.scores = scores;
    this.likeness = likeness;
  }

  /**
   * The history of the labels' period.
   *
   * @param alike whether likeness is wanted too
   */
  static History of(
      Panel panel,
      Labels labels,
      List<Formula> formulas,
      Standing.Scale scale,
      boolean alike,
      int threads) {
    List<Score> scores =
        Shards.map(formulas, threads, shard -> new Scorer(panel, labels).score(shard));
    Period period = labels.period();
    float[][] likeness = alike ? likeness(panel, labels.universe(), formulas, scale, period) : null;
    return new History(period, scores, likeness);
  }

  /** Score of each factor by itself. */
  List<Score> scores() {
    return scores;
  }

  /** What the dates from one to before another showed, days with an IC missing left out. */
  Past past(int from, int to) {
    List<double[]> ics = new ArrayList<>();
    double[][] alike = likeness == null ? null : new double[scores.size()][scores.size()];
    for (int date = Math.max(from, period.from()); date < to; date++) {
      double[] day = ics(date);
      if (Arrays.stream(day).noneMatch(Double::isNaN)) {
        ics.add(day);
        add(date, alike);
      }
    }
    for (int i = 0; alike != null && i < alike.length; i++) {
      for (int j = 0; j < alike.length; j++) {
        alike[i][j] = i == j ? 1 : alike[i][j] / ics.size();
      }
    }
    return new Past(ics.toArray(double[][]::new), alike);
  }

  private double[] ics(int date) {
    double[] day = new double[scores.size()];
    for (int f = 0; f < day.length; f++) {
      day[f] = scores.get(f).series().getFirst().rankIc()[date - period.from()];
    }
    return day;
  }

  private void add(int date, double[][] sums) {
    if (sums == null) {
      return;
    }
    float[] pairs = likeness[date - period.from()];
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < i; j++) {
        sums[i][j] += pairs[i * (i - 1) / 2 + j];
        sums[j][i] = sums[i][j];
      }
    }
  }

  private static float[][] likeness(
      Panel panel, String universe, List<Formula> formulas, Standing.Scale scale, Period period) {
    int factors = formulas.size();
    float[][] likeness = new float[period.size()][];
    Standing standing = new Standing(panel, universe, period);
    float[][] rows = new float[factors][panel.stocks().size()];
    Values.stream(
        panel,
        universe,
        formulas,
        period,
        (factor, date, data, offset) -> {
          standing.of(date, data, offset, scale, rows[factor]);
          if (factor == factors - 1) {
            likeness[date - period.from()] = pairs(rows);
          }
        });
    return likeness;
  }

  /** Correlation of each pair; who has no standing counts as standing in the middle. */
  private static float[] pairs(float[][] rows) {
    int factors = rows.length;
    float[] pairs = new float[factors * (factors - 1) / 2];
    double[] norm = new double[factors];
    for (float[] row : rows) {
      for (int s = 0; s < row.length; s++) {
        row[s] = Float.isNaN(row[s]) ? 0 : row[s];
      }
    }
    for (int i = 0; i < factors; i++) {
      norm[i] = Math.sqrt(product(rows[i], rows[i]));
      for (int j = 0; j < i; j++) {
        double both = norm[i] * norm[j];
        pairs[i * (i - 1) / 2 + j] = both == 0 ? 0 : (float) (product(rows[i], rows[j]) / both);
      }
    }
    return pairs;
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int s = 0; s < a.length; s++) {
      sum += (double) a[s] * b[s];
    }
    return sum;
  }
}
