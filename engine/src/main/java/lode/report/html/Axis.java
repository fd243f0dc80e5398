package lode.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * From numbers to places on a page: linear, over a range that ends at round numbers.
 *
 * @param from number at the first end
 * @param to number at the other end
 * @param begin place of the first end
 * @param end place of the other end
 * @param step distance of two marks
 */
record Axis(double from, double to, double begin, double end, double step) {
  private static final int MARKS = 5;

  /** An axis that reaches at least over these finite numbers; 0 to 1 where there are none. */
  static Axis over(double least, double most, double begin, double end) {
    double low = Double.isFinite(least) && Double.isFinite(most) ? least : 0;
    double high = Double.isFinite(least) && Double.isFinite(most) ? most : 1;
    if (high - low < 1e-12 * Math.max(1e-3, Math.abs(high))) {
      double room = Math.max(1e-3, Math.abs(high) / 10);
      low -= room;
      high += room;
    }
    double step = round((high - low) / MARKS);
    return new Axis(
        Math.floor(low / step + 1e-9) * step,
        Math.ceil(high / step - 1e-9) * step,
        begin,
        end,
        step);
  }

  /** An axis of exactly this range: places of things counted, not measured. */
  static Axis exactly(double from, double to, double begin, double end) {
    return new Axis(from, to, begin, end, round(Math.max(1, to - from) / MARKS));
  }

  /** The next of 1, 2, 5 times a power of ten. */
  private static double round(double width) {
    double power = Math.pow(10, Math.floor(Math.log10(width)));
    double head = width / power;
    return power * (head <= 1 ? 1 : head <= 2 ? 2 : head <= 5 ? 5 : 10);
  }

  /** Where a number is. */
  double at(double value) {
    return begin + (value - from) / (to - from) * (end - begin);
  }

  /** The numbers to be marked. */
  List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    long first = Math.round(Math.ceil(from / step - 1e-9));
    for (long k = first; k * step <= to + step * 1e-9; k++) {
      marks.add(k * step);
    }
    return marks;
  }
}
