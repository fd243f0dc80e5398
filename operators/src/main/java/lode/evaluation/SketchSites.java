package lode.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Where sketches look: dates spread evenly over a period, and on each the members with the least
 * hashes of date and symbol. The choice depends on date, symbols and membership alone, so that all
 * formulas of a data set share it, in whatever order its stocks are. Immutable.
 */
final class SketchSites {
  private final Period period;
  private final int[] site;
  private final int[][] members;

  /** Sites of a period; {@code universe} must cover it. */
  SketchSites(Panel panel, Universe universe, Period period) {
    this.period = period;
    this.site = new int[period.size()];
    Arrays.fill(site, -1);
    int dates = Math.min(Sketch.DATES, period.size());
    this.members = new int[dates][];
    long[] symbols = panel.stocks().symbols().stream().mapToLong(Hash::of).toArray();
    for (int k = 0; k < dates; k++) {
      int day = (int) ((2L * k + 1) * period.size() / (2L * dates));
      site[day] = k;
      members[k] = chosen(universe.members(period.from() + day), period.from() + day, symbols);
    }
  }

  private static int[] chosen(int[] stocks, int date, long[] symbols) {
    return IntStream.range(0, stocks.length)
        .boxed()
        .sorted(Comparator.comparingLong(m -> Hash.with(symbols[stocks[m]], date)))
        .limit(Sketch.STOCKS)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** A sketch in which everything is missing yet. */
  static byte[] blank() {
    byte[] ranks = new byte[Sketch.DATES * Sketch.STOCKS];
    Arrays.fill(ranks, Sketch.MISSING);
    return ranks;
  }

  /** Writes the ranks of a date's row into a sketch, if the date is one of the sites. */
  void draw(byte[] sketch, int date, FactorRow factor) {
    int k = site[date - period.from()];
    if (k < 0 || factor.count() < 2) {
      return;
    }
    double scale = 127.0 / (factor.count() - 1);
    for (int i = 0; i < members[k].length; i++) {
      int m = members[k][i];
      if (factor.has(m)) {
        double rank = factor.centredRank(m) * scale;
        sketch[k * Sketch.STOCKS + i] = (byte) (rank + Math.copySign(0.5, rank));
      }
    }
  }
}
