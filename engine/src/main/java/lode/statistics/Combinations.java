package lode.statistics;

/** Choices of k out of n things, in lexicographic order. */
final class Combinations {
  /** More than this many are a mistake in the settings, not a study. */
  static final int MOST = 100_000;

  private Combinations() {}

  /**
   * How many there are.
   *
   * @throws IllegalArgumentException if there are more than {@link #MOST}, naming both numbers
   */
  static int count(int n, int k) {
    double count = 1;
    for (int i = 1; i <= k; i++) {
      count = count * (n - k + i) / i;
    }
    if (count > MOST) {
      throw new IllegalArgumentException(
          "too many combinations: folds=%d chosen=%d combinations=%.0f most=%d; take fewer folds"
              .formatted(n, k, count, MOST));
    }
    return (int) Math.round(count);
  }

  /** The first choice: 0, 1, .. k - 1. */
  static int[] first(int k) {
    int[] choice = new int[k];
    for (int i = 0; i < k; i++) {
      choice[i] = i;
    }
    return choice;
  }

  /** Turns a choice into the next one; the last stays as it is. */
  static void next(int[] choice, int n) {
    int k = choice.length;
    int i = k - 1;
    while (i >= 0 && choice[i] == n - k + i) {
      i--;
    }
    if (i >= 0) {
      choice[i]++;
      for (int j = i + 1; j < k; j++) {
        choice[j] = choice[j - 1] + 1;
      }
    }
  }
}
