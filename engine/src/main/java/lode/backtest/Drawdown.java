package lode.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A fall from a peak of the compound value, and the way back.
 *
 * @param peak day of the peak; of a fall from the first day on, the first day of all
 * @param trough day of the lowest value
 * @param recovered first day at or above the peak again; empty where it never was
 * @param depth value at the trough over that of the peak, less 1: a negative fraction
 * @param days below the peak, as many as there are yet where it never recovered
 */
public record Drawdown(String peak, String trough, String recovered, double depth, int days) {
  /** The deepest first; of equals the earlier. None of them overlap. */
  static List<Drawdown> worst(int most, List<String> dates, double... returns) {
    List<Drawdown> all = new ArrayList<>();
    double wealth = 1;
    double highest = 1;
    double lowest = 1;
    int peak = -1;
    int trough = 0;
    for (int t = 0; t < returns.length; t++) {
      wealth *= 1 + returns[t];
      if (wealth >= highest) {
        if (lowest < highest) {
          all.add(of(dates, peak, trough, t, lowest / highest - 1));
        }
        highest = wealth;
        lowest = wealth;
        peak = t;
      } else if (wealth < lowest) {
        lowest = wealth;
        trough = t;
      }
    }
    if (lowest < highest) {
      all.add(of(dates, peak, trough, returns.length, lowest / highest - 1));
    }
    return all.stream().sorted(Comparator.comparingDouble(Drawdown::depth)).limit(most).toList();
  }

  private static Drawdown of(
      List<String> dates, int peak, int trough, int recovered, double depth) {
    return new Drawdown(
        dates.get(Math.max(0, peak)),
        dates.get(trough),
        recovered == dates.size() ? "" : dates.get(recovered),
        depth,
        recovered - peak - 1);
  }
}
