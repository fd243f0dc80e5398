package lode.operator;

import java.util.Arrays;

/**
 * The latest rows of one series: a ring of a power of two of rows in one array, addressed by date.
 * Rows of dates before the first are NaN. Not thread-safe: one evaluator owns it.
 */
public final class Rows {
  /** Floats in a cache line. */
  private static final int LINE = 16;

  private final float[] data;
  private final int stride;
  private final int pitch;
  private final int mask;

  /**
   * A ring that keeps at least {@code rows} rows, all NaN.
   *
   * @param rows rows to keep, the current one included
   * @param stride floats per row
   */
  public Rows(int rows, int stride) {
    int capacity = Integer.highestOneBit(Math.max(1, rows) * 2 - 1);
    this.data = new float[Math.multiplyExact(capacity, pitch(stride))];
    this.stride = stride;
    this.pitch = pitch(stride);
    this.mask = capacity - 1;
    clear();
  }

  /** The array behind the rows; a row of date t starts at {@link #at at(t)}. */
  public float[] data() {
    return data;
  }

  /** Offset of a date's row; the date may be negative (a row before the first). */
  public int at(int date) {
    return (date & mask) * pitch;
  }

  /** Floats per row. */
  public int stride() {
    return stride;
  }

  /** Rows kept. */
  public int capacity() {
    return mask + 1;
  }

  /** Bytes of a ring of a power of two of rows. */
  public static long bytes(int capacity, int stride) {
    return (long) Float.BYTES * capacity * pitch(stride);
  }

  /**
   * Distance of two rows: an odd number of cache lines, so that the cells of one stock on many
   * dates, which a window reads together, do not all fall into the same few sets of a cache.
   */
  private static int pitch(int stride) {
    int lines = Math.ceilDiv(stride, LINE);
    return (lines | 1) * LINE;
  }

  /** Forgets everything: all rows NaN. */
  public void clear() {
    Arrays.fill(data, Float.NaN);
  }
}
