package lode.validation;

import java.util.Arrays;

/**
 * Forward returns of a date's quantiles, of all names, and of the portfolio that holds each name by
 * its centred rank. Names without a label count for nothing. One owner thread.
 */
final class SheetReturns {
  private final CrossSection section;
  private final int quantiles;
  private final double[] sum;
  private final int[] names;

  SheetReturns(CrossSection section, int quantiles) {
    this.section = section;
    this.quantiles = quantiles;
    this.sum = new double[quantiles + 1];
    this.names = new int[quantiles + 1];
  }

  /** Writes the returns of the date that is loaded; labels are by member. */
  void write(float[] labels, int members, int day, StudySeries.Sheet sheet) {
    Arrays.fill(sum, 0);
    Arrays.fill(names, 0);
    long ranks = 0;
    for (int m = 0; m < members; m++) {
      int quantile = section.quantile[m];
      if (quantile != 0 && !Float.isNaN(labels[m])) {
        sum[quantile] += labels[m];
        names[quantile]++;
        ranks += section.rank[m];
      }
    }
    int all = 0;
    double total = 0;
    for (int q = 1; q <= quantiles; q++) {
      sheet.quantileReturns[q - 1][day] = mean(sum[q], names[q]);
      total += sum[q];
      all += names[q];
    }
    sheet.universeReturn[day] = mean(total, all);
    sheet.factorReturn[day] = portfolio(labels, members, (double) ranks / all);
  }

  /** Return of the weights {@code (rank - mean) / sum |rank - mean|}. */
  private float portfolio(float[] labels, int members, double mean) {
    double gross = 0;
    double earned = 0;
    for (int m = 0; m < members; m++) {
      if (section.rank[m] != 0 && !Float.isNaN(labels[m])) {
        double weight = section.rank[m] - mean;
        gross += Math.abs(weight);
        earned += weight * labels[m];
      }
    }
    return gross > 0 ? (float) (earned / gross) : Float.NaN;
  }

  private static float mean(double sum, int names) {
    return names == 0 ? Float.NaN : (float) (sum / names);
  }
}
