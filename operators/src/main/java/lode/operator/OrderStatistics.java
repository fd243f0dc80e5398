package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;
import lode.simd.Simd;

/**
 * Quantiles of the window, each stock's valid values being kept sorted: a row costs one removal and
 * one insertion, in one pass over the window. What is kept is the window itself, so nothing drifts.
 */
final class OrderStatistics extends MovingWindow {
  private static final float[] MISSING = new float[STRIP];

  static {
    Arrays.fill(MISSING, Float.NaN);
  }

  private final double quantile;
  private final boolean deviation;
  private final int window;
  private final int stocks;
  private float[] sorted;
  private int[] count;
  private int next = Integer.MIN_VALUE;
  private boolean anew;

  private OrderStatistics(double quantile, boolean deviation, int window, int stride) {
    super(window, 1);
    this.quantile = quantile;
    this.deviation = deviation;
    this.window = window;
    this.stocks = Math.ceilDiv(stride, STRIP) * STRIP;
  }

  /** A quantile in [0, 1], linear between neighbours; 0.5 is the median. */
  static OrderStatistics quantile(double quantile, int window, int stride) {
    return new OrderStatistics(quantile, false, window, stride);
  }

  /** Median of the absolute deviations from the median. */
  static OrderStatistics medianDeviation(int window, int stride) {
    return new OrderStatistics(0.5, true, window, stride);
  }

  @Override
  public long bytes() {
    return (long) Float.BYTES * (window + 1) * stocks;
  }

  @Override
  void open(int start, Rows[] inputs) {
    if (sorted == null) {
      sorted = new float[Math.multiplyExact(window, stocks)];
      count = new int[stocks];
    }
    anew = start + block.from() != next;
    next = start + block.to();
  }

  @Override
  void strip(Block b) {
    float[] x = b.first();
    int at = b.strip() * window;
    if (anew) {
      Arrays.fill(sorted, at, at + window * STRIP, Float.POSITIVE_INFINITY);
      Arrays.fill(count, b.strip(), b.strip() + STRIP, 0);
      for (int m = b.from(); m < window - 1 + b.from(); m++) {
        slide(at, MISSING, 0, x, b.x(m));
        count(x, b.x(m), b.strip(), 1);
      }
    }
    for (int j = b.from(); j < b.to(); j++) {
      int now = b.x(window - 1 + j);
      boolean full = j > b.from();
      slide(at, full ? x : MISSING, full ? b.x(j - 1) : 0, x, now);
      count(x, now, b.strip(), 1);
      write(b, at, b.out(j));
      count(x, b.x(j), b.strip(), -1);
    }
    slide(at, x, b.x(b.to() - 1), MISSING, 0);
  }

  private void slide(int at, float[] x, int out, float[] y, int in) {
    Simd.ORDER.slide(sorted, at, window, x, out, y, in);
  }

  private void count(float[] x, int r, int strip, int by) {
    for (int l = 0; l < STRIP; l++) {
      count[strip + l] += Float.isNaN(x[r + l]) ? 0 : by;
    }
  }

  private void write(Block b, int at, int o) {
    float[] out = b.output();
    for (int l = 0; l < STRIP; l++) {
      int n = count[b.strip() + l];
      out[o + l] = n >= required ? value(at + l, n) : Float.NaN;
    }
  }

  private float value(int cell, int n) {
    double rank = quantile * (n - 1);
    int low = (int) rank;
    double a = sorted[cell + low * STRIP];
    double b = sorted[cell + Math.min(low + 1, n - 1) * STRIP];
    double value = a + (b - a) * (rank - low);
    return Cells.finite(deviation ? deviation(cell, n, value) : value);
  }

  /** Median of the distances to a centre: they are read in order from the centre outwards. */
  private double deviation(int cell, int n, double centre) {
    int right = n / 2;
    int left = right - 1;
    double before = 0;
    double distance = 0;
    for (int k = 0; k <= n / 2; k++) {
      double below = left >= 0 ? centre - sorted[cell + left * STRIP] : Double.POSITIVE_INFINITY;
      double above = right < n ? sorted[cell + right * STRIP] - centre : Double.POSITIVE_INFINITY;
      before = distance;
      boolean lower = below <= above;
      distance = lower ? below : above;
      left -= lower ? 1 : 0;
      right += lower ? 0 : 1;
    }
    return n % 2 == 1 ? distance : (before + distance) / 2;
  }
}
