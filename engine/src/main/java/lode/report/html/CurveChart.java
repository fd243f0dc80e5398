package lode.report.html;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Curves through measured places that are far apart, such as sizes of money or costs. */
final class CurveChart {
  /** Of the height above zero, how much at least is shown below it. */
  private static final double BELOW = 0.5;

  /**
   * Places across.
   *
   * @param at where each stands on the axis, ascending, such as a logarithm
   * @param marks where the axis is marked, the first and the last its ends
   * @param label of a mark
   */
  record Across(double[] at, double[] marks, DoubleFunction<String> label) {}

  private CurveChart() {}

  /**
   * The drawing. Far below zero a curve is cut off: how badly a hopeless case fares tells nothing,
   * and would press the rest flat.
   *
   * @param below how far below zero, and below where the curves begin, is shown at least
   */
  static Plot of(String title, Across across, List<Series> series, Unit unit, double below) {
    double[] all =
        series.stream()
            .flatMapToDouble(s -> Arrays.stream(s.values()))
            .filter(Double::isFinite)
            .toArray();
    double most = Math.max(0, Arrays.stream(all).max().orElse(1));
    double least = Math.min(0, Arrays.stream(all).min().orElse(0));
    double first = series.stream().mapToDouble(s -> s.values()[0]).min().orElse(0);
    double floor = Math.max(least, Math.min(0, first) - Math.max(BELOW * most, below));
    Plot plot = Plot.marked(title, across.marks(), across.label(), floor, most, unit);
    for (int k = 0; k < series.size(); k++) {
      draw(plot, across.at(), series.get(k), k, unit);
    }
    plot.svg.describe(
        series.stream().map(s -> told(across, s, unit)).collect(Collectors.joining(" ")));
    return plot;
  }

  private static String told(Across across, Series series, Unit unit) {
    double[] v = series.values();
    return "%s: %s at %s, %s at %s."
        .formatted(
            series.name(),
            unit.told(v[0]),
            across.label().apply(across.at()[0]),
            unit.told(v[v.length - 1]),
            across.label().apply(across.at()[v.length - 1]));
  }

  private static void draw(Plot plot, double[] at, Series series, int k, Unit unit) {
    double floor = plot.y.from();
    double[] v = series.values();
    Svg.Pen pen = new Svg.Pen();
    for (int i = 0; i < v.length; i++) {
      boolean above = v[i] >= floor;
      if (i > 0 && above != v[i - 1] >= floor && Double.isFinite(v[i] - v[i - 1])) {
        double cut = at[i - 1] + (at[i] - at[i - 1]) * (floor - v[i - 1]) / (v[i] - v[i - 1]);
        pen.to(plot.x.at(cut), plot.y.at(floor));
      }
      if (above) {
        pen.to(plot.x.at(at[i]), plot.y.at(v[i]));
        plot.svg.dot(
            plot.x.at(at[i]),
            plot.y.at(v[i]),
            2.6,
            "fill s" + k % 8,
            series.name() + " " + unit.told(v[i]));
      } else {
        pen.lift();
      }
    }
    plot.svg.path(pen, "line s" + k % 8);
  }
}
