package lode.simd;

import java.util.Arrays;

/** The plain twin. */
final class PlainFactorMath implements FactorMath {
  @Override
  public void gather(float[] x, int offset, int[] index, int n, float[] out, int o) {
    gather(x, offset, index, 0, n, out, o);
  }

  /** The same from one cell to another. */
  static void gather(float[] x, int offset, int[] index, int from, int to, float[] out, int o) {
    for (int k = from; k < to; k++) {
      out[o + k] = x[offset + index[k]];
    }
  }

  @Override
  public void pairs(float[] x, float[] y, double center, int n, double[] sums) {
    Arrays.fill(sums, 0, SUMS, 0);
    for (int k = 0; k < n; k++) {
      boolean both = Math.abs(x[k]) <= Float.MAX_VALUE && Math.abs(y[k]) <= Float.MAX_VALUE;
      double u = both ? x[k] : 0;
      double v = both ? y[k] - center : 0;
      int lane = k % RowMath.LANES;
      sums[lane] += both ? 1 : 0;
      sums[RowMath.LANES + lane] += u;
      sums[2 * RowMath.LANES + lane] += u * u;
      sums[3 * RowMath.LANES + lane] += v;
      sums[4 * RowMath.LANES + lane] += v * v;
      sums[5 * RowMath.LANES + lane] += u * v;
    }
    fold(sums);
  }

  /** Adds partial sums up, in the order of {@link RowMath#fold}, and puts them first. */
  static void fold(double[] sums) {
    for (int s = 0; s < SUMS / RowMath.LANES; s++) {
      int at = s * RowMath.LANES;
      double a = sums[at] + sums[at + 4];
      double b = sums[at + 1] + sums[at + 5];
      double c = sums[at + 2] + sums[at + 6];
      double d = sums[at + 3] + sums[at + 7];
      sums[s] = (a + c) + (b + d);
    }
  }

  @Override
  public long ramp(int[] order, int n, int[] rank, int[] spare) {
    long sum = 0;
    int before = 0;
    for (int k = 0; k < n; k++) {
      int a = rank[order[k]];
      before += a == 0 ? 0 : 1;
      sum += (long) before * a;
    }
    return sum;
  }

  @Override
  public int ranked(int[] order, int n, int[] rank, int[] present) {
    return ranked(order, 0, n, rank, present, 0);
  }

  /** The same from one entry to another, after {@code count} others. */
  static int ranked(int[] order, int from, int to, int[] rank, int[] present, int count) {
    int at = count;
    for (int k = from; k < to; k++) {
      present[at] = order[k];
      at += rank[order[k]] == 0 ? 0 : 1;
    }
    return at;
  }

  @Override
  public void weights(int[] rank, int n, int center, double scale, int[] weight) {
    for (int k = 0; k < n; k++) {
      weight[k] = rank[k] == 0 ? 0 : (int) ((rank[k] - center) * scale);
    }
  }
}
