package lode.operator;

import lode.simd.WindowMath;

/** Sums of products of two series over the rows where both are valid, and what follows. */
final class Comoments extends BlockedWindow {
  enum Statistic {
    COV,
    CORR,
    /** Slope of x on y. */
    BETA,
    /** Intercept of x on y. */
    ALPHA,
    /** What the line leaves of the current x. */
    RESIDUAL
  }

  private final Statistic statistic;
  private final int lag;

  /** Of two series. */
  Comoments(Statistic statistic, int least, int window, int stride) {
    this(statistic, least, window, 0, stride);
  }

  /** Of a series and its own past, {@code lag} rows ago; 0 for two series. */
  Comoments(Statistic statistic, int least, int window, int lag, int stride) {
    super(window, window - 1 + lag, Math.max((window + 1) / 2, least), 6, stride, window <= SHORT);
    this.statistic = statistic;
    this.lag = lag;
  }

  @Override
  void append(int date, Rows[] inputs, int at) {
    Rows second = inputs[inputs.length - 1];
    float[] x = inputs[0].data();
    float[] y = second.data();
    int xr = inputs[0].at(date);
    int yr = second.at(date - lag);
    double[] a = state;
    int s = stride;
    for (int i = 0; i < s; i++) {
      double u = x[xr + i];
      double v = y[yr + i];
      if (!Double.isNaN(u) && !Double.isNaN(v)) {
        a[at + i] += 1;
        a[at + s + i] += u;
        a[at + 2 * s + i] += v;
        a[at + 3 * s + i] += u * u;
        a[at + 4 * s + i] += v * v;
        a[at + 5 * s + i] += u * v;
      }
    }
  }

  @Override
  int lag() {
    return lag;
  }

  @Override
  void foldWhole(Rows[] inputs, int[] first, int[] second, int at) {
    float[] x = inputs[0].data();
    float[] y = inputs[inputs.length - 1].data();
    WindowMath.WINDOWS.comoments(x, first, y, second, state, at, stride);
  }

  @Override
  void finish(int date, Rows[] inputs, int at, float[] out, int o) {
    if (statistic == Statistic.CORR) {
      WindowMath.WINDOWS.correlation(state, at, required, out, o, stride);
      return;
    }
    Rows second = inputs[inputs.length - 1];
    float[] x = inputs[0].data();
    float[] y = second.data();
    int xr = inputs[0].at(date);
    int yr = second.at(date - lag);
    for (int i = 0; i < stride; i++) {
      boolean known = state[at + i] >= required;
      double value = known ? value(at + i, x[xr + i], y[yr + i]) : Double.NaN;
      out[o + i] = Cells.finite((float) value);
    }
  }

  private double value(int at, double x, double y) {
    double[] a = state;
    int s = stride;
    double n = a[at];
    double sx = a[at + s];
    double sy = a[at + 2 * s];
    double xx = WindowMath.variance(n, sx, a[at + 3 * s]);
    double yy = WindowMath.variance(n, sy, a[at + 4 * s]);
    double xy = xx > 0 && yy > 0 ? (a[at + 5 * s] - sx * sy / n) / (n - 1) : 0;
    return switch (statistic) {
      case COV -> xy;
      case CORR -> throw new IllegalStateException("a correlation is written by row");
      case BETA -> xy / yy;
      case ALPHA -> (sx - xy / yy * sy) / n;
      case RESIDUAL -> x - sx / n - xy / yy * (y - sy / n);
    };
  }
}
