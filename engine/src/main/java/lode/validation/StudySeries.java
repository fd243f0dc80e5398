package lode.validation;

import java.util.Arrays;

/**
 * Everything that is measured of one formula date by date, before it is added up. Index = date less
 * the first of the study; NaN where there is nothing. Threads that write it never write the same
 * date.
 */
final class StudySeries {
  final float[] coverage;
  final float[] turnover;
  final float[] allRankIc;
  final float[] realisedRankIc;

  /** Names with both prices, and those of them without a label. */
  final int[] priced;

  final int[] blocked;

  /** The same in the lowest quantile and in the highest. */
  final int[][] pricedAtEnd;

  final int[][] blockedAtEnd;

  /** Rank IC and premium by kind of control. */
  final float[][] controlRankIc;

  final float[][] premium;

  /** Rank IC of k days held, and with the return of the k-th day, at k - 1. */
  final float[][] heldRankIc;

  final float[][] lagRankIc;

  /** Rank IC and names by third of size, and by group. */
  final Parts sizes;

  final Parts groups;

  /** By tear sheet. */
  final Sheet[] sheets;

  /** By quantile. */
  final ValueSums[] quantiles;

  StudySeries(int dates, int sheets, int quantiles, int groups) {
    coverage = missing(dates);
    turnover = missing(dates);
    allRankIc = missing(dates);
    realisedRankIc = missing(dates);
    priced = new int[dates];
    blocked = new int[dates];
    pricedAtEnd = new int[2][dates];
    blockedAtEnd = new int[2][dates];
    controlRankIc = missing(Controls.KINDS.size(), dates);
    premium = missing(Controls.KINDS.size(), dates);
    heldRankIc = missing(DecayStudy.DAYS, dates);
    lagRankIc = missing(DecayStudy.DAYS, dates);
    sizes = new Parts(Background.SIZES.size(), dates);
    this.groups = new Parts(groups, dates);
    this.sheets = new Sheet[sheets];
    Arrays.setAll(this.sheets, i -> new Sheet(dates, quantiles));
    this.quantiles = new ValueSums[quantiles];
    Arrays.setAll(this.quantiles, q -> new ValueSums(dates));
  }

  /** Rank IC within parts of the universe. */
  static final class Parts {
    final float[][] rankIc;
    final int[][] names;

    Parts(int parts, int dates) {
      rankIc = missing(parts, dates);
      names = new int[parts][dates];
    }
  }

  /** What a holding period gave. */
  static final class Sheet {
    final float[] ic;
    final float[] rankIc;
    final float[] names;
    final float[][] quantileReturns;
    final float[] universeReturn;
    final float[] factorReturn;

    /** Of the lowest quantile and of the highest. */
    final float[][] turnover;

    final float[] rankAutocorrelation;

    Sheet(int dates, int quantiles) {
      ic = missing(dates);
      rankIc = missing(dates);
      names = missing(dates);
      quantileReturns = missing(quantiles, dates);
      universeReturn = missing(dates);
      factorReturn = missing(dates);
      turnover = missing(2, dates);
      rankAutocorrelation = missing(dates);
    }
  }

  /** Values of a quantile: count, mean, sum of squared deviations, least and greatest. */
  static final class ValueSums {
    final int[] count;
    final double[] mean;
    final double[] squares;
    final float[] min;
    final float[] max;

    ValueSums(int dates) {
      count = new int[dates];
      mean = new double[dates];
      squares = new double[dates];
      min = missing(dates);
      max = missing(dates);
    }
  }

  private static float[] missing(int dates) {
    float[] series = new float[dates];
    Arrays.fill(series, Float.NaN);
    return series;
  }

  private static float[][] missing(int rows, int dates) {
    float[][] series = new float[rows][];
    Arrays.setAll(series, i -> missing(dates));
    return series;
  }
}
