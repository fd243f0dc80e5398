package lode.market;

import java.util.Arrays;

/** What the exchange has printed so far: one float per day and stock, row-major, NaN = no trade. */
final class SampleTape {
  final int days;
  final int stocks;
  final float[] open;
  final float[] high;
  final float[] low;
  final float[] close;
  final float[] volume;
  final float[] amount;
  final float[] vwap;
  final float[] returns;
  final float[] status;

  SampleTape(int days, int stocks) {
    this.days = days;
    this.stocks = stocks;
    open = missing();
    high = missing();
    low = missing();
    close = missing();
    volume = missing();
    amount = missing();
    vwap = missing();
    returns = missing();
    status = new float[days * stocks];
  }

  private float[] missing() {
    float[] x = new float[days * stocks];
    Arrays.fill(x, Float.NaN);
    return x;
  }

  int cell(int day, int stock) {
    return day * stocks + stock;
  }

  boolean traded(int day, int stock) {
    return status[cell(day, stock)] != 0;
  }

  /** Mean of the amounts of the last {@code window} days, from half as many trades on. */
  float averageAmount(int day, int stock, int window) {
    if (day + 1 < window) {
      return Float.NaN;
    }
    double sum = 0;
    int trades = 0;
    for (int d = day - window + 1; d <= day; d++) {
      float traded = amount[cell(d, stock)];
      if (!Float.isNaN(traded)) {
        sum += traded;
        trades++;
      }
    }
    return 2 * trades >= window ? (float) (sum / trades) : Float.NaN;
  }

  /** The mean return of the stocks that have one, chained from 1000. */
  float[] index() {
    float[] levels = new float[days];
    double level = 1000;
    for (int day = 0; day < days; day++) {
      double sum = 0;
      int count = 0;
      for (int i = 0; i < stocks; i++) {
        float change = returns[cell(day, i)];
        if (!Float.isNaN(change)) {
          sum += change;
          count++;
        }
      }
      level *= count == 0 ? 1 : 1 + sum / count;
      levels[day] = (float) level;
    }
    return levels;
  }
}
