package lode.market;

import java.util.Arrays;

/**
 * Prices and volume made comparable over time, and what follows from them alone. Cells as in {@link
 * MarketData}; a day without trade is missing in every result. Arithmetic in double, results in
 * float32.
 */
final class Adjustment {
  private final MarketData data;
  private final int stocks;
  private final int cells;
  private final boolean[] traded;
  private final float[] factor;

  Adjustment(MarketData data) {
    this.data = data;
    this.stocks = data.stocks().size();
    this.cells = data.cells();
    this.factor = data.column(MarketData.FACTOR);
    this.traded = new boolean[cells];
    for (int i = 0; i < cells; i++) {
      traded[i] = data.traded(i);
    }
  }

  boolean traded(int cell) {
    return traded[cell];
  }

  private double factor(int cell) {
    return factor == null ? 1 : factor[cell];
  }

  /** A price column times the factor. */
  float[] price(String column) {
    float[] raw = data.column(column);
    float[] out = missing();
    for (int i = 0; i < cells; i++) {
      if (traded[i]) {
        out[i] = (float) (raw[i] * factor(i));
      }
    }
    return out;
  }

  /** Volume divided by the factor: shares of the first day's kind. */
  float[] volume() {
    float[] raw = data.column("volume");
    float[] out = missing();
    for (int i = 0; i < cells; i++) {
      if (traded[i]) {
        out[i] = (float) (raw[i] / factor(i));
      }
    }
    return out;
  }

  /** Money traded: as given, else close times volume. */
  float[] amount() {
    float[] out = missing();
    float[] given = data.column("amount");
    float[] close = data.column("close");
    float[] volume = data.column("volume");
    for (int i = 0; i < cells; i++) {
      if (traded[i]) {
        out[i] = given != null ? given[i] : (float) ((double) close[i] * volume[i]);
      }
    }
    return out;
  }

  /**
   * Average price, adjusted: as given; else amount / volume where that is a price; else (high + low
   * + close) / 3.
   */
  float[] vwap(boolean fromAmount) {
    if (data.has("vwap")) {
      return price("vwap");
    }
    float[] out = missing();
    float[] amount = data.column("amount");
    float[] volume = data.column("volume");
    float[] high = data.column("high");
    float[] low = data.column("low");
    float[] close = data.column("close");
    for (int i = 0; i < cells; i++) {
      if (traded[i]) {
        double p =
            fromAmount
                ? (double) amount[i] / volume[i]
                : ((double) high[i] + low[i] + close[i]) / 3;
        out[i] = (float) (p * factor(i));
      }
    }
    return out;
  }

  /** Whether amount / volume is a price: its median ratio to the close lies near one. */
  boolean amountIsPriceTimesVolume() {
    if (!data.has("amount")) {
      return false;
    }
    float[] amount = data.column("amount");
    float[] volume = data.column("volume");
    float[] close = data.column("close");
    double[] ratio = new double[cells];
    int n = 0;
    for (int i = 0; i < cells; i++) {
      double r = (double) amount[i] / volume[i] / close[i];
      if (traded[i] && r > 0 && Double.isFinite(r)) {
        ratio[n++] = r;
      }
    }
    Arrays.sort(ratio, 0, n);
    return n > 0 && ratio[n / 2] > 0.8 && ratio[n / 2] < 1.25;
  }

  /**
   * Adjusted close over the adjusted close of the calendar day before, minus one; missing unless it
   * traded on both.
   */
  float[] returns(float[] close) {
    float[] out = missing();
    for (int i = stocks; i < cells; i++) {
      if (traded[i] && traded[i - stocks]) {
        out[i] = (float) ((double) close[i] / close[i - stocks] - 1);
      }
    }
    return out;
  }

  /**
   * Mean of a column over the last {@code days} calendar days, from {@code least} values on;
   * missing values are skipped.
   */
  float[] mean(float[] x, int days, int least) {
    float[] out = missing();
    for (int i = 0; i < cells; i++) {
      double sum = 0;
      int n = 0;
      for (int k = 0, j = i; k < days && j >= 0; k++, j -= stocks) {
        if (!Float.isNaN(x[j])) {
          sum += x[j];
          n++;
        }
      }
      if (n >= least) {
        out[i] = (float) (sum / n);
      }
    }
    return out;
  }

  private float[] missing() {
    float[] x = new float[cells];
    Arrays.fill(x, Float.NaN);
    return x;
  }
}
