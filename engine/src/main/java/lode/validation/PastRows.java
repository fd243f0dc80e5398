package lode.validation;

import java.util.Arrays;

/**
 * The last rows of a formula, by stock, for what compares a date with one before it. One owner
 * thread.
 */
final class PastRows {
  private final float[][] value;
  private final int[][] rank;
  private final int[][] quantile;
  private int newest = -1;

  /** Keeps the rows of so many dates. */
  PastRows(int dates, int stocks) {
    value = new float[dates][stocks];
    rank = new int[dates][stocks];
    quantile = new int[dates][stocks];
  }

  /** Keeps the row of the next date. */
  void add(CrossSection section, int[] members) {
    newest++;
    int at = newest % value.length;
    Arrays.fill(value[at], Float.NaN);
    Arrays.fill(rank[at], 0);
    Arrays.fill(quantile[at], 0);
    for (int m = 0; m < members.length; m++) {
      value[at][members[m]] = section.value[m];
      rank[at][members[m]] = section.rank[m];
      quantile[at][members[m]] = section.quantile[m];
    }
  }

  /** Whether the row of so many dates before the newest is there. */
  boolean has(int ago) {
    return ago <= newest && ago < value.length;
  }

  /** Values of members; NaN where a member had none. */
  void values(int ago, int[] members, float[] into) {
    float[] row = value[(newest - ago) % value.length];
    for (int m = 0; m < members.length; m++) {
      into[m] = row[members[m]];
    }
  }

  /** Correlation of the newest ranks with those before, over the stocks that have both. */
  double autocorrelation(int ago) {
    int[] x = rank[newest % rank.length];
    int[] y = rank[(newest - ago) % rank.length];
    long n = 0;
    long sx = 0;
    long sy = 0;
    long xx = 0;
    long yy = 0;
    long xy = 0;
    for (int s = 0; s < x.length; s++) {
      if (x[s] != 0 && y[s] != 0) {
        n++;
        sx += x[s];
        sy += y[s];
        xx += (long) x[s] * x[s];
        yy += (long) y[s] * y[s];
        xy += (long) x[s] * y[s];
      }
    }
    double varianceX = (double) n * xx - (double) sx * sx;
    double varianceY = (double) n * yy - (double) sy * sy;
    return n < RankIc.LEAST_NAMES || varianceX <= 0 || varianceY <= 0
        ? Double.NaN
        : ((double) n * xy - (double) sx * sy) / Math.sqrt(varianceX * varianceY);
  }

  /** Share of the stocks of a quantile that were not in it before; NaN where one was empty. */
  double turnover(int ago, int of) {
    int[] now = quantile[newest % quantile.length];
    int[] then = quantile[(newest - ago) % quantile.length];
    int members = 0;
    int fresh = 0;
    int before = 0;
    for (int s = 0; s < now.length; s++) {
      before += then[s] == of ? 1 : 0;
      members += now[s] == of ? 1 : 0;
      fresh += now[s] == of && then[s] != of ? 1 : 0;
    }
    return members == 0 || before == 0 ? Double.NaN : (double) fresh / members;
  }
}
