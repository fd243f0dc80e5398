package lode.operator;

import lode.simd.WindowMath;

/**
 * Sums of the values and of their positions: the line fitted over time, and linear weights. A
 * position is minus the age of a row in its part, so that a missing value leaves its place empty
 * and sums stay small at any date.
 */
final class Trend extends BlockedWindow {
  /** What is made of the sums, and the valid rows it needs. */
  enum Statistic {
    DECAY_LINEAR(1),
    SLOPE(2),
    RSQUARE(3),
    RESIDUAL(3);

    final int least;

    Statistic(int least) {
      this.least = least;
    }
  }

  private final Statistic statistic;
  private final int window;

  Trend(Statistic statistic, int window, int stride) {
    super(
        window,
        window - 1,
        Math.max((window + 1) / 2, statistic.least),
        6,
        stride,
        window <= SHORT);
    this.statistic = statistic;
    this.window = window;
  }

  @Override
  void append(int date, Rows[] inputs, int at) {
    shift(at, 1);
    prepend(date, inputs, at, 0);
  }

  @Override
  void prepend(int date, Rows[] inputs, int at, int age) {
    float[] x = inputs[0].data();
    int r = inputs[0].at(date);
    double[] a = state;
    int s = stride;
    for (int i = at; i < at + s; i++) {
      double v = x[r + i - at];
      if (!Double.isNaN(v)) {
        a[i] += 1;
        a[i + s] += v;
        a[i + 2 * s] -= age;
        a[i + 3 * s] -= age * v;
        a[i + 4 * s] += age * age;
        a[i + 5 * s] += v * v;
      }
    }
  }

  @Override
  void join(int at, int from, int rows) {
    shift(at, rows);
    super.join(at, from, rows);
  }

  /** Makes all rows older. */
  private void shift(int at, int rows) {
    double[] a = state;
    int s = stride;
    for (int i = at; i < at + s; i++) {
      a[i + 4 * s] += rows * (rows * a[i] - 2 * a[i + 2 * s]);
      a[i + 3 * s] -= rows * a[i + s];
      a[i + 2 * s] -= rows * a[i];
    }
  }

  @Override
  void foldWhole(Rows[] inputs, int[] first, int[] second, int at) {
    WindowMath.WINDOWS.trend(inputs[0].data(), first, state, at, stride);
  }

  @Override
  void finish(int date, Rows[] inputs, int at, float[] out, int o) {
    float[] x = inputs[0].data();
    int r = inputs[0].at(date);
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      double value = a[at + i] >= required ? value(at + i, x[r + i]) : Double.NaN;
      out[o + i] = Cells.finite((float) value);
    }
  }

  private double value(int at, double now) {
    double[] a = state;
    double n = a[at];
    double x = a[at + stride];
    double p = a[at + 2 * stride];
    double px = a[at + 3 * stride];
    if (statistic == Statistic.DECAY_LINEAR) {
      return (window * x + px) / (window * n + p);
    }
    double xx = WindowMath.variance(n, x, a[at + 5 * stride]);
    double pp = (a[at + 4 * stride] - p * p / n) / (n - 1);
    double xp = xx > 0 ? (px - p * x / n) / (n - 1) : 0;
    return switch (statistic) {
      case SLOPE -> xp / pp;
      case RSQUARE -> Math.min(1, xp * xp / (pp * xx));
      default -> now - (x - xp / pp * p) / n;
    };
  }
}
