package lode.evaluation;

import static lode.simd.FactorMath.FACTORS;

import java.util.Arrays;
import lode.operator.Ranker;
import lode.simd.FactorMath;

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
  private final int[] spare;
  private final double[] sums = new double[FactorMath.SUMS];
  private int names;
  private int tiedNames;
  private long tieCubes;
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
    this.spare = new int[members + 2 * FactorMath.SLACK];
  }

  /** Correlates; the results are read afterwards. */
  void of(FactorRow factor, LabelRow label) {
    FACTORS.pairs(factor.values(), label.value(), label.mean(), factor.members(), sums);
    names = (int) sums[0];
    tiedNames = 0;
    if (names < least) {
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
    tieCubes = 0;
    long products =
        2 * factor.ties() > factor.count()
            ? productsByTies(factor, labelRank)
            : 2 * FACTORS.ramp(factor.order(), factor.count(), labelRank, spare)
                + tiedProducts(factor, labelRank);
    rankIc = correlation(products, tieCubes, labelCubes);
    ic = correlation(sums[1], sums[2], sums[3], sums[4], sums[5], label.meanSquare());
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

  /** Ranks the labels of the common members anew, along their known order; returns tie cubes. */
  private long rerank(FactorRow factor, LabelRow label) {
    int common = FACTORS.ranked(label.order(), label.count(), factor.ranks(), spare);
    Arrays.fill(reranked, 0, factor.members(), 0);
    for (int k = 0; k < common; k++) {
      reranked[spare[k]] = 2 * k + 2;
    }
    int[] tied = label.tied();
    long cubes = 0;
    for (int t = 0; t < tied.length; ) {
      int first = tied[t] - 1;
      int end = Ranker.end(tied, tied.length, t);
      cubes += average(label.order(), first, end);
      t += end - first - 1;
    }
    return cubes;
  }

  /** Gives the ranked of some tied members their average rank; returns the cube of how many. */
  private long average(int[] order, int from, int to) {
    int size = 0;
    int sum = 0;
    for (int k = from; k < to; k++) {
      int rank = reranked[order[k]];
      size += rank == 0 ? 0 : 1;
      sum += rank;
    }
    int mean = size == 0 ? 0 : sum / size;
    for (int k = from; k < to; k++) {
      reranked[order[k]] = reranked[order[k]] == 0 ? 0 : mean;
    }
    return cube(size);
  }

  /** Ties of the factor change the products; leaves their cubes and names. */
  private long tiedProducts(FactorRow factor, int[] labelRank) {
    int[] order = factor.order();
    long products = 0;
    for (int t = 0; t < factor.ties(); ) {
      int first = factor.tied()[t] - 1;
      int end = Ranker.end(factor.tied(), factor.ties(), t);
      int size = 0;
      long sum = 0;
      long ramp = 0;
      for (int k = first; k < end; k++) {
        int other = labelRank[order[k]];
        size += other == 0 ? 0 : 1;
        sum += other;
        ramp += (long) size * other;
      }
      // doubled ranks of size + 1 each instead of 2, 4, 6 ...
      products += (size + 1) * sum - 2 * ramp;
      tieCubes += cube(size);
      tiedNames += size > 1 ? size : 0;
      t += end - first - 1;
    }
    return products;
  }

  /** The products with most of the factor tied; leaves cubes and names as well. */
  private long productsByTies(FactorRow factor, int[] labelRank) {
    int[] order = factor.order();
    long products = 0;
    int before = 0;
    int end;
    for (int k = 0, t = 0; k < factor.count(); k = end) {
      end = Ranker.end(factor.tied(), factor.ties(), t, k);
      t += end - k - 1;
      int size = 0;
      long sum = 0;
      for (int i = k; i < end; i++) {
        int other = labelRank[order[i]];
        size += other == 0 ? 0 : 1;
        sum += other;
      }
      products += (2 * before + size + 1) * sum;
      before += size;
      tieCubes += cube(size);
      tiedNames += size > 1 ? size : 0;
    }
    return products;
  }

  private static long cube(long size) {
    return size * size * size - size;
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
