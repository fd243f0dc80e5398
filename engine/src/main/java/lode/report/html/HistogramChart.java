package lode.report.html;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import lode.ledger.Histogram;

/** How often a number fell where, with lines at numbers that matter. */
final class HistogramChart {
  private static final double GAP = 1;
  private static final int CURVE = 160;

  private final Histogram histogram;
  private final Plot plot;

  /** Bars below {@code bad} are of another colour; nothing is drawn beyond the outer bars. */
  HistogramChart(String title, Histogram histogram, double bad, double tallest) {
    this.histogram = histogram;
    List<Long> counts = histogram.counts();
    double least = Double.isFinite(bad) ? Math.min(0, bad - 2 * histogram.step()) : 0;
    int first = 0;
    int last = counts.size() - 1;
    while (first < last && counts.get(first) == 0 && edge(first + 1) <= least) {
      first++;
    }
    while (last > first && counts.get(last) == 0 && edge(last) >= 0) {
      last--;
    }
    long most = counts.stream().mapToLong(n -> n).max().orElse(1);
    this.plot =
        Plot.measured(title, edge(first), edge(last + 1), 0, Math.max(most, tallest), Unit.COUNT);
    for (int k = first; k <= last && !counts.isEmpty(); k++) {
      double left = plot.x.at(edge(k)) + GAP / 2;
      double top = plot.y.at(counts.get(k));
      String tip =
          String.format(Locale.ROOT, "%.4g to %.4g: %,d", edge(k), edge(k + 1), counts.get(k));
      plot.svg.rect(
          left,
          top,
          plot.x.at(edge(k + 1)) - left - GAP / 2,
          plot.y.at(0) - top,
          edge(k) < bad ? "fill s1" : "fill s0",
          tip);
    }
    plot.svg.describe(
        String.format(
            Locale.ROOT,
            "%,d numbers from %.4g to %.4g, at most %,d in a range of %.4g.",
            counts.stream().mapToLong(n -> n).sum(),
            edge(first),
            edge(last + 1),
            most,
            histogram.step()));
  }

  /** Of the numbers that are finite, in so many ranges. */
  static HistogramChart of(String title, double[] numbers, int ranges) {
    double[] finite = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
    double least = finite.length == 0 ? 0 : finite[0];
    double width = finite.length == 0 ? 0 : (finite[finite.length - 1] - least) / ranges;
    Histogram counted = Histogram.of(least, width > 0 ? width : 1, ranges, Arrays.stream(finite));
    return new HistogramChart(title, counted, Double.NEGATIVE_INFINITY, 0);
  }

  private double edge(int bar) {
    return histogram.from() + bar * histogram.step();
  }

  /** A line down at a number that matters. */
  HistogramChart mark(double value, String words) {
    plot.down(value, words);
    return this;
  }

  /** How often each number was to be expected, in numbers a bar. */
  HistogramChart curve(DoubleUnaryOperator expected) {
    Svg.Pen pen = new Svg.Pen();
    for (int i = 0; i <= CURVE; i++) {
      double x = plot.x.from() + i * (plot.x.to() - plot.x.from()) / CURVE;
      pen.to(plot.x.at(x), plot.y.at(expected.applyAsDouble(x)));
    }
    plot.svg.path(pen, "line s7");
    return this;
  }

  @Override
  public String toString() {
    return plot.toString();
  }
}
