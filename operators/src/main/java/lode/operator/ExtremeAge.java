package lode.operator;

/** Age of the largest valid value of the window: 0 is today, the newest where several are. */
final class ExtremeAge extends BlockedWindow {
  private final int sign;

  /** The age of the largest of {@code sign * x}. */
  ExtremeAge(int sign, int window, int stride) {
    super(window, 1, 3, stride);
    this.sign = sign;
  }

  @Override
  double identity(int plane) {
    return plane == 0 ? 0 : Double.NEGATIVE_INFINITY;
  }

  @Override
  void append(int date, Rows[] inputs, int at) {
    float[] x = inputs[0].data();
    int r = inputs[0].at(date);
    double[] a = state;
    int s = stride;
    for (int i = 0; i < s; i++) {
      double v = sign * x[r + i];
      if (!Double.isNaN(v)) {
        a[at + i] += 1;
        if (v >= a[at + s + i]) {
          a[at + s + i] = v;
          a[at + 2 * s + i] = date;
        }
      }
    }
  }

  @Override
  void prepend(int date, Rows[] inputs, int at, int age) {
    float[] x = inputs[0].data();
    int r = inputs[0].at(date);
    double[] a = state;
    int s = stride;
    for (int i = 0; i < s; i++) {
      double v = sign * x[r + i];
      if (!Double.isNaN(v)) {
        a[at + i] += 1;
        if (v > a[at + s + i]) {
          a[at + s + i] = v;
          a[at + 2 * s + i] = date;
        }
      }
    }
  }

  @Override
  void join(int at, int from, int rows) {
    double[] a = state;
    int s = stride;
    for (int i = 0; i < s; i++) {
      a[at + i] += a[from + i];
      boolean later = a[from + s + i] >= a[at + s + i];
      a[at + s + i] = later ? a[from + s + i] : a[at + s + i];
      a[at + 2 * s + i] = later ? a[from + 2 * s + i] : a[at + 2 * s + i];
    }
  }

  @Override
  void finish(int date, Rows[] inputs, int at, float[] out, int o) {
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      boolean known = a[at + i] >= required;
      out[o + i] = known ? (float) (date - a[at + 2 * stride + i]) : Float.NaN;
    }
  }
}
