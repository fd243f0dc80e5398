package lode.operator;

/**
 * Largest fall from a peak to a later row of the window, as a share of the peak, in [0, 1). For
 * series such as prices: missing where a value of the window is not positive.
 */
final class Drawdown extends BlockedWindow {
  Drawdown(int window, int stride) {
    super(window, 2, 4, stride);
  }

  @Override
  double identity(int plane) {
    return plane == 1 ? Double.POSITIVE_INFINITY : 0;
  }

  @Override
  void append(int date, Rows[] inputs, int at) {
    add(date, inputs, at, false);
  }

  @Override
  void prepend(int date, Rows[] inputs, int at, int age) {
    add(date, inputs, at, true);
  }

  private void add(int date, Rows[] inputs, int at, boolean older) {
    float[] x = inputs[0].data();
    int r = inputs[0].at(date);
    double[] a = state;
    int low = at + stride;
    int high = low + stride;
    int fall = high + stride;
    for (int i = 0; i < stride; i++) {
      double v = x[r + i];
      if (!Double.isNaN(v)) {
        a[at + i] += 1;
        double f = older ? 1 - a[low + i] / v : 1 - v / a[high + i];
        a[fall + i] = Math.max(a[fall + i], !Double.isNaN(f) ? f : 0);
        a[low + i] = Math.min(a[low + i], v);
        a[high + i] = Math.max(a[high + i], v);
      }
    }
  }

  @Override
  void join(int at, int from, int rows) {
    double[] a = state;
    int s = stride;
    for (int i = 0; i < s; i++) {
      if (a[from + i] > 0) {
        double f = 1 - a[from + s + i] / a[at + 2 * s + i];
        double deeper = Math.max(a[at + 3 * s + i], a[from + 3 * s + i]);
        a[at + i] += a[from + i];
        a[at + s + i] = Math.min(a[at + s + i], a[from + s + i]);
        a[at + 2 * s + i] = Math.max(a[at + 2 * s + i], a[from + 2 * s + i]);
        a[at + 3 * s + i] = Math.max(deeper, !Double.isNaN(f) ? f : 0);
      }
    }
  }

  @Override
  void finish(int date, Rows[] inputs, int at, float[] out, int o) {
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      boolean known = a[at + i] >= required && a[at + stride + i] > 0;
      out[o + i] = known ? Cells.finite((float) a[at + 3 * stride + i]) : Float.NaN;
    }
  }
}
