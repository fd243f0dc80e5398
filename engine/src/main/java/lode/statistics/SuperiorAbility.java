package lode.statistics;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Is the best of many strategies better than a benchmark, given that it is the best of many? All
 * strategies are resampled together, so that alike ones count once.
 *
 * <p>White's Reality Check (2000) takes the largest mean. Hansen's test of superior predictive
 * ability (SPA, 2005) divides each mean by its deviation, and does not let hopeless strategies
 * blunt the test. Its three p-values differ in who counts as hopeless: lower (all that lose; too
 * lenient), consistent (those that lose clearly; the one to report), upper (nobody; too harsh).
 *
 * <p>A p-value is {@code (1 + resamples that reach the statistic) / (1 + resamples)}.
 *
 * @param best position of the strategy with the largest studentised mean
 * @param realityCheck largest mean excess times root of dates
 * @param realityCheckP its p-value
 * @param spa largest studentised mean excess times root of dates, at least 0
 * @param lower p-value of the SPA
 * @param consistent p-value of the SPA
 * @param upper p-value of the SPA
 */
public record SuperiorAbility(
    int best,
    double realityCheck,
    double realityCheckP,
    double spa,
    double lower,
    double consistent,
    double upper) {
  /**
   * Tests strategies against a benchmark.
   *
   * @param excess by strategy and date: performance less the benchmark's, none missing
   * @param block mean length of the bootstrap's blocks; at least the horizon
   * @param resamples such as 1000
   * @param seed the same seed gives the same bits
   * @throws IllegalArgumentException if there is no strategy, or fewer than three dates
   */
  public static SuperiorAbility test(double[][] excess, double block, int resamples, long seed) {
    return test(excess, excess.length, block, resamples, seed);
  }

  /**
   * Tests the best of some strategies, which were chosen out of more: the others cannot be the
   * best, but luck may choose them too.
   *
   * @param excess by strategy and date: performance less the benchmark's, none missing
   * @param candidates how many, from the first on, may be the best; at least 1
   * @param block mean length of the bootstrap's blocks; at least the horizon
   * @param resamples such as 1000
   * @param seed the same seed gives the same bits
   * @throws IllegalArgumentException if there is no strategy, or fewer than three dates
   */
  public static SuperiorAbility test(
      double[][] excess, int candidates, double block, int resamples, long seed) {
    Contest contest = Contest.of(excess, 1 / block);
    return test(
        contest,
        candidates,
        new StationaryBootstrap(contest.dates(), block, seed)::resample,
        resamples);
  }

  static SuperiorAbility test(
      Contest contest, int candidates, IntFunction<int[]> resample, int resamples) {
    double check = contest.largest(contest.mean(), contest.zero(), candidates);
    double spa = contest.studentised(contest.mean(), contest.zero(), candidates);
    double[] lower = contest.hopeful(contest.zero());
    double[] consistent = contest.hopeful(contest.threshold());
    int[] reached = new int[4];
    for (int b = 0; b < resamples; b++) {
      double[] star = contest.mean(resample.apply(b));
      reached[0] += contest.largest(star, contest.mean()) >= check ? 1 : 0;
      reached[1] += contest.studentised(star, lower) >= spa ? 1 : 0;
      reached[2] += contest.studentised(star, consistent) >= spa ? 1 : 0;
      reached[3] += contest.studentised(star, contest.mean()) >= spa ? 1 : 0;
    }
    double[] p = Arrays.stream(reached).mapToDouble(r -> (1.0 + r) / (1 + resamples)).toArray();
    return new SuperiorAbility(contest.best(candidates), check, p[0], spa, p[1], p[2], p[3]);
  }
}
