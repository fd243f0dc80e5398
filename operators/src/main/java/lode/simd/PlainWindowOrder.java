package lode.simd;

import static lode.simd.Block.STRIP;

/** The way of plain loops. */
final class PlainWindowOrder implements WindowOrder {
  @Override
  public void rank(Block b, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l++) {
        float current = b.x[b.x(b.window - 1 + j) + l];
        int valid = 0;
        int below = 0;
        for (int m = j; m < b.window + j; m++) {
          float v = b.x[b.x(m) + l];
          valid += Float.isNaN(v) ? 0 : 1;
          below += (v < current ? 1 : 0) + (v <= current ? 1 : 0);
        }
        boolean known = !Float.isNaN(current) && valid >= required;
        b.out[b.out(j) + l] = known ? (below * 0.5f + 0.5f) / valid : Float.NaN;
      }
    }
  }

  @Override
  public void slide(float[] sorted, int at, int n, float[] x, int out, float[] y, int in) {
    for (int l = 0; l < STRIP; l++) {
      float leaves = place(x[out + l]);
      float enters = place(y[in + l]);
      float before = Float.NEGATIVE_INFINITY;
      for (int k = 0; k < n; k++) {
        int cell = at + k * STRIP + l;
        float next = k + 1 < n ? sorted[cell + STRIP] : Float.POSITIVE_INFINITY;
        float kept = sorted[cell] >= leaves ? next : sorted[cell];
        float least = before < enters ? enters : before;
        sorted[cell] = least > kept ? kept : least;
        before = kept;
      }
    }
  }

  /** Where a value stands: the zeros together, missing ones last. */
  private static float place(float value) {
    return Float.isNaN(value) ? Float.POSITIVE_INFINITY : value + 0f;
  }
}
