package lode.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Bars of things that have a name, one or several beside each other; and counts of numbers. */
final class BarChart {
  private static final double FILLED = 0.8;

  private BarChart() {}

  /** Bars from zero up or down; NaN is no bar. */
  static String of(String title, List<String> labels, List<Series> series) {
    double[] all =
        series.stream()
            .flatMapToDouble(s -> Arrays.stream(s.values()))
            .filter(Double::isFinite)
            .toArray();
    Plot plot =
        Plot.slots(
            title,
            labels,
            Math.min(0, Arrays.stream(all).min().orElse(0)),
            Math.max(0, Arrays.stream(all).max().orElse(0)));
    double slot = plot.x.at(1) - plot.x.at(0);
    double width = slot * FILLED / series.size();
    for (int k = 0; k < series.size(); k++) {
      double[] values = series.get(k).values();
      for (int i = 0; i < values.length; i++) {
        if (Double.isFinite(values[i])) {
          double a = plot.y.at(Math.max(0, values[i]));
          double b = plot.y.at(Math.min(0, values[i]));
          double left = plot.x.at(i) + slot * (1 - FILLED) / 2 + k * width;
          String tip = labels.get(i) + " " + series.get(k).name() + " " + shown(values[i]);
          plot.svg.rect(left, a, width, b - a, "fill s" + k % 8, tip);
        }
      }
    }
    return plot.legend(series.stream().map(Series::name).toList()).toString();
  }

  /** How many of the numbers fall into each of some equal ranges. */
  static String histogram(String title, double[] numbers, int ranges) {
    double[] finite = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
    if (finite.length == 0) {
      return of(title, List.of(), List.of(new Series("count", new double[0])));
    }
    double least = finite[0];
    double width = (finite[finite.length - 1] - least) / ranges;
    double[] counts = new double[ranges];
    for (double v : finite) {
      counts[width == 0 ? 0 : (int) Math.min(ranges - 1, (v - least) / width)]++;
    }
    List<String> labels = new ArrayList<>();
    for (int k = 0; k < ranges; k++) {
      labels.add(shown(least + (k + 0.5) * width));
    }
    return of(title, labels, List.of(new Series("count", counts)));
  }

  /** A number with three digits that count. */
  private static String shown(double value) {
    return value != 0 && Math.abs(value) < 0.001
        ? String.format(Locale.ROOT, "%.1e", value)
        : String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.0f" : "%.3f", value);
  }
}
