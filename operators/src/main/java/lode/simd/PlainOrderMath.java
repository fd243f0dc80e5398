package lode.simd;

/** The plain twin. Cells that do not count are written too, and then written over. */
final class PlainOrderMath implements OrderMath {
  private static final int INFINITE = 0x7f800000;

  @Override
  public int keys(
      float[] x, int i, float[] universe, int u, int n, int[] key, int[] cell, int[] range) {
    range[LEAST] = Integer.MAX_VALUE;
    range[GREATEST] = Integer.MIN_VALUE;
    range[SMALLEST] = Integer.MAX_VALUE;
    range[ALL] = 0;
    return keys(x, i, universe, u, 0, n, key, cell, 0, range);
  }

  /** The same from one cell to another, after {@code count} others. */
  static int keys(
      float[] x,
      int i,
      float[] universe,
      int u,
      int from,
      int to,
      int[] key,
      int[] cell,
      int count,
      int[] range) {
    int least = range[LEAST];
    int greatest = range[GREATEST];
    int smallest = range[SMALLEST];
    int all = range[ALL];
    int at = count;
    for (int k = from; k < to; k++) {
      int bits = Float.floatToRawIntBits(x[i + k] + 0f);
      int size = bits & Integer.MAX_VALUE;
      int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      key[at] = bits;
      cell[at] = k;
      boolean counts = size < INFINITE && (universe == null || universe[u + k] == 1);
      at += counts ? 1 : 0;
      least = Math.min(least, counts ? ordered : Integer.MAX_VALUE);
      greatest = Math.max(greatest, counts ? ordered : Integer.MIN_VALUE);
      smallest = Math.min(smallest, counts && size > 0 ? size : Integer.MAX_VALUE);
      all |= counts ? size : 0;
    }
    range[LEAST] = least;
    range[GREATEST] = greatest;
    range[SMALLEST] = smallest;
    range[ALL] = all;
    return at;
  }

  @Override
  public void close(int[] key, int n, int gap, int base) {
    close(key, 0, n, gap, base);
  }

  /** The same from one key to another. */
  static void close(int[] key, int from, int to, int gap, int base) {
    for (int k = from; k < to; k++) {
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
