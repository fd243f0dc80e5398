package lode.simd;

/**
 * The windows that end on the dates of one block, for one strip of {@link #STRIP} stocks.
 *
 * <p>Blocks are b consecutive dates, aligned to absolute dates, with b the largest power of two
 * below the window n (at most {@link #LONGEST}). All b windows contain the n - 1 - b rows in the
 * middle:
 *
 * <pre>
 *   row   0 .. b-1 | b ......... n-2 | n-1 ... n-2+b
 *         older    |     middle      | newer, the block's own dates
 * </pre>
 *
 * The window that ends on the block's j-th date starts at row j. Its fold is the fold of rows n - 2
 * down to j, kept for each j on one way back through older rows, joined with the fold of rows n - 1
 * up to n - 1 + j, kept on one way forward: 1 + (n - 1) / b rows read per date instead of n,
 * nothing is ever taken away again, and the bits depend on the window and the date alone.
 *
 * <p>Scratch of one kernel. Folds of the block are written to planes: those of the j-th date start
 * at {@code j * planes * STRIP}, a plane is {@code STRIP} cells.
 */
public final class Block {
  /** Stocks computed at once: a cache line of floats. Rows are padded to a multiple of it. */
  public static final int STRIP = 16;

  /** Longest block: the dates of a chunk; streams start at a multiple of it. */
  public static final int LONGEST = 64;

  final int window;
  final int size;
  final int lag;
  final int[] xRows;
  final int[] yRows;
  final int[] outRows;
  float[] x;
  float[] y;
  float[] out;
  int strip;

  /** The block's dates that are computed, as indices into it. */
  int from;

  int to;

  /** Blocks of windows of so many rows, in which the second series lags behind the first. */
  public Block(int window, int lag) {
    this.window = window;
    this.size = Math.min(LONGEST, Integer.highestOneBit(Math.max(1, window - 1)));
    this.lag = lag;
    this.xRows = new int[window - 1 + size];
    this.yRows = new int[window - 1 + size];
    this.outRows = new int[size];
  }

  /** Where the row of a date starts in its array. */
  @FunctionalInterface
  public interface Offsets {
    /** Offset of the row of a date, which may be negative. */
    int at(int date);
  }

  /** Rows of a window. */
  public int window() {
    return window;
  }

  /** Dates in a block. */
  public int size() {
    return size;
  }

  /** First date computed, as an index into the block. */
  public int from() {
    return from;
  }

  /** The date after the last computed, as an index into the block. */
  public int to() {
    return to;
  }

  /** Offset of the strip in its rows. */
  public int strip() {
    return strip;
  }

  /** Array of the first series. */
  public float[] first() {
    return x;
  }

  /** Array of the second series. */
  public float[] second() {
    return y;
  }

  /** Array of the output. */
  public float[] output() {
    return out;
  }

  /** Offset of the output's strip on the j-th date. */
  public int out(int j) {
    return outRows[j] + strip;
  }

  /** Offset of the first series' strip in the m-th row. */
  public int x(int m) {
    return xRows[m] + strip;
  }

  /** Offset of the second series' strip in the m-th row. */
  public int y(int m) {
    return yRows[m] + strip;
  }

  /** Goes to the dates {@code from} to {@code to} of the block that starts at a date. */
  public void open(int start, int from, int to, Offsets first, Offsets second, Offsets output) {
    this.from = from - start;
    this.to = to - start;
    for (int m = this.from; m < window - 1 + this.to; m++) {
      xRows[m] = first.at(start - window + 1 + m);
      yRows[m] = second.at(start - window + 1 + m - lag);
    }
    for (int j = this.from; j < this.to; j++) {
      outRows[j] = output.at(start + j);
    }
  }

  /** The arrays behind the offsets. */
  public void bind(float[] first, float[] second, float[] output) {
    this.x = first;
    this.y = second;
    this.out = output;
  }

  /** Goes to a strip of stocks. */
  public void strip(int offset) {
    this.strip = offset;
  }
}
