package lode.evaluation;

import java.util.Arrays;

/**
 * IC and rank IC of a factor row and a label row over the members that have both. Rank sums are
 * whole numbers and so exact; the others are double sums in one fixed order. Scratch is kept
 * between rows; one owner thread.
 */
final class Correlation {
  /** Fewest names of a correlation; with less it is NaN. */
  static final int LEAST_NAMES = 10;

  /** A variance below this share of the mean square counts as none. */
  private static final double CONSTANT = 1e-12;

  private final int least;
  private final int[] reranked;
  private int names;
  private int tiedNames;
  private double rankIc;
  private double ic;

  /** For rows of up to so many members. */
  Correlation(int members) {
    this(members, LEAST_NAMES);
  }

  /** For rows of up to so many members, NaN with fewer names than {@code least}. */
  Correlation(int members, int least) {
    this.least = least;
    this.reranked = new int[members];
  }

  /** Correlates; the results are read afterwards. */
  void of(FactorRow factor, LabelRow label) {
    names = factor.complete() ? label.count() : common(factor, label);
    if (names < least) {
      tiedNames = 0;
      rankIc = Double.NaN;
      ic = Double.NaN;
      return;
    }
    int[] labelRank = label.rank();
    long labelCubes = label.tieCubes();
    if (names < label.count()) {
      labelCubes = rerank(factor, label);
      labelRank = reranked;
    }
    rankIc =
        factor.tied() ? tied(factor, labelRank, labelCubes) : untied(factor, labelRank, labelCubes);
    ic = names == label.count() ? full(factor, label) : partial(factor, label);
  }

  /** Members with both. */
  int names() {
    return names;
  }

  /** Those of them whose value is shared by another of them; 0 where there are too few names. */
  int tiedNames() {
    return tiedNames;
  }

  /** Correlation of the ranks; NaN with too few names or where a side is all tied. */
  double rankIc() {
    return rankIc;
  }

  /** Correlation of the values; NaN with too few names or where a side is constant. */
  double ic() {
    return ic;
  }

  private static int common(FactorRow factor, LabelRow label) {
    int n = 0;
    for (int m : label.members()) {
      n += factor.has(m) ? 1 : 0;
    }
    return n;
  }

  /** Ranks the labels of the common members anew, along their known order; returns tie cubes. */
  private long rerank(FactorRow factor, LabelRow label) {
    Arrays.fill(reranked, 0, factor.members(), 0);
    int[] order = label.order();
    boolean[] same = label.same();
    long cubes = 0;
    int before = 0;
    for (int k = 0; k < order.length; ) {
      int end = k + 1;
      while (end < order.length && same[end]) {
        end++;
      }
      int size = 0;
      for (int j = k; j < end; j++) {
        size += factor.has(order[j]) ? 1 : 0;
      }
      for (; k < end; k++) {
        if (factor.has(order[k])) {
          reranked[order[k]] = 2 * before + size + 1;
        }
      }
      before += size;
      cubes += (long) size * size * size - size;
    }
    return cubes;
  }

  private double untied(FactorRow factor, int[] labelRank, long labelCubes) {
    long products = 0;
    int doubled = 0;
    int count = factor.count();
    for (int k = 0; k < count; k++) {
      int other = labelRank[factor.at(k)];
      doubled += other == 0 ? 0 : 2;
      products += (long) doubled * other;
    }
    tiedNames = 0;
    return correlation(products, 0, labelCubes);
  }

  private double tied(FactorRow factor, int[] labelRank, long labelCubes) {
    long products = 0;
    long cubes = 0;
    int before = 0;
    tiedNames = 0;
    int count = factor.count();
    for (int k = 0; k < count; ) {
      int first = k;
      int size = 0;
      long others = 0;
      do {
        int other = labelRank[factor.at(k)];
        size += other == 0 ? 0 : 1;
        others += other;
        k++;
      } while (k < count && factor.same(first, k));
      products += (2L * before + size + 1) * others;
      before += size;
      cubes += (long) size * size * size - size;
      tiedNames += size > 1 ? size : 0;
    }
    return correlation(products, cubes, labelCubes);
  }

  private double correlation(long products, long cubes, long otherCubes) {
    long n = names;
    long all = n * n * n - n;
    if (cubes == all || otherCubes == all) {
      return Double.NaN;
    }
    double covariance = products - n * (n + 1) * (n + 1);
    return covariance * 3 / Math.sqrt((double) (all - cubes) * (all - otherCubes));
  }

  private double full(FactorRow factor, LabelRow label) {
    int[] members = label.members();
    double[] centred = label.centred();
    double x = 0;
    double xx = 0;
    double xy = 0;
    double y = 0;
    double yy = 0;
    for (int k = 0; k < members.length; k++) {
      double value = factor.value(members[k]);
      double other = centred[k];
      x += value;
      xx += value * value;
      xy += value * other;
      y += other;
      yy += other * other;
    }
    return correlation(x, xx, y, yy, xy, label.meanSquare());
  }

  private double partial(FactorRow factor, LabelRow label) {
    int[] members = label.members();
    double[] centred = label.centred();
    double x = 0;
    double xx = 0;
    double xy = 0;
    double y = 0;
    double yy = 0;
    for (int k = 0; k < members.length; k++) {
      if (factor.has(members[k])) {
        double value = factor.value(members[k]);
        double other = centred[k];
        x += value;
        xx += value * value;
        xy += value * other;
        y += other;
        yy += other * other;
      }
    }
    return correlation(x, xx, y, yy, xy, label.meanSquare());
  }

  private double correlation(
      double x, double xx, double y, double yy, double xy, double labelMeanSquare) {
    double n = names;
    double varianceX = xx - x * x / n;
    double varianceY = yy - y * y / n;
    if (!(varianceX > CONSTANT * xx) || !(varianceY > CONSTANT * n * labelMeanSquare)) {
      return Double.NaN;
    }
    return (xy - x * y / n) / Math.sqrt(varianceX * varianceY);
  }
}
