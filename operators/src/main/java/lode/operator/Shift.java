package lode.operator;

import lode.simd.RowMath;
import lode.simd.Simd;

/** A series against its own value n rows ago; NaN before date n, for there is no row to read. */
final class Shift {
  private Shift() {}

  static Kernel delay(int n, int stride) {
    return Kernel.daily((date, inputs, output) ->
        System.arraycopy(
            inputs[0].data(), inputs[0].at(date - n), output.data(), output.at(date), stride));
  }

  static Kernel delta(int n, int stride) {
    return Kernel.daily((date, inputs, output) -> {
      float[] x = inputs[0].data();
      float[] out = output.data();
      int now = inputs[0].at(date);
      int then = inputs[0].at(date - n);
      int o = output.at(date);
      for (int i = 0; i < stride; i++) {
        out[o + i] = Cells.finite(x[now + i] - x[then + i]);
      }
    });
  }

  static Kernel pctChange(int n, int stride) {
    return Kernel.daily((date, inputs, output) -> {
      float[] x = inputs[0].data();
      float[] out = output.data();
      int now = inputs[0].at(date);
      int then = inputs[0].at(date - n);
      int o = output.at(date);
      for (int i = 0; i < stride; i++) {
        float change = Cells.finite((float) ((double) x[now + i] / x[then + i] - 1));
        out[o + i] = Math.abs(x[then + i]) < RowMath.TINY ? Float.NaN : change;
      }
    });
  }

  static Kernel logReturn(int n, int stride) {
    return Kernel.daily((date, inputs, output) -> {
      float[] x = inputs[0].data();
      int now = inputs[0].at(date);
      int then = inputs[0].at(date - n);
      Simd.CURVES.logRatio(x, now, x, then, output.data(), output.at(date), stride);
    });
  }

  /** The newest valid value of the last n rows, at any date. */
  static Kernel backfill(int n, int stride) {
    return Kernel.daily((date, inputs, output) -> {
      float[] x = inputs[0].data();
      float[] out = output.data();
      int o = output.at(date);
      System.arraycopy(x, inputs[0].at(date), out, o, stride);
      for (int i = 0; i < stride; i++) {
        for (int k = 1; k < n && Float.isNaN(out[o + i]); k++) {
          out[o + i] = x[inputs[0].at(date - k) + i];
        }
      }
    });
  }
}
