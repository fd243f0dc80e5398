package lode.validation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The classic fake alpha: what a factor foretells of stocks that nobody could buy or sell. Of all
 * names only those that can be traded at the entry earn anything. And what they earn is paid when
 * they can be sold: labels end at the planned exit and leave out what is suspended while held, so
 * what a holder would have realised is shown beside them.
 *
 * @param all rank IC with the target's return wherever there are both prices
 * @param enterable rank IC on the names of the label: masks respected
 * @param realised rank IC on all names that could be entered, with the return to the first price
 *     from the planned exit on at which they could be sold, at most 20 days late
 * @param gap mean of all less mean of enterable, over the dates that have both
 * @param blocked share of the names with both prices that have no label: at a limit or suspended at
 *     the entry, or suspended while held
 * @param blockedTop the same in the quantile that the direction would buy
 */
public record Enterable(
    Figures all,
    Figures enterable,
    Figures realised,
    double gap,
    double blocked,
    double blockedTop) {

  /** Compares what was measured of all names with what was measured of those with a label. */
  static Enterable of(StudySeries series, float[] rankIc, int direction, int horizon) {
    int bought = direction < 0 ? 0 : 1;
    double gap =
        IntStream.range(0, rankIc.length)
            .mapToDouble(day -> (double) series.allRankIc[day] - rankIc[day])
            .filter(difference -> !Double.isNaN(difference))
            .average()
            .orElse(Double.NaN);
    return new Enterable(
        Figures.of(series.allRankIc, horizon),
        Figures.of(rankIc, horizon),
        Figures.of(series.realisedRankIc, horizon),
        gap,
        share(series.blocked, series.priced),
        share(series.blockedAtEnd[bought], series.pricedAtEnd[bought]));
  }

  private static double share(int[] some, int[] all) {
    return (double) Arrays.stream(some).asLongStream().sum()
        / Arrays.stream(all).asLongStream().sum();
  }
}
