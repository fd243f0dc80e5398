package lode.simd;

import static lode.simd.Block.STRIP;

/** The way of plain loops. */
final class PlainWindowOrder implements WindowOrder {
  @Override
  public void extremes(Block b, float[] a) {
    int now = b.window - 1;
    for (int l = 0; l < STRIP; l++) {
      float count = 0;
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int m = now - 1; m >= b.from; m--) {
        float v = b.x[b.x(m) + l];
        count += Float.isNaN(v) ? 0 : 1;
        low = v < low ? v : low;
        high = v > high ? v : high;
        if (m < b.size) {
          int at = m * 3 * STRIP + l;
          a[at] = count;
          a[at + STRIP] = low;
          a[at + 2 * STRIP] = high;
        }
      }
      count = 0;
      low = Float.POSITIVE_INFINITY;
      high = Float.NEGATIVE_INFINITY;
      for (int j = 0; j < b.to; j++) {
        float v = b.x[b.x(now + j) + l];
        count += Float.isNaN(v) ? 0 : 1;
        low = v < low ? v : low;
        high = v > high ? v : high;
        if (j >= b.from) {
          int at = j * 3 * STRIP + l;
          a[at] += count;
          a[at + STRIP] = low < a[at + STRIP] ? low : a[at + STRIP];
          a[at + 2 * STRIP] = high > a[at + 2 * STRIP] ? high : a[at + 2 * STRIP];
        }
      }
    }
  }

  @Override
  public void newestLargest(Block b, float sign, float[] a) {
    int now = b.window - 1;
    for (int l = 0; l < STRIP; l++) {
      float count = 0;
      float best = Float.NEGATIVE_INFINITY;
      float place = 0;
      for (int m = now - 1; m >= b.from; m--) {
        float v = b.x[b.x(m) + l] * sign;
        count += Float.isNaN(v) ? 0 : 1;
        place = v > best ? m - now : place;
        best = v > best ? v : best;
        if (m < b.size) {
          int at = m * 3 * STRIP + l;
          a[at] = count;
          a[at + STRIP] = best;
          a[at + 2 * STRIP] = place;
        }
      }
      count = 0;
      best = Float.NEGATIVE_INFINITY;
      place = 0;
      for (int j = 0; j < b.to; j++) {
        float v = b.x[b.x(now + j) + l] * sign;
        count += Float.isNaN(v) ? 0 : 1;
        place = v >= best ? j : place;
        best = v >= best ? v : best;
        if (j >= b.from) {
          int at = j * 3 * STRIP + l;
          a[at] += count;
          boolean newer = best >= a[at + STRIP];
          a[at + STRIP] = newer ? best : a[at + STRIP];
          a[at + 2 * STRIP] = newer ? place : a[at + 2 * STRIP];
        }
      }
    }
  }

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
  public void rankCorrelation(Block b, float[] ranks, int required) {
    for (int j = b.from; j < b.to; j++) {
      for (int l = 0; l < STRIP; l++) {
        b.out[b.out(j) + l] = rankCorrelation(b, j, l, required);
      }
    }
  }

  private static float rankCorrelation(Block b, int j, int l, int required) {
    double count = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int m = j; m < b.window + j; m++) {
      float u = b.x[b.x(m) + l];
      float v = b.y[b.y(m) + l];
      if (Float.isNaN(u) || Float.isNaN(v)) {
        continue;
      }
      // below less above: twice the rank less its mean
      double rankX = 0;
      double rankY = 0;
      for (int k = j; k < b.window + j; k++) {
        float s = b.x[b.x(k) + l];
        float t = b.y[b.y(k) + l];
        if (!Float.isNaN(s) && !Float.isNaN(t)) {
          rankX += (s < u ? 1 : 0) - (s > u ? 1 : 0);
          rankY += (t < v ? 1 : 0) - (t > v ? 1 : 0);
        }
      }
      count++;
      xx += rankX * rankX;
      yy += rankY * rankY;
      xy += rankX * rankY;
    }
    return count >= required ? WindowStatistics.finite(xy / Math.sqrt(xx * yy)) : Float.NaN;
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
