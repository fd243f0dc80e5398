package lode.operator;

import static lode.simd.Block.STRIP;

import java.util.Arrays;
import lode.simd.Block;

/**
 * A kernel over the last n rows of one or two series, computed for the windows that end in one
 * {@link Block} of dates, strip of stocks by strip, so that a window's rows are read from the
 * innermost cache. It has no state between blocks.
 */
abstract class MovingWindow implements Kernel {
  /** Valid rows that a value needs. */
  final int required;

  final Block block;
  private final int warmup;

  /** Windows whose values need half of them valid, at least {@code least} rows. */
  MovingWindow(int window, int least) {
    this(window, window - 1, Math.max((window + 1) / 2, least), 0);
  }

  /** Windows with an own first date of a value, number of rows needed, and lag of the second. */
  MovingWindow(int window, int warmup, int required, int lag) {
    this.block = new Block(window, lag);
    this.warmup = warmup;
    this.required = required;
  }

  /**
   * Writes the block's output rows for its strip. A window of one row has no older part to fold.
   */
  abstract void strip(Block block);

  /** Is told the dates of the block before its strips come. */
  void open(int start, Rows[] inputs) {}

  @Override
  public final void rows(int from, int to, Rows[] inputs, Rows output) {
    Rows first = inputs[0];
    Rows second = inputs[inputs.length - 1];
    block.bind(first.data(), second.data(), output.data());
    int size = block.size();
    for (int start = Math.floorDiv(from, size) * size; start < to; start += size) {
      int begin = Math.max(start, from);
      int end = Math.min(start + size, to);
      block.open(start, begin, end, first::at, second::at, output::at);
      open(start, inputs);
      for (int strip = 0; strip < output.stride(); strip += STRIP) {
        block.strip(strip);
        strip(block);
      }
    }
    for (int date = from; date < Math.min(to, warmup); date++) {
      int o = output.at(date);
      Arrays.fill(output.data(), o, o + output.stride(), Float.NaN);
    }
  }
}
