package lode.operator;

/**
 * Rows of the window where a condition holds, that is, where a series is not 0. A row counts as
 * valid where all series are.
 */
final class Conditions extends BlockedWindow {
  enum Statistic {
    /** Number of rows where it holds. */
    COUNT,
    /** Sum of the first series where the second holds. */
    SUM,
    /** Age of the newest row where it holds. */
    AGE
  }

  private final Statistic statistic;

  Conditions(Statistic statistic, int window, int stride) {
    super(window, 1, 2, stride);
    this.statistic = statistic;
  }

  @Override
  double identity(int plane) {
    return plane == 1 && statistic == Statistic.AGE ? Double.NEGATIVE_INFINITY : 0;
  }

  @Override
  void append(int date, Rows[] inputs, int at) {
    Rows condition = inputs[inputs.length - 1];
    float[] x = inputs[0].data();
    float[] c = condition.data();
    int xr = inputs[0].at(date);
    int cr = condition.at(date);
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      double v = x[xr + i];
      double holds = c[cr + i];
      if (!Double.isNaN(v) && !Double.isNaN(holds)) {
        a[at + i] += 1;
        if (holds != 0) {
          switch (statistic) {
            case COUNT -> a[at + stride + i] += 1;
            case SUM -> a[at + stride + i] += v;
            case AGE -> a[at + stride + i] = Math.max(a[at + stride + i], date);
          }
        }
      }
    }
  }

  @Override
  void join(int at, int from, int rows) {
    if (statistic != Statistic.AGE) {
      super.join(at, from, rows);
      return;
    }
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      a[at + i] += a[from + i];
      a[at + stride + i] = Math.max(a[at + stride + i], a[from + stride + i]);
    }
  }

  @Override
  void finish(int date, Rows[] inputs, int at, float[] out, int o) {
    double[] a = state;
    boolean age = statistic == Statistic.AGE;
    for (int i = 0; i < stride; i++) {
      double value = a[at + stride + i];
      boolean known = a[at + i] >= required;
      out[o + i] = known ? Cells.finite((float) (age ? date - value : value)) : Float.NaN;
    }
  }
}
