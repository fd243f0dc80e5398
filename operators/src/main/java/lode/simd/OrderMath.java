package lode.simd;

/**
 * Primitives of putting a row in order: values become whole numbers in the same order ("keys"),
 * without branches on the data. The ways of computing them give the same numbers.
 *
 * <p>Arrays that are written have {@link #SLACK} more entries than are asked of them, for vectors
 * are written whole; what is beyond the entries asked for means nothing.
 */
public interface OrderMath {
  /** The way chosen for this process: that of {@link Simd#ROWS}. */
  OrderMath ORDERS = Simd.ROWS instanceof PlainMath ? new PlainOrderMath() : new VectorOrderMath();

  /** Entries that an array must have beyond those it is asked for. */
  int SLACK = 16;

  /** Where {@link #keys} leaves the least ordered bits. */
  int LEAST = 0;

  /** Where {@link #keys} leaves the greatest ordered bits. */
  int GREATEST = 1;

  /** Where {@link #keys} leaves the bits of the smallest magnitude but zero. */
  int SMALLEST = 2;

  /** Where {@link #keys} leaves the bits of all magnitudes, or-ed. */
  int ALL = 3;

  /**
   * Takes the finite cells of a row, in order of the cells.
   *
   * @param x the row, from index {@code i}
   * @param universe cells count where it is 1, from index {@code u}; null means everywhere
   * @param n cells
   * @param key gets the bits of each value, those of zero for a negative zero
   * @param cell gets the cell of each, from 0
   * @param range gets what the four names above say; nothing of meaning where there is none.
   *     Ordered bits are those of the value, the lower ones flipped where it is negative
   * @return how many
   */
  int keys(float[] x, int i, float[] universe, int u, int n, int[] key, int[] cell, int[] range);

  /**
   * Makes bits into keys, which are in the order of the values as unsigned numbers: {@code place}
   * of each less {@code base}. Numbers that no value has between zero and the smallest magnitude
   * are left out, so that the keys of values around zero lie close.
   *
   * @param gap magnitudes left out
   * @param base the place of the least value
   */
  void close(int[] key, int n, int gap, int base);

  /**
   * Finds the entries from 1 on that differ from the one before in the lowest {@code bits} bits
   * only, and writes their indices.
   *
   * @return how many
   */
  int neighbours(int[] x, int n, int bits, int[] index);

  /** The place of a value of these ordered bits if so many magnitudes beside zero are left out. */
  static int place(int ordered, int gap) {
    return ordered > 0 ? ordered - gap : ordered < 0 ? ordered + 1 + gap : 0;
  }
}
