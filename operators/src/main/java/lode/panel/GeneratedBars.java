package lode.panel;

import static lode.panel.GeneratedNoise.bits;
import static lode.panel.GeneratedNoise.chance;
import static lode.panel.GeneratedNoise.mix;
import static lode.panel.GeneratedNoise.normal;
import static lode.panel.GeneratedNoise.uniform;

import java.util.Arrays;

/** The daily bars of {@link GeneratedPanel}, one day after the other; rows of one day at a time. */
final class GeneratedBars {
  static final int SECTORS = 10;
  static final int INDUSTRIES = 60;

  private static final double LIMIT = 0.1;
  private static final int ADV_DAYS = 20;

  private final long seed;
  private final int stocks;
  private final int[] industry;
  private final double[] deviation;
  private final double[] shares;
  private final int[] listed;
  private final int[] resumes;
  private final double[] price;
  private final double[] activity;
  private final double[] sector = new double[SECTORS];
  private double market;

  final float[] status;
  final float[] traded;
  private final float[] open;
  private final float[] high;
  private final float[] low;
  private final float[] close;
  private final float[] volume;
  private final float[] amount;
  private final float[] vwap;
  private final float[] returns;
  private final float[] preclose;
  private final float[] turnover;
  private final float[] marketCap;
  private final float[] floatCap;
  private final float[][] values;
  private final float[][] amounts;
  private final float[] average;

  GeneratedBars(long seed, int stocks, int days) {
    this.seed = seed;
    this.stocks = stocks;
    industry = new int[stocks];
    deviation = new double[stocks];
    shares = new double[stocks];
    listed = new int[stocks];
    resumes = new int[stocks];
    price = new double[stocks];
    activity = new double[stocks];
    for (int s = 0; s < stocks; s++) {
      long birth = bits(seed, -1, s);
      industry[s] = (int) (uniform(mix(birth + 1)) * INDUSTRIES);
      boolean late = chance(mix(birth + 2), 0.15);
      listed[s] = late ? (int) (uniform(mix(birth + 3)) * days * 0.8) : 0;
      deviation[s] = 0.01 + 0.02 * uniform(mix(birth + 4));
      shares[s] = 1e8 + 4e9 * uniform(mix(birth + 4)) * uniform(mix(birth + 5));
      price[s] = cents(5 + 95 * uniform(mix(birth + 6)) * uniform(mix(birth + 7)));
      activity[s] = 1;
    }
    status = new float[stocks];
    traded = new float[stocks];
    open = new float[stocks];
    high = new float[stocks];
    low = new float[stocks];
    close = new float[stocks];
    volume = new float[stocks];
    amount = new float[stocks];
    vwap = new float[stocks];
    returns = new float[stocks];
    preclose = new float[stocks];
    turnover = new float[stocks];
    marketCap = new float[stocks];
    floatCap = new float[stocks];
    values =
        new float[][] {
          open, high, low, close, volume, amount, vwap, returns, preclose, turnover, marketCap,
          floatCap
        };
    amounts = new float[ADV_DAYS][stocks];
    average = new float[stocks];
  }

  /** The row of a value field of this day. */
  float[] row(String field) {
    return switch (field) {
      case "open" -> open;
      case "high" -> high;
      case "low" -> low;
      case "close" -> close;
      case "volume" -> volume;
      case "amount" -> amount;
      case "vwap" -> vwap;
      case "returns" -> returns;
      case "adv20" -> averageAmount();
      case "preclose" -> preclose;
      case "turnover" -> turnover;
      case "market_cap" -> marketCap;
      case "float_market_cap" -> floatCap;
      default -> throw new IllegalArgumentException("no generated field: name=" + field);
    };
  }

  /** Id of a stock's industry. */
  int industry(int stock) {
    return industry[stock];
  }

  /** Id of a stock's sector, which holds several industries. */
  int sector(int stock) {
    return industry[stock] % SECTORS;
  }

  /** Makes the bars of the next day. */
  void trade(int day) {
    market = 0.010 * normal(bits(seed, day, -1));
    for (int g = 0; g < SECTORS; g++) {
      sector[g] = 0.006 * normal(bits(seed, day, -2 - g));
    }
    long date = GeneratedNoise.row(seed, day);
    float[] today = amounts[day % ADV_DAYS];
    for (int s = 0; s < stocks; s++) {
      long news = mix(date + s);
      long chances = mix(news);
      if (day >= resumes[s] && (chances & 0x1FF) == 0) {
        resumes[s] = day + 1 + (int) (chances >>> 60);
      }
      if (day < listed[s] || day < resumes[s]) {
        pause(s);
      } else {
        bar(s, news, chances, day > 0 && traded[s] == 1);
      }
      today[s] = amount[s];
    }
  }

  private void pause(int s) {
    for (float[] row : values) {
      row[s] = Float.NaN;
    }
    status[s] = 0;
    traded[s] = 0;
  }

  private void bar(int s, long news, long chances, boolean before) {
    double last = price[s];
    double up = cents(last * (1 + LIMIT));
    double down = cents(last * (1 - LIMIT));
    double tail = (chances & 0x7E00) == 0 ? 3 : 1;
    double own = deviation[s] * normal(news) * tail;
    double move = market + sector[sector(s)] + own;
    move = last < 2 ? Math.abs(move) : move;
    double start = within(cents(last * (1 + 0.3 * move + 0.2 * own)), down, up);
    double end = within(cents(last * (1 + move)), down, up);
    double reach = 0.012 * share(chances, 16);
    double most = within(cents((start > end ? start : end) * (1 + reach)), down, up);
    double least = within(cents((start < end ? start : end) * (1 - reach)), down, up);
    open[s] = (float) start;
    high[s] = (float) most;
    low[s] = (float) least;
    close[s] = (float) end;
    preclose[s] = (float) last;
    returns[s] = before ? (float) (end / last - 1) : Float.NaN;
    sold(s, chances, move, (start + most + least + end) / 4);
    status[s] = status(start, end, most, least, up, down);
    traded[s] = 1;
    price[s] = end;
  }

  private void sold(int s, long chances, double move, double mean) {
    double surprise = 0.3 + 1.4 * share(chances, 28) + 20 * Math.abs(move);
    activity[s] = 0.8 * activity[s] + 0.2 * surprise;
    double part = 0.005 * activity[s];
    volume[s] = (float) Math.rint(shares[s] * part);
    vwap[s] = (float) within(mean, low[s], high[s]);
    amount[s] = vwap[s] * volume[s];
    turnover[s] = (chances >>> 40 & 0xFF) == 0 ? Float.NaN : (float) part;
    floatCap[s] = (float) (close[s] * shares[s]);
    marketCap[s] = floatCap[s] * (1 + industry[s] * 0.02f);
  }

  /** Twelve of the bits as a number in [0, 1). */
  private static double share(long bits, int from) {
    return (bits >>> from & 0xFFF) * 0x1p-12;
  }

  private static int status(
      double start, double end, double most, double least, double up, double down) {
    return TradingStatus.TRADED
        | (start >= up ? TradingStatus.OPEN_UP : 0)
        | (start <= down ? TradingStatus.OPEN_DOWN : 0)
        | (end >= up ? TradingStatus.CLOSE_UP : 0)
        | (end <= down ? TradingStatus.CLOSE_DOWN : 0)
        | (least >= up ? TradingStatus.LOCKED_UP : 0)
        | (most <= down ? TradingStatus.LOCKED_DOWN : 0);
  }

  /** Mean amount of the last 20 days, missing where fewer than 10 of them were traded. */
  private float[] averageAmount() {
    Arrays.fill(average, Float.NaN);
    for (int s = 0; s < stocks; s++) {
      double sum = 0;
      int days = 0;
      for (float[] day : amounts) {
        if (day[s] > 0) {
          sum += day[s];
          days++;
        }
      }
      if (days >= ADV_DAYS / 2) {
        average[s] = (float) (sum / days);
      }
    }
    return average;
  }

  private static double within(double x, double least, double most) {
    return x < least ? least : x > most ? most : x;
  }

  private static double cents(double x) {
    return Math.rint(x * 100) * 0.01;
  }
}
