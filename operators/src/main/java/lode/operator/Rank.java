package lode.operator;

import java.util.Arrays;
import lode.simd.WindowMath;

/**
 * Rank of the current value among the valid values of the window, average ties, over their number,
 * by counting the smaller and the equal.
 */
final class Rank implements Kernel, Kernel.Day {
  private final int[] rows;
  private final int stride;
  private final int required;

  Rank(int window, int stride) {
    this.rows = new int[window];
    this.stride = stride;
    this.required = (window + 1) / 2;
  }

  @Override
  public void rows(int from, int to, Rows[] inputs, Rows output) {
    for (int date = from; date < to; date++) {
      row(date, inputs, output);
    }
  }

  @Override
  public void row(int date, Rows[] inputs, Rows output) {
    int window = rows.length;
    float[] out = output.data();
    int o = output.at(date);
    if (date < window - 1) {
      Arrays.fill(out, o, o + stride, Float.NaN);
      return;
    }
    for (int k = 0; k < window; k++) {
      rows[k] = inputs[0].at(date - window + 1 + k);
    }
    WindowMath.WINDOWS.rank(inputs[0].data(), rows, required, out, o, stride);
  }
}
