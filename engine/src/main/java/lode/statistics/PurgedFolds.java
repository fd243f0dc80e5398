package lode.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lode.panel.Period;

/**
 * Cross-validation over dates without leaks: the dates are cut into folds, every choice of some of
 * them is tested once, and training leaves out the dates whose labels touch a tested fold. With one
 * tested fold this is k-fold; with more it is combinatorial, and the tests recombine into several
 * whole histories (paths), each made of every fold once.
 *
 * <p>Source: Lopez de Prado, "Advances in Financial Machine Learning" (2018), chapters 7 and 12.
 *
 * @param dates number of dates, folds of as near the same size as can be
 * @param folds number of folds
 * @param tested folds tested at a time, fewer than folds
 * @param purge dates left out of training before and after each tested fold: horizon + delay of the
 *     label, which reaches that far ahead
 * @param embargo more dates left out after it, for what lingers; see {@link #embargo(int, int)}
 */
public record PurgedFolds(int dates, int folds, int tested, int purge, int embargo) {
  /**
   * One test of some folds.
   *
   * @param tested numbers of the folds tested, ascending
   * @param train dates to learn from, ascending
   */
  public record Split(int[] tested, int[] train) {}

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if they make no folds, or more than 100,000 splits
   */
  public PurgedFolds {
    if (folds < 2 || tested < 1 || tested >= folds || dates < folds) {
      throw new IllegalArgumentException(
          "folds must be at least 2, tested fewer, dates enough: folds=%d tested=%d dates=%d"
              .formatted(folds, tested, dates));
    }
    if (purge < 0 || embargo < 0) {
      throw new IllegalArgumentException(
          "purge and embargo must not be negative: purge=%d embargo=%d".formatted(purge, embargo));
    }
    Combinations.count(folds, tested);
  }

  /** The usual embargo: the horizon, or one in a hundred dates where that is more. */
  public static int embargo(int dates, int horizon) {
    return Math.max(horizon, (dates + 99) / 100);
  }

  /** Dates of a fold. */
  public Period fold(int fold) {
    return new Period(
        (int) ((long) fold * dates / folds), (int) ((long) (fold + 1) * dates / folds));
  }

  /** All splits, in lexicographic order of their tested folds. */
  public List<Split> splits() {
    int count = Combinations.count(folds, tested);
    int[] choice = Combinations.first(tested);
    List<Split> splits = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      splits.add(new Split(choice.clone(), train(choice)));
      Combinations.next(choice, folds);
    }
    return List.copyOf(splits);
  }

  /** Histories that the tests recombine into: {@code tested / folds} of the splits. */
  public int paths() {
    return Combinations.count(folds, tested) * tested / folds;
  }

  /**
   * How: by fold and path, the number of the split whose test of that fold belongs to that path.
   */
  public int[][] recombined() {
    int[][] recombined = new int[folds][paths()];
    int[] filled = new int[folds];
    int count = Combinations.count(folds, tested);
    int[] choice = Combinations.first(tested);
    for (int split = 0; split < count; split++) {
      for (int fold : choice) {
        recombined[fold][filled[fold]++] = split;
      }
      Combinations.next(choice, folds);
    }
    return recombined;
  }

  private int[] train(int[] choice) {
    boolean[] out = new boolean[dates];
    for (int chosen : choice) {
      Period fold = fold(chosen);
      int from = Math.max(0, fold.from() - purge);
      int to = Math.min(dates, fold.to() + purge + embargo);
      Arrays.fill(out, from, to, true);
    }
    return IntStream.range(0, dates).filter(t -> !out[t]).toArray();
  }
}
