package lode.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Period;
import lode.panel.Stocks;

/**
 * A panel of some of the stocks of another, in memory. Which stocks is decided by the data and the
 * hashes of their symbols, whatever order they are in.
 */
public final class Subpanel {
  private Subpanel() {}

  /** These stocks on the dates before {@code until}; it keeps nothing of the panel. */
  public static Panel of(Panel panel, int[] stocks, int until) {
    List<String> symbols = Arrays.stream(stocks).mapToObj(panel.stocks()::at).toList();
    PanelWriter writer = new PanelWriter(panel.dates().until(until), new Stocks(symbols));
    float[] whole = new float[panel.stride()];
    for (int f = 0; f < panel.fields().size(); f++) {
      int field = f;
      Field description = panel.fields().get(f);
      PanelWriter.RowFiller filler =
          (date, row) -> {
            panel.row(field, date, whole, 0);
            for (int s = 0; s < stocks.length; s++) {
              row[s] = whole[stocks[s]];
            }
          };
      if (description.kind() == Field.Kind.GROUP) {
        writer.add(description, panel.groups(description.name()), filler);
      } else {
        writer.add(description, filler);
      }
    }
    return writer.build();
  }

  /**
   * The stocks that are in a universe on any date before {@code until}, ascending: no formula's
   * value of one of them depends on any other stock.
   */
  public static int[] everInside(Panel panel, String universe, int until) {
    int mask = panel.universe(universe);
    float[] inside = new float[panel.stride()];
    BitSet found = new BitSet();
    for (int date = 0; date < until; date++) {
      panel.row(mask, date, inside, 0);
      for (int s = 0; s < panel.stocks().size(); s++) {
        if (inside[s] == 1) {
          found.set(s);
        }
      }
    }
    return found.stream().toArray();
  }

  /**
   * At most {@code count} of the stocks that are members of a universe in a period, in the order of
   * a draw by the hashes of their symbols. A stock that is a member twice as often is twice as
   * likely to come next (Efraimidis and Spirakis 2006), so that few cells are spent on those who
   * are hardly ever there.
   */
  public static int[] drawn(Panel panel, String universe, Period period, int count) {
    Universe members = Universe.of(panel, universe, period);
    int[] days = new int[panel.stocks().size()];
    for (int date = period.from(); date < period.to(); date++) {
      for (int stock : members.members(date)) {
        days[stock]++;
      }
    }
    return IntStream.range(0, days.length)
        .filter(s -> days[s] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer s) -> arrival(panel, s) / days[s]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** An exponential variate of mean 1 that is the stock's own. */
  private static double arrival(Panel panel, int stock) {
    double uniform = ((Hash.of(panel.stocks().at(stock)) >>> 11) + 0.5) * 0x1p-53;
    return -StrictMath.log(uniform);
  }
}
