package lode.validation;

import java.util.Arrays;

/**
 * The last rows of a formula, by stock, for what compares a date with one before it. One owner
 * thread.
 */
final class PastRows {
  private final OrderedRow[] rows;
  private final int[][] quantile;
  private int newest = -1;

  /** Keeps the rows of so many dates. */
  PastRows(int dates, int stocks) {
    rows = new OrderedRow[dates];
    Arrays.setAll(rows, i -> new OrderedRow(stocks));
    quantile = new int[dates][stocks];
  }

  /** Keeps the row of the next date. */
  void add(CrossSection section, int[] members) {
    newest++;
    int at = newest % rows.length;
    rows[at].load(section.row, members);
    Arrays.fill(quantile[at], 0);
    for (int m = 0; m < members.length; m++) {
      quantile[at][members[m]] = section.quantile[m];
    }
  }

  /** Whether the row of so many dates before the newest is there. */
  boolean has(int ago) {
    return ago <= newest && ago < rows.length;
  }

  /** The row of so many dates before the newest; indices are stocks. */
  OrderedRow row(int ago) {
    return rows[(newest - ago) % rows.length];
  }

  /** Correlation of the newest ranks with those before, over the stocks that have both. */
  double autocorrelation(int ago) {
    int[] x = row(0).rank;
    int[] y = row(ago).rank;
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
