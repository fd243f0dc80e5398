package lode.operator;

import lode.simd.WindowMath;

/** Count, sum and sum of squares of the window, and what follows from them. */
final class Moments extends BlockedWindow {
  /** What is made of the sums, and the valid rows it needs. */
  enum Statistic {
    COUNT(1),
    SUM(1),
    MEAN(1),
    VAR(2),
    STD(2),
    ZSCORE(2),
    IR(2);

    final int least;

    Statistic(int least) {
      this.least = least;
    }
  }

  private final Statistic statistic;

  Moments(Statistic statistic, int window, int stride) {
    super(
        window,
        window - 1,
        Math.max((window + 1) / 2, statistic.least),
        3,
        stride,
        window <= SHORT);
    this.statistic = statistic;
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
        a[at + stride + i] += v;
        a[at + 2 * stride + i] += v * v;
      }
    }
  }

  @Override
  void foldWhole(Rows[] inputs, int[] first, int[] second, int at) {
    WindowMath.WINDOWS.moments(inputs[0].data(), first, state, at, stride);
  }

  @Override
  void finish(int date, Rows[] inputs, int at, float[] out, int o) {
    switch (statistic) {
      case MEAN -> WindowMath.WINDOWS.mean(state, at, required, out, o, stride);
      case STD -> WindowMath.WINDOWS.deviation(state, at, required, out, o, stride);
      default -> others(date, inputs, at, out, o);
    }
  }

  private void others(int date, Rows[] inputs, int at, float[] out, int o) {
    float[] x = inputs[0].data();
    int r = inputs[0].at(date);
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      double v = a[at + i];
      double value = Double.NaN;
      if (v >= required) {
        double sum = a[at + stride + i];
        double var = WindowMath.variance(v, sum, a[at + 2 * stride + i]);
        value =
            switch (statistic) {
              case COUNT -> v;
              case SUM -> sum;
              case MEAN -> sum / v;
              case VAR -> var;
              case STD -> Math.sqrt(var);
              case ZSCORE -> (x[r + i] - sum / v) / Math.sqrt(var);
              case IR -> sum / v / Math.sqrt(var);
            };
      }
      out[o + i] = Cells.finite((float) value);
    }
  }

  /** Whether v values with this sum of squared deviations are relatively constant. */
  static boolean constant(double v, double mean, double m2) {
    return !(m2 > WindowMath.CONSTANT * (m2 + v * mean * mean));
  }
}
