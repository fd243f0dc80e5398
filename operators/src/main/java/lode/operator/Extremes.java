package lode.operator;

import lode.simd.WindowMath;

/** Smallest and largest valid value of the window. */
final class Extremes extends BlockedWindow {
  enum Statistic {
    MIN,
    MAX,
    RANGE,
    MINMAX
  }

  private final Statistic statistic;

  Extremes(Statistic statistic, int window, int stride) {
    super(window, window - 1, (window + 1) / 2, 3, stride, window <= SHORT);
    this.statistic = statistic;
  }

  @Override
  double identity(int plane) {
    return plane == 0 ? 0 : plane == 1 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }

  @Override
  void append(int date, Rows[] inputs, int at) {
    float[] x = inputs[0].data();
    int r = inputs[0].at(date);
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      double v = x[r + i];
      if (!Double.isNaN(v)) {
        a[at + i] += 1;
        a[at + stride + i] = Math.min(a[at + stride + i], v);
        a[at + 2 * stride + i] = Math.max(a[at + 2 * stride + i], v);
      }
    }
  }

  @Override
  void join(int at, int from, int rows) {
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      a[at + i] += a[from + i];
    }
    for (int i = stride; i < 2 * stride; i++) {
      a[at + i] = Math.min(a[at + i], a[from + i]);
    }
    for (int i = 2 * stride; i < 3 * stride; i++) {
      a[at + i] = Math.max(a[at + i], a[from + i]);
    }
  }

  @Override
  void foldWhole(Rows[] inputs, int[] first, int[] second, int at) {
    WindowMath.WINDOWS.extremes(inputs[0].data(), first, state, at, stride);
  }

  @Override
  void finish(int date, Rows[] inputs, int at, float[] out, int o) {
    float[] x = inputs[0].data();
    int r = inputs[0].at(date);
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      double value = Double.NaN;
      if (a[at + i] >= required) {
        double low = a[at + stride + i];
        double high = a[at + 2 * stride + i];
        value =
            switch (statistic) {
              case MIN -> low;
              case MAX -> high;
              case RANGE -> high - low;
              case MINMAX -> (x[r + i] - low) / (high - low);
            };
      }
      out[o + i] = Cells.finite((float) value);
    }
  }
}
