package lode.statistics;

/**
 * The probability of backtest overfitting (PBO): of picking, as the best in sample, a strategy that
 * is below the median out of sample. About 0.5 means that the choice is a lottery, near 0 that what
 * wins keeps winning.
 *
 * <p>By combinatorially symmetric cross-validation (CSCV): the dates are cut into an even number of
 * blocks; every half of the blocks is once in sample and once, with the other half, out of it.
 *
 * <p>Source: Bailey, Borwein, Lopez de Prado and Zhu, "The Probability of Backtest Overfitting"
 * (2017). The relative rank is rank / (strategies + 1), so that no logit is infinite.
 *
 * @param pbo share of combinations whose logit is 0 or less
 * @param lossProbability share of combinations whose choice loses out of sample
 * @param slope of a line through the choice's Sharpe ratios, out of sample on in sample
 * @param intercept of that line
 * @param logits of the relative rank out of sample, one per combination in lexicographic order
 * @param inSample Sharpe ratio per period of the choice where it was chosen, in that order
 * @param outOfSample its Sharpe ratio where it was not
 */
public record Overfitting(
    double pbo,
    double lossProbability,
    double slope,
    double intercept,
    double[] logits,
    double[] inSample,
    double[] outOfSample) {
  /** Blocks of the paper: 12,870 combinations. */
  public static final int BLOCKS = 16;

  /**
   * Cross-validates the choice of the best among strategies.
   *
   * <p>Where the dates do not divide into the blocks, the first of them are left out. A missing
   * return counts as 0: nothing was held. A strategy whose returns do not vary has a ratio of 0.
   *
   * @param strategies returns (or ICs) by strategy and date, all of one length. For a miner: the
   *     finalists and a sample of all tries; finalists alone hide the search
   * @param blocks even, at least 2; 16 give 12,870 combinations, 8 give 70
   * @throws IllegalArgumentException if there are fewer than two strategies, fewer than two dates
   *     per block, an odd number of blocks, or more than 100,000 combinations
   */
  public static Overfitting cscv(double[][] strategies, int blocks) {
    check(strategies, blocks);
    int combinations = Combinations.count(blocks, blocks / 2);
    Halves halves = Halves.of(strategies, blocks);
    double[] logits = new double[combinations];
    double[] in = new double[combinations];
    double[] out = new double[combinations];
    int[] choice = Combinations.first(blocks / 2);
    // in lexicographic order the complement of a choice stands as far from the end as the choice
    // from the start, so half of them give both
    for (int i = 0; i < combinations / 2; i++) {
      int mirror = combinations - 1 - i;
      halves.measure(choice);
      int best = best(halves.chosen());
      int bestOfOthers = best(halves.others());
      in[i] = halves.chosen()[best];
      out[i] = halves.others()[best];
      logits[i] = logit(halves.others(), best);
      in[mirror] = halves.others()[bestOfOthers];
      out[mirror] = halves.chosen()[bestOfOthers];
      logits[mirror] = logit(halves.chosen(), bestOfOthers);
      Combinations.next(choice, blocks);
    }
    Line line = Line.through(in, out);
    return new Overfitting(
        share(logits, true), share(out, false), line.slope(), line.intercept(), logits, in, out);
  }

  /** Mean of the logits. */
  public double meanLogit() {
    return Moments.of(logits).mean();
  }

  private static void check(double[][] strategies, int blocks) {
    if (strategies.length < 2) {
      throw new IllegalArgumentException(
          "overfitting needs a choice: strategies=" + strategies.length + " least=2");
    }
    if (blocks < 2 || blocks % 2 != 0 || strategies[0].length < 2 * blocks) {
      throw new IllegalArgumentException(
          "blocks must be even and hold two dates each: blocks=%d dates=%d"
              .formatted(blocks, strategies[0].length));
    }
    for (int i = 1; i < strategies.length; i++) {
      if (strategies[i].length != strategies[0].length) {
        throw new IllegalArgumentException(
            "strategies differ in length: strategy=%d dates=%d first=%d"
                .formatted(i, strategies[i].length, strategies[0].length));
      }
    }
  }

  /** Position of the largest; the first of equals. */
  private static int best(double[] ratios) {
    int best = 0;
    for (int i = 1; i < ratios.length; i++) {
      if (ratios[i] > ratios[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Log odds of the relative rank of one among all, ties averaged. */
  private static double logit(double[] ratios, int one) {
    int less = 0;
    int equal = 0;
    for (double ratio : ratios) {
      less += ratio < ratios[one] ? 1 : 0;
      equal += ratio == ratios[one] ? 1 : 0;
    }
    double rank = less + (equal + 1) / 2.0;
    return StrictMath.log(rank / (ratios.length + 1 - rank));
  }

  private static double share(double[] values, boolean zeroToo) {
    int count = 0;
    for (double value : values) {
      count += value < 0 || zeroToo && value == 0 ? 1 : 0;
    }
    return (double) count / values.length;
  }
}
