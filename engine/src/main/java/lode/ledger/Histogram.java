package lode.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How often a figure fell where: bar i counts from {@code from + i step} to the next; the first and
 * the last bar also count what lies beyond them.
 */
public record Histogram(double from, double step, List<Long> counts) {
  /** Copies the list. */
  public Histogram {
    counts = List.copyOf(counts);
  }

  /** Of the values that are finite. */
  public static Histogram of(double from, double step, int bars, DoubleStream values) {
    long[] counts = new long[bars];
    values
        .filter(Double::isFinite)
        .forEach(
            x -> counts[(int) Math.clamp((long) Math.floor((x - from) / step), 0, bars - 1)]++);
    List<Long> boxed = new ArrayList<>();
    for (long count : counts) {
      boxed.add(count);
    }
    return new Histogram(from, step, boxed);
  }
}
