package lode.operator;

/** Mean of x weighted by w over the rows where both are valid; NaN where the weights cancel. */
final class WeightedMean extends BlockedWindow {
  private static final double CANCELLED = 1e-12;

  WeightedMean(int window, int stride) {
    super(window, 1, 4, stride);
  }

  @Override
  void append(int date, Rows[] inputs, int at) {
    float[] x = inputs[0].data();
    float[] w = inputs[1].data();
    int xr = inputs[0].at(date);
    int wr = inputs[1].at(date);
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      double v = x[xr + i];
      double weight = w[wr + i];
      if (!Double.isNaN(v) && !Double.isNaN(weight)) {
        a[at + i] += 1;
        a[at + stride + i] += weight;
        a[at + 2 * stride + i] += Math.abs(weight);
        a[at + 3 * stride + i] += weight * v;
      }
    }
  }

  @Override
  void finish(int date, Rows[] inputs, int at, float[] out, int o) {
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      double weights = a[at + stride + i];
      boolean known =
          a[at + i] >= required && Math.abs(weights) > CANCELLED * a[at + 2 * stride + i];
      out[o + i] = known ? Cells.finite((float) (a[at + 3 * stride + i] / weights)) : Float.NaN;
    }
  }
}
