package lode.simd;

/** The plain twin. Cells that do not count are written too, and then written over. */
final class PlainOrderMath implements OrderMath {
  private static final int INFINITE = 0x7f800000;

  @Override
  public int keys(
      float[] x, int i, float[] universe, int u, int n, int[] key, int[] cell, int[] range) {
    int least = Integer.MAX_VALUE;
    int greatest = Integer.MIN_VALUE;
    int smallest = Integer.MAX_VALUE;
    int all = 0;
    int count = 0;
    for (int k = 0; k < n; k++) {
      int bits = Float.floatToRawIntBits(x[i + k] + 0f);
      int size = bits & Integer.MAX_VALUE;
      int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      key[count] = bits;
      cell[count] = k;
      boolean counts = size < INFINITE && (universe == null || universe[u + k] == 1);
      count += counts ? 1 : 0;
      least = Math.min(least, counts ? ordered : Integer.MAX_VALUE);
      greatest = Math.max(greatest, counts ? ordered : Integer.MIN_VALUE);
      smallest = Math.min(smallest, counts && size > 0 ? size : Integer.MAX_VALUE);
      all |= counts ? size : 0;
    }
    range[LEAST] = least;
    range[GREATEST] = greatest;
    range[SMALLEST] = smallest;
    range[ALL] = all;
    return count;
  }

  @Override
  public void close(int[] key, int n, int gap, int base) {
    for (int k = 0; k < n; k++) {
      int sign = key[k] >> 31;
      int size = Math.max((key[k] & Integer.MAX_VALUE) - gap, 0);
      key[k] = ((size ^ sign) - sign) - base;
    }
  }

  @Override
  public int neighbours(int[] x, int n, int bits, int[] index) {
    return neighbours(x, 1, n, bits, index, 0);
  }

  /** The same from one entry to another, after {@code count} others. */
  static int neighbours(int[] x, int from, int to, int bits, int[] index, int count) {
    int at = count;
    for (int k = from; k < to; k++) {
      index[at] = k;
      at += (x[k] ^ x[k - 1]) >>> bits == 0 ? 1 : 0;
    }
    return at;
  }
}
