package lode.operator;

/** Product of the valid values of the window. */
final class Product extends BlockedWindow {
  Product(int window, int stride) {
    super(window, 1, 2, stride);
  }

  @Override
  double identity(int plane) {
    return plane;
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
        a[at + stride + i] *= v;
      }
    }
  }

  @Override
  void join(int at, int from, int rows) {
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      a[at + i] += a[from + i];
      a[at + stride + i] *= a[from + stride + i];
    }
  }

  @Override
  void finish(int date, Rows[] inputs, int at, float[] out, int o) {
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      double value = a[at + i] >= required ? a[at + stride + i] : Double.NaN;
      out[o + i] = Cells.finite((float) value);
    }
  }
}
