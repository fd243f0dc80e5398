package lode.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lode.statistics.Cusum;
import lode.statistics.MeanTest;

/**
 * Does a factor still foresee what it once did? Its oriented daily rank IC is cut in two: the
 * newest {@link #RECENT} days and all days before. The flag {@code rolling} says that the recent
 * mean lies below the earlier one by more than {@link #LEAST_Z} standard errors, overlapping labels
 * counted in; the flag {@code cusum} that a cumulative sum from the end of the first half of the
 * earlier days on says that the mean is 0 now. Both compare with the factor's own past, which
 * flatters: part of it is what the factor was chosen for.
 *
 * @param recent mean rank IC of the recent days, oriented
 * @param history mean of the days before
 * @param z standard errors that recent lies above history; NaN where there is too little
 * @param cusum where the sum stands
 * @param bound from which it tells
 * @param flags names of what was told; empty where nothing
 */
public record DecayWatch(
    double recent, double history, double z, double cusum, double bound, List<String> flags) {
  /** Days that are recent: a quarter. */
  public static final int RECENT = 60;

  /** Fewest days before them, a year half; with fewer nothing is flagged. */
  public static final int LEAST_HISTORY = 120;

  /** What is flagged: once in about fifty factors that are well. */
  public static final double LEAST_Z = -2;

  /** Days in which a factor that is well is flagged by the sum at most once: four years. */
  public static final double FALSE_ALARM_DAYS = 1000;

  /** Of oriented daily rank ICs in order of date, none missing, of labels held so many days. */
  public static DecayWatch of(double[] rankIc, int horizon) {
    int recent = Math.min(RECENT, rankIc.length);
    double[] now = Arrays.copyOfRange(rankIc, rankIc.length - recent, rankIc.length);
    double[] before = Arrays.copyOf(rankIc, rankIc.length - recent);
    double bound = Cusum.bound(FALSE_ALARM_DAYS);
    if (before.length < LEAST_HISTORY) {
      return new DecayWatch(mean(now), mean(before), Double.NaN, 0, bound, List.of());
    }
    MeanTest all = MeanTest.neweyWest(before, horizon);
    double z =
        (mean(now) - all.mean()) / (all.error() * Math.sqrt(1 + (double) before.length / recent));
    double[] first = Arrays.copyOf(rankIc, before.length / 2);
    MeanTest base = MeanTest.neweyWest(first, horizon);
    double[] rest = Arrays.copyOfRange(rankIc, first.length, rankIc.length);
    double deviation = base.error() * Math.sqrt(first.length);
    double sum = Cusum.ofFall(rest, base.mean(), deviation).last();
    List<String> flags = new ArrayList<>();
    if (z < LEAST_Z) {
      flags.add("rolling");
    }
    if (sum > bound) {
      flags.add("cusum");
    }
    return new DecayWatch(mean(now), all.mean(), z, sum, bound, List.copyOf(flags));
  }

  /** Whether anything was told. */
  public boolean flagged() {
    return !flags.isEmpty();
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).average().orElse(Double.NaN);
  }
}
