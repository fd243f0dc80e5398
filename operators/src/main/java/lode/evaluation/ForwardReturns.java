package lode.evaluation;

import java.util.Arrays;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.TradingStatus;

/** Makes the labels of one target in one pass over the dates. */
final class ForwardReturns {
  private final Panel panel;
  private final Target target;
  private final int stocks;
  private final int price;
  private final int status;
  private final float[] entry;
  private final float[] exit;
  private final float[] state;
  private final boolean[] enterable;

  /** Days up to and with the last one read on which a stock traded without a pause. */
  private final int[] streak;

  private int read;

  ForwardReturns(Panel panel, Target target) {
    this.panel = panel;
    this.target = target;
    this.stocks = panel.stocks().size();
    this.price = panel.field(target.entry().field());
    this.status = panel.field(TradingStatus.FIELD);
    this.entry = new float[panel.stride()];
    this.exit = new float[panel.stride()];
    this.state = new float[panel.stride()];
    this.enterable = new boolean[stocks];
    this.streak = new int[stocks];
  }

  /** For each date of the period the forward return of each member, NaN where there is none. */
  float[][] values(Universe universe, Period period) {
    float[][] values = new float[period.size()][];
    read = period.from();
    for (int t = period.from(); t < period.to(); t++) {
      int[] members = universe.members(t);
      float[] returns = new float[members.length];
      Arrays.fill(returns, Float.NaN);
      if (t + target.reach() < panel.dates().size()) {
        fill(t, members, returns);
      }
      values[t - period.from()] = returns;
    }
    return values;
  }

  private void fill(int t, int[] members, float[] returns) {
    int horizon = target.horizon();
    panel.row(price, t + 1, entry, 0);
    panel.row(price, t + 1 + horizon, exit, 0);
    panel.row(status, t + 1, state, 0);
    for (int s = 0; s < stocks; s++) {
      int bits = (int) state[s];
      enterable[s] =
          TradingStatus.buyable(bits, target.entry())
              && TradingStatus.sellable(bits, target.entry());
    }
    readTo(t + 1 + horizon);
    for (int m = 0; m < members.length; m++) {
      int s = members[m];
      if (enterable[s] && streak[s] > horizon && entry[s] > 0 && exit[s] > 0) {
        float forward = (float) ((double) exit[s] / entry[s] - 1);
        returns[m] = Float.isFinite(forward) ? forward : Float.NaN;
      }
    }
  }

  private void readTo(int date) {
    while (read < date) {
      read++;
      panel.row(status, read, state, 0);
      for (int s = 0; s < stocks; s++) {
        streak[s] = TradingStatus.traded((int) state[s]) ? streak[s] + 1 : 0;
      }
    }
  }
}
