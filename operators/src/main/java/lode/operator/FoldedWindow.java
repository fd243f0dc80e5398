package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;

/**
 * Folds windows with any associative operation on planes of doubles, the first of which counts the
 * valid rows. To add an operator of this scheme, say how a newer row is appended, and, where order
 * matters, how an older one is prepended and how two folds are joined.
 */
abstract class FoldedWindow extends MovingWindow {
  private final int planes;

  /** The folds of the block's windows, then the one in the making. */
  final double[] folds;

  private final int making;

  FoldedWindow(int window, int least, int planes) {
    super(window, least);
    this.planes = planes;
    this.making = block.size() * planes * STRIP;
    this.folds = new double[making + planes * STRIP];
  }

  /** The value of a plane when nothing is folded yet. */
  double identity(int plane) {
    return 0;
  }

  /** Appends a row of the block, the newest so far, to the fold at an offset. */
  abstract void append(Block b, int row, int at);

  /** Prepends a row of the block, the oldest so far. */
  void prepend(Block b, int row, int at) {
    append(b, row, at);
  }

  /** Appends the fold at offset {@code newer}; here all planes are sums. */
  void join(int at, int newer) {
    for (int i = 0; i < planes * STRIP; i++) {
      folds[at + i] += folds[newer + i];
    }
  }

  /** Value of one stock from the first of its planes; the count suffices. */
  abstract double value(Block b, int j, int at);

  @Override
  final void strip(Block b) {
    int now = b.window() - 1;
    reset();
    keep(b.window() == 1, 0);
    for (int m = now - 1; m >= b.from(); m--) {
      prepend(b, m, making);
      keep(m < b.size(), m);
    }
    reset();
    for (int j = 0; j < b.to(); j++) {
      append(b, now + j, making);
      if (j >= b.from()) {
        join(j * planes * STRIP, making);
        write(b, j);
      }
    }
  }

  private void reset() {
    for (int p = 0; p < planes; p++) {
      Arrays.fill(folds, making + p * STRIP, making + (p + 1) * STRIP, identity(p));
    }
  }

  private void keep(boolean wanted, int j) {
    if (wanted) {
      System.arraycopy(folds, making, folds, j * planes * STRIP, planes * STRIP);
    }
  }

  private void write(Block b, int j) {
    int at = j * planes * STRIP;
    int o = b.out(j);
    for (int l = 0; l < STRIP; l++) {
      boolean known = folds[at + l] >= required;
      b.output()[o + l] = known ? Cells.finite(value(b, j, at + l)) : Float.NaN;
    }
  }
}
