package lode.operator;

/**
 * Exponentially weighted mean over the valid rows: a row of age k weighs decay to the k, the
 * weights of the valid rows are made to sum to 1. The window ends where weights are below e to the
 * minus 8 of the newest, so memory is finite; a value needs half of its last n rows valid.
 */
final class Decay extends BlockedWindow {
  private final int window;
  private final double[] power;
  private final int[] valid;
  private int next = Integer.MIN_VALUE;

  Decay(int window, int rows, double decay, int stride) {
    super(rows, window - 1, (window + 1) / 2, 2, stride, false);
    this.window = window;
    this.valid = new int[stride];
    this.power = new double[rows + 1];
    power[0] = 1;
    for (int k = 1; k <= rows; k++) {
      power[k] = power[k - 1] * decay;
    }
  }

  /** Rows until a weight of {@code share (1 - share)^k} has faded, at least the window. */
  static int memory(int window, double share) {
    return Math.max(window, (int) Math.ceil(8 / share));
  }

  @Override
  void append(int date, Rows[] inputs, int at) {
    scale(at, power[1]);
    prepend(date, inputs, at, 0);
  }

  @Override
  void prepend(int date, Rows[] inputs, int at, int age) {
    float[] x = inputs[0].data();
    int r = inputs[0].at(date);
    double[] a = state;
    double weight = power[age];
    for (int i = 0; i < stride; i++) {
      double v = x[r + i];
      if (!Double.isNaN(v)) {
        a[at + i] += weight;
        a[at + stride + i] += weight * v;
      }
    }
  }

  @Override
  void join(int at, int from, int rows) {
    scale(at, power[rows]);
    super.join(at, from, rows);
  }

  private void scale(int at, double factor) {
    double[] a = state;
    for (int i = at; i < at + 2 * stride; i++) {
      a[i] *= factor;
    }
  }

  @Override
  void finish(int date, Rows[] inputs, int at, float[] out, int o) {
    if (date != next) {
      java.util.Arrays.fill(valid, 0);
      for (int d = date - window + 1; d < date; d++) {
        count(inputs[0], d, 1);
      }
    }
    next = date + 1;
    count(inputs[0], date, 1);
    double[] a = state;
    for (int i = 0; i < stride; i++) {
      double value = a[at + stride + i] / a[at + i];
      out[o + i] = valid[i] >= required ? Cells.finite((float) value) : Float.NaN;
    }
    count(inputs[0], date - window + 1, -1);
  }

  /** Counts are integers: taking a row away again is exact. */
  private void count(Rows x, int date, int by) {
    float[] data = x.data();
    int r = x.at(date);
    for (int i = 0; i < stride; i++) {
      valid[i] += !Float.isNaN(data[r + i]) ? by : 0;
    }
  }
}
