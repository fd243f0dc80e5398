package lode.evaluation;

import java.util.Arrays;
import lode.operator.Ranker;

/**
 * The labels of one target on one date, prepared for correlation with any factor row. Members are
 * named by their position among the members of the date. Immutable by convention.
 *
 * <p>Ranks are doubled (1-based, ties averaged, times two): whole numbers, so that sums of their
 * products are exact.
 *
 * @param members members with a label, ascending
 * @param centred their labels less the mean of all labels
 * @param meanSquare mean square of the labels: what their variance is large or small against
 * @param rank doubled rank by member among all labels; 0 where there is no label
 * @param order members with a label, ascending by label
 * @param same whether the label at a place of {@code order} equals the one before
 * @param tieCubes sum over the groups of equal labels of size cubed less size
 */
record LabelRow(
    int[] members,
    double[] centred,
    double meanSquare,
    int[] rank,
    int[] order,
    boolean[] same,
    long tieCubes) {

  /** Prepares forward returns by member, NaN where there is none. */
  static LabelRow of(float[] returns, Ranker ranker) {
    int[] rank = new int[returns.length];
    int[] all = new int[returns.length];
    int n = ranker.order(returns, 0, returns.length, all, rank);
    int[] order = Arrays.copyOf(all, n);
    boolean[] same = new boolean[n];
    long tieCubes = 0;
    int size = 1;
    for (int k = 1; k < n; k++) {
      same[k] = rank[order[k]] == rank[order[k - 1]];
      size = same[k] ? size + 1 : 1;
      tieCubes += 3L * size * (size - 1);
    }
    return centred(returns, rank, order, same, tieCubes);
  }

  private static LabelRow centred(
      float[] returns, int[] rank, int[] order, boolean[] same, long tieCubes) {
    int[] members = new int[order.length];
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int m = 0; m < returns.length; m++) {
      if (rank[m] != 0) {
        members[n++] = m;
        sum += returns[m];
        squares += (double) returns[m] * returns[m];
      }
    }
    double[] centred = new double[n];
    for (int k = 0; k < n; k++) {
      centred[k] = returns[members[k]] - sum / n;
    }
    return new LabelRow(members, centred, squares / n, rank, order, same, tieCubes);
  }

  /** Number of labels. */
  int count() {
    return order.length;
  }
}
