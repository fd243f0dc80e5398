package lode.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks of numbers, equal ones sharing the mean of theirs. */
public final class Ranks {
  private Ranks() {}

  /** Ranks from 1 on, ascending; none of the numbers may be missing. */
  public static double[] of(double... x) {
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[x.length];
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && x[order[to]] == x[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
