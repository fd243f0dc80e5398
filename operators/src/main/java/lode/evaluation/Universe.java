package lode.evaluation;

import java.util.Arrays;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.TradingStatus;

/**
 * The stocks that a formula is judged on: per date, those of the universe that traded that day, as
 * ascending stock indices. Immutable.
 */
final class Universe {
  private static final int[] NOBODY = {};

  private final int from;
  private final int[][] members;

  private Universe(int from, int[][] members) {
    this.from = from;
    this.members = members;
  }

  /** The members on the dates of a period. */
  static Universe of(Panel panel, String name, Period period) {
    int mask = panel.universe(name);
    int status = panel.field(TradingStatus.FIELD);
    int stocks = panel.stocks().size();
    float[] inside = new float[panel.stride()];
    float[] state = new float[panel.stride()];
    int[] found = new int[stocks];
    int[][] members = new int[period.size()][];
    for (int date = period.from(); date < period.to(); date++) {
      panel.row(mask, date, inside, 0);
      panel.row(status, date, state, 0);
      int n = 0;
      for (int s = 0; s < stocks; s++) {
        if (inside[s] == 1 && TradingStatus.traded((int) state[s])) {
          found[n++] = s;
        }
      }
      members[date - period.from()] = Arrays.copyOf(found, n);
    }
    return new Universe(period.from(), members);
  }

  /** Stock indices of a date's members, ascending; nobody outside the period. */
  int[] members(int date) {
    int i = date - from;
    return i >= 0 && i < members.length ? members[i] : NOBODY;
  }
}
