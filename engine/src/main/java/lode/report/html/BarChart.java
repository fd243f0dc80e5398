package lode.report.html;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bars of things that have a name, one or several beside each other. */
final class BarChart {
  private static final double FILLED = 0.8;

  private BarChart() {}

  /** Bars from zero up or down; NaN is no bar. */
  static String of(String title, List<String> labels, List<Series> series, Unit unit) {
    return of(title, labels, series, new double[labels.size()], unit);
  }

  /** Bars of one series, each with a line as far up and down as its error. */
  static String of(String title, List<String> labels, double[] values, double[] errors, Unit unit) {
    return of(title, labels, List.of(new Series("", values)), errors, unit);
  }

  private static String of(
      String title, List<String> labels, List<Series> series, double[] errors, Unit unit) {
    double least = 0;
    double most = 0;
    for (Series s : series) {
      for (int i = 0; i < s.values().length; i++) {
        double error = Double.isFinite(errors[i]) ? errors[i] : 0;
        if (Double.isFinite(s.values()[i])) {
          least = Math.min(least, s.values()[i] - error);
          most = Math.max(most, s.values()[i] + error);
        }
      }
    }
    Plot plot = Plot.slots(title, labels, least, most, unit);
    double slot = plot.x.at(1) - plot.x.at(0);
    double width = slot * FILLED / series.size();
    for (int k = 0; k < series.size(); k++) {
      double[] values = series.get(k).values();
      for (int i = 0; i < values.length; i++) {
        if (!Double.isFinite(values[i])) {
          continue;
        }
        double a = plot.y.at(Math.max(0, values[i]));
        double b = plot.y.at(Math.min(0, values[i]));
        double left = plot.x.at(i) + slot * (1 - FILLED) / 2 + k * width;
        String tip = labels.get(i) + " " + series.get(k).name() + " " + unit.told(values[i]);
        plot.svg.rect(left, a, width, b - a, "fill s" + k % 8, tip);
        if (errors[i] > 0) {
          double middle = left + width / 2;
          double low = plot.y.at(values[i] - errors[i]);
          plot.svg.line(middle, low, middle, plot.y.at(values[i] + errors[i]), "error");
        }
      }
    }
    plot.svg.describe(
        series.stream().map(s -> told(labels, s, unit)).collect(Collectors.joining(" ")));
    return Plot.legend(series.stream().map(Series::name).toList()) + plot;
  }

  private static String told(List<String> labels, Series series, Unit unit) {
    double[] v = series.values();
    return IntStream.range(0, v.length)
        .filter(i -> Double.isFinite(v[i]))
        .mapToObj(i -> labels.get(i) + " " + unit.told(v[i]))
        .collect(
            Collectors.joining(", ", series.name().isEmpty() ? "" : series.name() + ": ", "."));
  }

  /** The largest size among numbers that are finite, 0 where there is none. */
  static double largest(double... values) {
    return Arrays.stream(values).filter(Double::isFinite).map(Math::abs).max().orElse(0);
  }
}
