package lode.evaluation;

import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.TradingStatus;

/**
 * What a {@link PaperBook} meets on each date of a period: which stocks can be entered on the next
 * day, and what they then earn until the day after. A stock that does not trade is carried at its
 * last price. Immutable, so that books of several threads can share one.
 */
final class PaperMoves {
  private final Period period;
  private final boolean[][] enterable;
  private final float[][] growth;

  private PaperMoves(Period period, boolean[][] enterable, float[][] growth) {
    this.period = period;
    this.enterable = enterable;
    this.growth = growth;
  }

  /** The moves of a period; dates whose day after next lies beyond the panel have none. */
  static PaperMoves of(Panel panel, Target target, Period period) {
    int stocks = panel.stocks().size();
    int field = panel.field(target.entry().field());
    int status = panel.field(TradingStatus.FIELD);
    float[] price = new float[panel.stride()];
    float[] state = new float[panel.stride()];
    float[] last = new float[stocks];
    boolean[][] enterable = new boolean[period.size()][];
    float[][] growth = new float[period.size()][];
    int end = Math.min(period.to() + 2, panel.dates().size());
    for (int date = period.from() + 1; date < end; date++) {
      panel.row(field, date, price, 0);
      panel.row(status, date, state, 0);
      boolean[] free = new boolean[stocks];
      float[] earned = new float[stocks];
      for (int s = 0; s < stocks; s++) {
        int bits = (int) state[s];
        boolean priced = TradingStatus.traded(bits) && price[s] > 0;
        earned[s] = priced && last[s] > 0 ? price[s] / last[s] - 1 : 0;
        last[s] = priced ? price[s] : last[s];
        free[s] =
            priced
                && TradingStatus.buyable(bits, target.entry())
                && TradingStatus.sellable(bits, target.entry());
      }
      if (date - 1 < period.to()) {
        enterable[date - 1 - period.from()] = free;
      }
      if (date - 2 >= period.from()) {
        growth[date - 2 - period.from()] = earned;
      }
    }
    return new PaperMoves(period, enterable, growth);
  }

  /** The dates. */
  Period period() {
    return period;
  }

  /** Whether each stock can be both bought and sold on the day after a date; null if unknown. */
  boolean[] enterable(int date) {
    return enterable[date - period.from()];
  }

  /** What each stock earns from the day after a date to the next; null if unknown. */
  float[] growth(int date) {
    return growth[date - period.from()];
  }
}
