package lode.market;

import java.util.Arrays;
import java.util.List;

/**
 * The planted factors, computed from the tape by the meaning of their formulas: half of a window
 * must be there, and the whole of it since the first day.
 */
final class SamplePlants {
  /** A factor's values on a day, from the tape up to that day. */
  @FunctionalInterface
  private interface Factor {
    double value(SampleTape tape, int day, int stock);
  }

  /**
   * A planted factor.
   *
   * @param stated what is told about it
   * @param drift log return per day of one standard deviation of its rank, over all parts
   * @param factor how to compute it
   */
  private record Plant(Planted stated, double drift, Factor factor) {}

  private static final List<Plant> PLANTS =
      List.of(
          new Plant(
              new Planted("reversal_10", "neg(ts_pct_change(close,10))", 0.05),
              0.00065,
              (tape, day, i) -> -change(tape, day, i, 10)),
          new Plant(
              new Planted("price_volume_20", "neg(ts_corr(close,volume,20))", 0.05),
              0.00047,
              (tape, day, i) -> -correlation(tape, day, i, 20)),
          new Plant(
              new Planted("steady_volume_20", "ts_ir(volume,20)", 0.05),
              0.0005,
              (tape, day, i) -> steadiness(tape, day, i, 20)));

  /** Days over which the promise of one day's factors is kept, in equal parts. */
  private static final int SPREAD = 5;

  private final SampleTape tape;
  private final double[][] promised = new double[SPREAD][];

  SamplePlants(SampleTape tape) {
    this.tape = tape;
    Arrays.setAll(promised, lag -> new double[tape.stocks]);
  }

  static List<Planted> stated() {
    return PLANTS.stream().map(Plant::stated).toList();
  }

  /**
   * Log return by stock that the factors up to {@code day} promise for the day after. To be asked
   * for every day in order.
   */
  double[] drift(int day) {
    promised[day % SPREAD] = promise(day);
    double[] drift = new double[tape.stocks];
    for (double[] part : promised) {
      for (int i = 0; i < drift.length; i++) {
        drift[i] += part[i] / SPREAD;
      }
    }
    return drift;
  }

  private double[] promise(int day) {
    double[] promise = new double[tape.stocks];
    for (Plant plant : PLANTS) {
      double[] values = new double[tape.stocks];
      for (int i = 0; i < values.length; i++) {
        boolean traded = tape.traded(day, i);
        values[i] = traded ? plant.factor.value(tape, day, i) : Double.NaN;
      }
      addStandardRanks(values, plant.drift, promise);
    }
    return promise;
  }

  /** Adds {@code scale} times the rank, of mean 0 and variance 1; 0 where there is no value. */
  private static void addStandardRanks(double[] values, double scale, double[] into) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        double share = (Arrays.binarySearch(sorted, values[i]) + 0.5) / sorted.length;
        into[i] += scale * Math.sqrt(12) * (share - 0.5);
      }
    }
  }

  private static double change(SampleTape tape, int day, int stock, int days) {
    if (day < days) {
      return Double.NaN;
    }
    double then = tape.close[tape.cell(day - days, stock)];
    return tape.close[tape.cell(day, stock)] / then - 1;
  }

  private static double steadiness(SampleTape tape, int day, int stock, int window) {
    Moments moments = new Moments();
    for (int d = Math.max(0, day - window + 1); d <= day; d++) {
      double volume = tape.volume[tape.cell(d, stock)];
      moments.add(volume, volume);
    }
    return moments.enough(day, window)
        ? moments.mean() / Math.sqrt(moments.xx() / (moments.count - 1))
        : Double.NaN;
  }

  private static double correlation(SampleTape tape, int day, int stock, int window) {
    Moments moments = new Moments();
    for (int d = Math.max(0, day - window + 1); d <= day; d++) {
      int cell = tape.cell(d, stock);
      moments.add(tape.close[cell], tape.volume[cell]);
    }
    return moments.enough(day, window)
        ? moments.xy() / Math.sqrt(moments.xx() * moments.yy())
        : Double.NaN;
  }

  /** Sums over the pairs of a window of which none is missing. */
  private static final class Moments {
    int count;
    private double x;
    private double y;
    private double squareX;
    private double squareY;
    private double product;

    void add(double a, double b) {
      if (!Double.isNaN(a) && !Double.isNaN(b)) {
        count++;
        x += a;
        y += b;
        squareX += a * a;
        squareY += b * b;
        product += a * b;
      }
    }

    boolean enough(int day, int window) {
      return day + 1 >= window && 2 * count >= window;
    }

    double mean() {
      return x / count;
    }

    double xx() {
      return squareX - x * x / count;
    }

    double yy() {
      return squareY - y * y / count;
    }

    double xy() {
      return product - x * y / count;
    }
  }
}
