package lode.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which things are alike: average linkage (UPGMA). The two groups that are most alike in the mean
 * over their members are joined, again and again, until all are one.
 *
 * <p>Source: Sokal and Michener, "A statistical method for evaluating systematic relationships"
 * (1958).
 *
 * @param order all things, so that those joined early are neighbours
 * @param groups things that were together before the joined groups were less alike than asked for,
 *     the largest first, of equals the one with the first thing
 */
public record Linkage(List<Integer> order, List<List<Integer>> groups) {
  /** Copies the lists. */
  public Linkage {
    order = List.copyOf(order);
    groups = List.copyOf(groups);
  }

  /**
   * Joins things.
   *
   * @param likeness symmetric, larger is more alike; NaN counts as 0
   * @param least mean likeness at which two groups are still one
   */
  public static Linkage of(double[][] likeness, double least) {
    List<List<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < likeness.length; i++) {
      parts.add(List.of(i));
    }
    List<List<Integer>> groups = null;
    while (parts.size() > 1) {
      Pair pair = nearest(likeness, parts);
      if (groups == null && pair.likeness < least) {
        groups = List.copyOf(parts);
      }
      parts.set(pair.a, joined(likeness, parts.get(pair.a), parts.get(pair.b)));
      parts.remove(pair.b);
    }
    List<Integer> order = parts.isEmpty() ? List.of() : parts.getFirst();
    return new Linkage(
        order,
        (groups == null ? List.copyOf(parts) : groups)
            .stream()
                .sorted(
                    Comparator.<List<Integer>>comparingInt(g -> -g.size())
                        .thenComparingInt(g -> Collections.min(g)))
                .toList());
  }

  /** Two groups by their places, the first the smaller. */
  private record Pair(int a, int b, double likeness) {}

  private static Pair nearest(double[][] likeness, List<List<Integer>> parts) {
    Pair best = new Pair(0, 1, Double.NEGATIVE_INFINITY);
    for (int a = 0; a < parts.size(); a++) {
      for (int b = a + 1; b < parts.size(); b++) {
        double mean = mean(likeness, parts.get(a), parts.get(b));
        best = mean > best.likeness ? new Pair(a, b, mean) : best;
      }
    }
    return best;
  }

  private static double mean(double[][] likeness, List<Integer> a, List<Integer> b) {
    double sum = 0;
    for (int i : a) {
      for (int j : b) {
        sum += Double.isNaN(likeness[i][j]) ? 0 : likeness[i][j];
      }
    }
    return sum / (a.size() * b.size());
  }

  /** One behind the other, each turned so that the ends that meet are as alike as can be. */
  private static List<Integer> joined(double[][] likeness, List<Integer> a, List<Integer> b) {
    List<Integer> best = List.of();
    double most = Double.NEGATIVE_INFINITY;
    for (List<Integer> first : List.of(a, a.reversed())) {
      for (List<Integer> second : List.of(b, b.reversed())) {
        double meeting = likeness[first.getLast()][second.getFirst()];
        if (best.isEmpty() || meeting > most) {
          most = meeting;
          best = Stream.concat(first.stream(), second.stream()).toList();
        }
      }
    }
    return best;
  }
}
