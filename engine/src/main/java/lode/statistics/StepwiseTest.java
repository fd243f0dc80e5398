package lode.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Which of many strategies beat a benchmark, not only whether the best does: those whose
 * studentised mean is beyond what the largest of all shows by luck are taken out, and the rest are
 * judged again by what the largest of the rest shows, until no more are found. The chance of any
 * false one among those found is the significance (StepM: Romano and Wolf, "Stepwise Multiple
 * Testing as Formalized Data Snooping", 2005).
 */
public final class StepwiseTest {
  private StepwiseTest() {}

  /**
   * Positions of the strategies that beat the benchmark, ascending.
   *
   * @param excess by strategy and date: performance less the benchmark's, none missing
   * @param block mean length of the bootstrap's blocks; at least the horizon
   * @param resamples such as 1000; memory grows with resamples times strategies
   * @param seed the same seed gives the same bits
   * @param significance such as 0.05
   */
  public static List<Integer> better(
      double[][] excess, double block, int resamples, long seed, double significance) {
    Contest contest = Contest.of(excess, 1 / block);
    StationaryBootstrap bootstrap = new StationaryBootstrap(contest.dates(), block, seed);
    return better(contest, bootstrap::resample, resamples, significance);
  }

  static List<Integer> better(
      Contest contest, IntFunction<int[]> resample, int resamples, double significance) {
    double[][] byLuck = new double[resamples][];
    for (int b = 0; b < resamples; b++) {
      byLuck[b] = contest.ratios(contest.mean(resample.apply(b)), contest.mean());
    }
    double[] ratios = contest.ratios(contest.mean(), contest.zero());
    boolean[] found = new boolean[ratios.length];
    boolean more = true;
    while (more) {
      double critical = critical(byLuck, found, significance);
      more = false;
      for (int k = 0; k < ratios.length; k++) {
        if (!found[k] && ratios[k] > critical) {
          found[k] = true;
          more = true;
        }
      }
    }
    return IntStream.range(0, found.length).filter(k -> found[k]).boxed().toList();
  }

  /** What the largest of those not yet found exceeds by luck in at most this share of resamples. */
  private static double critical(double[][] byLuck, boolean[] found, double significance) {
    double[] largest = new double[byLuck.length];
    for (int b = 0; b < largest.length; b++) {
      for (int k = 0; k < found.length; k++) {
        largest[b] = found[k] ? largest[b] : Math.max(largest[b], byLuck[b][k]);
      }
    }
    Arrays.sort(largest);
    int rank = (int) Math.ceil((1 - significance) * (largest.length + 1));
    return rank > largest.length ? Double.POSITIVE_INFINITY : largest[rank - 1];
  }
}
