package lode.evaluation;

import java.util.Arrays;
import lode.operator.Ranker;
import lode.simd.FactorMath;

/**
 * The labels of one target on one date, prepared for correlation with any factor row. Members are
 * named by their position among the members of the date. Immutable by convention.
 *
 * <p>Ranks are doubled (1-based, ties averaged, times two): whole numbers, so that sums of their
 * products are exact.
 *
 * @param value labels by member, NaN where there is none; padded with NaN
 * @param mean mean of all labels
 * @param meanSquare mean square of the labels: what their variance is large or small against
 * @param rank doubled rank by member among all labels; 0 where there is no label
 * @param order members with a label, ascending by label
 * @param tied the places of {@code order} whose label equals the one before, ascending
 * @param tieCubes sum over the groups of equal labels of size cubed less size
 */
record LabelRow(
    float[] value,
    double mean,
    double meanSquare,
    int[] rank,
    int[] order,
    int[] tied,
    long tieCubes) {

  /** Prepares forward returns by member, NaN where there is none. */
  static LabelRow of(float[] returns, Ranker ranker) {
    int[] rank = new int[returns.length];
    int[] order = new int[returns.length];
    int[] tied = new int[returns.length];
    int n = ranker.order(returns, 0, returns.length, order, rank, tied);
    tied = Arrays.copyOf(tied, ranker.ties());
    long tieCubes = 0;
    int size = 1;
    for (int t = 0; t < tied.length; t++) {
      size = t > 0 && tied[t] == tied[t - 1] + 1 ? size + 1 : 2;
      tieCubes += 3L * size * (size - 1);
    }
    double sum = 0;
    double squares = 0;
    for (int m = 0; m < returns.length; m++) {
      if (rank[m] != 0) {
        sum += returns[m];
        squares += (double) returns[m] * returns[m];
      }
    }
    float[] value = Arrays.copyOf(returns, FactorMath.padded(returns.length));
    Arrays.fill(value, returns.length, value.length, Float.NaN);
    return new LabelRow(value, sum / n, squares / n, rank, Arrays.copyOf(order, n), tied, tieCubes);
  }

  /** Number of labels. */
  int count() {
    return order.length;
  }
}
