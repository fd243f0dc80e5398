package lode.operator;

import java.util.Arrays;
import lode.simd.WindowMath;

/**
 * Folds the last n rows with an associative operation, in constant time per row and without ever
 * taking a row away again, so that neither drift nor an outlier that left the window can poison
 * what follows.
 *
 * <p>Dates are cut into blocks of about sqrt(n) rows, aligned to absolute dates. A window is then
 *
 * <pre>
 *   | . . s s s s | b b b b b b | b b b b b b | p p p . . . |
 *         suffix of    whole blocks (middle)    prefix of
 *         the oldest block                      the current block
 * </pre>
 *
 * and its fold is suffix, middle and prefix joined. The suffixes of a block are made from its rows
 * when it becomes the oldest; a finished prefix is a whole block. Every part reads rows inside the
 * window only and is made in an order fixed by absolute dates, so the result is a function of the
 * window and the date: a stream that starts anywhere gives the same bits once the window is inside
 * it. There is nothing to rebuild at an anchor.
 *
 * <p>A short window of an operator that has a primitive for it is folded whole at each date.
 *
 * <p>A fold is held in {@code planes} rows of doubles, one after the other; the first counts the
 * valid rows. To add an operator of this scheme, say how a row is appended, and, where order
 * matters, how one is prepended and how two folds are joined.
 */
abstract class BlockedWindow implements Kernel, Kernel.Day {
  /** Longest window that is cheaper to fold anew from its rows, with sums in registers. */
  static final int SHORT = 64;

  final int stride;

  /** Valid rows that a value needs. */
  final int required;

  /** The accumulators of all folds, each at an offset. */
  final double[] state;

  private final int window;
  private final int warmup;
  private final boolean whole;
  private final int[][] rows;
  private final int block;
  private final int slots;
  private final int width;
  private final int blocks;
  private final int middle;
  private final int prefix;
  private final int result;
  private int next = Integer.MIN_VALUE;

  /** A window whose values need half of it valid, at least {@code least} rows. */
  BlockedWindow(int window, int least, int planes, int stride) {
    this(window, window - 1, Math.max((window + 1) / 2, least), planes, stride, false);
  }

  /**
   * A window with its own first date of a value and number of rows needed.
   *
   * @param whole whether {@link #foldWhole} folds it
   */
  BlockedWindow(int window, int warmup, int required, int planes, int stride, boolean whole) {
    this.whole = whole;
    this.rows = whole ? new int[2][window] : new int[0][];
    this.window = window;
    this.warmup = warmup;
    this.required = required;
    this.stride = stride;
    this.block = (int) Math.sqrt(window);
    this.slots = window / block + 2;
    this.width = planes * stride;
    this.blocks = (block + 1) * width;
    this.middle = blocks + slots * width;
    this.prefix = middle + width;
    this.result = prefix + width;
    this.state = new double[whole ? width : result + width];
  }

  /** The value of a plane when nothing is folded yet. */
  double identity(int plane) {
    return 0;
  }

  /** Appends the inputs' row of a date to the fold at an offset: the newest row so far. */
  abstract void append(int date, Rows[] inputs, int at);

  /** Prepends the inputs' row of a date: the oldest row, {@code age} before the newest. */
  void prepend(int date, Rows[] inputs, int at, int age) {
    append(date, inputs, at);
  }

  /** Appends the fold at offset {@code from}, of {@code rows} rows; here all planes are sums. */
  void join(int at, int from, int rows) {
    WindowMath.WINDOWS.add(state, at, from, width);
  }

  /** Folds all rows of the window; their offsets are given, oldest first, for each series. */
  void foldWhole(Rows[] inputs, int[] first, int[] second, int at) {
    throw new UnsupportedOperationException();
  }

  /** Rows that the last series lags behind the first. */
  int lag() {
    return 0;
  }

  /** Writes the row of a date from the folded window at an offset. */
  abstract void finish(int date, Rows[] inputs, int at, float[] out, int o);

  @Override
  public final void rows(int from, int to, Rows[] inputs, Rows output) {
    for (int date = from; date < to; date++) {
      row(date, inputs, output);
    }
  }

  @Override
  public final void row(int date, Rows[] inputs, Rows output) {
    if (whole) {
      wholeRow(date, inputs, output);
      return;
    }
    int first = date - window + 1;
    int oldest = Math.floorDiv(first, block);
    int current = Math.floorDiv(date, block);
    advance(date, first, oldest, current, inputs);
    float[] out = output.data();
    int o = output.at(date);
    if (date < warmup) {
      Arrays.fill(out, o, o + stride, Float.NaN);
    } else if (oldest == current) {
      finish(date, inputs, prefix, out, o);
    } else {
      copy(suffix(first), result);
      if (current - oldest > 1) {
        join(result, middle, (current - oldest - 1) * block);
      }
      join(result, prefix, date - current * block + 1);
      finish(date, inputs, result, out, o);
    }
  }

  private void wholeRow(int date, Rows[] inputs, Rows output) {
    float[] out = output.data();
    int o = output.at(date);
    if (date < warmup) {
      Arrays.fill(out, o, o + stride, Float.NaN);
      return;
    }
    Rows last = inputs[inputs.length - 1];
    for (int k = 0; k < window; k++) {
      rows[0][k] = inputs[0].at(date - window + 1 + k);
      rows[1][k] = last.at(date - window + 1 + k - lag());
    }
    foldWhole(inputs, rows[0], rows[1], 0);
    finish(date, inputs, 0, out, o);
  }

  /** Brings all parts up to the date. */
  private void advance(int date, int first, int oldest, int current, Rows[] inputs) {
    boolean oldestEnters = first == oldest * block;
    boolean currentEnters = date == current * block;
    if (date != next) {
      restart(date, first, oldest, current, inputs);
    } else {
      if (currentEnters) {
        reset(prefix);
      }
      if (oldestEnters) {
        suffixes(first, oldest, inputs);
      }
      if (oldestEnters || currentEnters) {
        middle(oldest, current);
      }
    }
    append(date, inputs, prefix);
    if (date == (current + 1) * block - 1) {
      copy(prefix, slot(current));
    }
    next = date + 1;
  }

  /** Makes all parts anew from the rows of the window before {@code date}. */
  private void restart(int date, int first, int oldest, int current, Rows[] inputs) {
    for (int b = oldest + 1; b <= current; b++) {
      reset(prefix);
      for (int d = b * block; d < Math.min((b + 1) * block, date); d++) {
        append(d, inputs, prefix);
      }
      copy(prefix, slot(b));
    }
    if (oldest == current) {
      reset(prefix);
    }
    suffixes(first, oldest, inputs);
    middle(oldest, current);
  }

  /** Suffixes of the oldest block, from its last row back to {@code first}. */
  private void suffixes(int first, int oldest, Rows[] inputs) {
    int last = (oldest + 1) * block - 1;
    int row = block * width;
    reset(row);
    for (int d = last; d >= first; d--) {
      prepend(d, inputs, row, last - d);
      copy(row, suffix(d));
    }
  }

  private void middle(int oldest, int current) {
    reset(middle);
    for (int b = oldest + 1; b < current; b++) {
      join(middle, slot(b), block);
    }
  }

  private int suffix(int date) {
    return Math.floorMod(date, block) * width;
  }

  private int slot(int b) {
    return blocks + Math.floorMod(b, slots) * width;
  }

  private void reset(int at) {
    for (int p = 0; p * stride < width; p++) {
      Arrays.fill(state, at + p * stride, at + (p + 1) * stride, identity(p));
    }
  }

  private void copy(int from, int to) {
    System.arraycopy(state, from, state, to, width);
  }
}
