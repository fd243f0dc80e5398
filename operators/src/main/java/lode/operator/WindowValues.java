package lode.operator;

/**
 * Gathers the valid values of each stock's window, oldest first, and makes one number of them: the
 * scheme for what neither folds nor can be kept sorted. Costs time in proportion to the window.
 */
abstract class WindowValues implements Kernel, Kernel.Day {
  private final int window;
  private final int stride;
  private final int required;
  private final int[] rows;
  private final int[] otherRows;
  private final float[] values;
  private final float[] others;

  WindowValues(int window, int least, int stride) {
    this.window = window;
    this.stride = stride;
    this.required = Math.max((window + 1) / 2, least);
    this.rows = new int[window];
    this.otherRows = new int[window];
    this.values = new float[window];
    this.others = new float[window];
  }

  /** The value made of the first n values (and those of the second series, where there is one). */
  abstract double of(float[] x, float[] y, int n);

  @Override
  public final void rows(int from, int to, Rows[] inputs, Rows output) {
    for (int date = from; date < to; date++) {
      row(date, inputs, output);
    }
  }

  @Override
  public final void row(int date, Rows[] inputs, Rows output) {
    Rows first = inputs[0];
    Rows second = inputs[inputs.length - 1];
    for (int k = 0; k < window; k++) {
      rows[k] = first.at(date - window + 1 + k);
      otherRows[k] = second.at(date - window + 1 + k);
    }
    float[] x = first.data();
    float[] y = second.data();
    float[] out = output.data();
    int o = output.at(date);
    for (int i = 0; i < stride; i++) {
      int n = 0;
      for (int k = 0; k < window; k++) {
        float u = x[rows[k] + i];
        float v = y[otherRows[k] + i];
        values[n] = u;
        others[n] = v;
        n += !Float.isNaN(u) && !Float.isNaN(v) ? 1 : 0;
      }
      boolean known = date >= window - 1 && n >= required;
      out[o + i] = known ? Cells.finite((float) of(values, others, n)) : Float.NaN;
    }
  }
}
