package lode.operator;

import java.util.Arrays;

/**
 * Quantiles of the window, each stock's valid values being kept sorted: a row costs one removal and
 * one insertion. What is kept is the window itself, so nothing drifts.
 */
final class OrderStatistics implements Kernel, Kernel.Day {
  private final int window;
  private final int stride;
  private final int required;
  private final double quantile;
  private final boolean deviation;
  private final float[] sorted;
  private final int[] count;
  private int next = Integer.MIN_VALUE;

  private OrderStatistics(double quantile, boolean deviation, int window, int stride) {
    this.quantile = quantile;
    this.deviation = deviation;
    this.window = window;
    this.stride = stride;
    this.required = (window + 1) / 2;
    this.sorted = new float[Math.multiplyExact(window, stride)];
    this.count = new int[stride];
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
  public void rows(int from, int to, Rows[] inputs, Rows output) {
    for (int date = from; date < to; date++) {
      row(date, inputs, output);
    }
  }

  @Override
  public void row(int date, Rows[] inputs, Rows output) {
    Rows x = inputs[0];
    if (date != next) {
      Arrays.fill(count, 0);
      for (int d = date - window + 1; d < date; d++) {
        insert(x.data(), x.at(d));
      }
    }
    next = date + 1;
    insert(x.data(), x.at(date));
    float[] out = output.data();
    int o = output.at(date);
    for (int i = 0; i < stride; i++) {
      boolean known = date >= window - 1 && count[i] >= required;
      out[o + i] = known ? value(i * window, count[i]) : Float.NaN;
    }
    remove(x.data(), x.at(date - window + 1));
  }

  private float value(int from, int n) {
    double rank = quantile * (n - 1);
    int low = (int) rank;
    double a = sorted[from + low];
    double b = sorted[from + Math.min(low + 1, n - 1)];
    double value = a + (b - a) * (rank - low);
    return Cells.finite((float) (deviation ? deviation(from, n, value) : value));
  }

  /** Median of the distances to a centre: they are read in order from the centre outwards. */
  private double deviation(int from, int n, double centre) {
    int right = from + n / 2;
    int left = right - 1;
    double before = 0;
    double distance = 0;
    for (int k = 0; k <= n / 2; k++) {
      double below = left >= from ? centre - sorted[left] : Double.POSITIVE_INFINITY;
      double above = right < from + n ? sorted[right] - centre : Double.POSITIVE_INFINITY;
      before = distance;
      if (below <= above) {
        distance = below;
        left--;
      } else {
        distance = above;
        right++;
      }
    }
    return n % 2 == 1 ? distance : (before + distance) / 2;
  }

  private void insert(float[] x, int r) {
    for (int i = 0; i < stride; i++) {
      float v = x[r + i] + 0f;
      if (!Float.isNaN(v)) {
        int from = i * window;
        int end = from + count[i]++;
        int place = place(from, end, v);
        System.arraycopy(sorted, place, sorted, place + 1, end - place);
        sorted[place] = v;
      }
    }
  }

  private void remove(float[] x, int r) {
    for (int i = 0; i < stride; i++) {
      float v = x[r + i] + 0f;
      if (!Float.isNaN(v)) {
        int from = i * window;
        int end = from + count[i]--;
        int place = place(from, end, v);
        System.arraycopy(sorted, place + 1, sorted, place, end - place - 1);
      }
    }
  }

  /** The first place in an ascending range that is not less than v. */
  private int place(int from, int end, float v) {
    int low = from;
    int length = end - from;
    while (length > 0) {
      int half = length >>> 1;
      boolean less = sorted[low + half] < v;
      low = less ? low + half + 1 : low;
      length = less ? length - half - 1 : half;
    }
    return low;
  }
}
