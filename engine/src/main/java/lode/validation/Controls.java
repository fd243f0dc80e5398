package lode.validation;

import java.util.Arrays;
import java.util.List;

/**
 * Takes size and group out of a factor: the ranks are regressed on the ranks of the size and on one
 * dummy per group, and what is left is the neutral factor. Because of the dummies the regression is
 * one of deviations from the mean of the group (Frisch, Waugh and Lovell), so that it needs no
 * matrix. One owner thread.
 */
final class Controls {
  /**
   * What is taken out.
   *
   * @param name in files
   * @param size the rank of the size
   * @param group the mean of the group
   */
  record Kind(String name, boolean size, boolean group) {}

  /** All kinds; the first takes out nothing, the last everything. */
  static final List<Kind> KINDS =
      List.of(
          new Kind("none", false, false),
          new Kind("size", true, false),
          new Kind("group", false, true),
          new Kind("size+group", true, true));

  /** A variance below this share of what it was counts as none: all that is left is rounding. */
  private static final double NOTHING = 1e-9;

  /** Residuals are rounded to multiples of its inverse, so that equals are equal. */
  private static final double GRID = 1 << 20;

  private final int[] sizeRank;
  private final int[] groupOf;
  private final double[] factor;
  private final double[] size;
  private final boolean[] inside;
  private final float[] residual;
  private final int[] names;
  private final double[] factorSum;
  private final double[] sizeSum;
  private int count;
  private double total;
  private double left;

  /**
   * Controls by member, read anew for each row.
   *
   * @param sizeRank doubled rank of the size; 0 where missing
   * @param groupOf group, below {@code groups}; below 0 where missing
   */
  Controls(int[] sizeRank, int[] groupOf, int groups) {
    int members = sizeRank.length;
    this.sizeRank = sizeRank;
    this.groupOf = groupOf;
    factor = new double[members];
    size = new double[members];
    inside = new boolean[members];
    residual = new float[members];
    names = new int[Math.max(1, groups)];
    factorSum = new double[names.length];
    sizeSum = new double[names.length];
  }

  /**
   * What is left of the ranks by member: NaN for members without rank or control, and for all where
   * there are too few or nothing is left.
   */
  float[] residual(Kind kind, int[] rank, int members) {
    regress(kind, rank, members, null);
    for (int m = 0; m < members; m++) {
      residual[m] =
          inside[m] && something() ? (float) (Math.rint(factor[m] * GRID) / GRID) : Float.NaN;
    }
    return residual;
  }

  /**
   * Fama-MacBeth slope of a date: of the returns on the ranks, the controls beside them, for one
   * standard deviation (ddof 1) of the ranks; NaN where there are too few names or nothing is left.
   */
  double premium(Kind kind, int[] rank, int members, float[] returns) {
    regress(kind, rank, members, returns);
    if (!something()) {
      return Double.NaN;
    }
    double product = 0;
    for (int m = 0; m < members; m++) {
      product += inside[m] ? factor[m] * returns[m] : 0;
    }
    return product / left * Math.sqrt(total / (count - 1));
  }

  private boolean something() {
    return count >= RankIc.LEAST_NAMES && left > NOTHING * total;
  }

  private void regress(Kind kind, int[] rank, int members, float[] returns) {
    count = 0;
    double sum = 0;
    for (int m = 0; m < members; m++) {
      inside[m] =
          rank[m] != 0
              && (!kind.size() || sizeRank[m] != 0)
              && (!kind.group() || groupOf[m] >= 0)
              && (returns == null || !Float.isNaN(returns[m]));
      factor[m] = inside[m] ? rank[m] : 0;
      size[m] = inside[m] && kind.size() ? sizeRank[m] : 0;
      count += inside[m] ? 1 : 0;
      sum += factor[m];
    }
    double mean = sum / count;
    total = 0;
    for (int m = 0; m < members; m++) {
      total += inside[m] ? (factor[m] - mean) * (factor[m] - mean) : 0;
    }
    demean(members, kind.group());
    double ss = 0;
    double sx = 0;
    for (int m = 0; m < members; m++) {
      ss += size[m] * size[m];
      sx += size[m] * factor[m];
    }
    double slope = ss > 0 ? sx / ss : 0;
    left = 0;
    for (int m = 0; m < members; m++) {
      factor[m] -= slope * size[m];
      left += factor[m] * factor[m];
    }
  }

  private void demean(int members, boolean byGroup) {
    Arrays.fill(names, 0);
    Arrays.fill(factorSum, 0);
    Arrays.fill(sizeSum, 0);
    for (int m = 0; m < members; m++) {
      if (inside[m]) {
        int g = byGroup ? groupOf[m] : 0;
        names[g]++;
        factorSum[g] += factor[m];
        sizeSum[g] += size[m];
      }
    }
    for (int m = 0; m < members; m++) {
      if (inside[m]) {
        int g = byGroup ? groupOf[m] : 0;
        factor[m] -= factorSum[g] / names[g];
        size[m] -= sizeSum[g] / names[g];
      }
    }
  }
}
