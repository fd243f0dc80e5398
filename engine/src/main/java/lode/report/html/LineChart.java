package lode.report.html;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Lines over dates, generations or days ahead. */
final class LineChart {
  /** Stretches of places that are drawn by their lowest and highest number. */
  private static final int STRETCHES = Plot.WIDTH / 2;

  private LineChart() {}

  /** The drawing, zero always in sight. */
  static String of(String title, List<String> labels, List<Series> series, Unit unit) {
    double[] all =
        series.stream()
            .flatMapToDouble(s -> Arrays.stream(s.values()))
            .filter(Double::isFinite)
            .toArray();
    double least = Math.min(0, Arrays.stream(all).min().orElse(0));
    double most = Math.max(0, Arrays.stream(all).max().orElse(1));
    Plot plot = Plot.counted(title, labels, least, most, unit);
    for (int k = 0; k < series.size(); k++) {
      plot.svg.path(path(plot, series.get(k).values()), "line s" + k % 8);
    }
    plot.svg.describe(
        (labels.isEmpty() ? "" : labels.getFirst() + " to " + labels.getLast() + ". ")
            + series.stream().map(s -> told(s, unit)).collect(Collectors.joining(" ")));
    return Plot.legend(series.stream().map(Series::name).toList()) + plot;
  }

  private static String told(Series series, Unit unit) {
    double[] there = Arrays.stream(series.values()).filter(Double::isFinite).toArray();
    return there.length == 0
        ? series.name() + ": nothing."
        : "%s: lowest %s, highest %s, last %s."
            .formatted(
                series.name(),
                unit.told(Arrays.stream(there).min().orElse(0)),
                unit.told(Arrays.stream(there).max().orElse(0)),
                unit.told(there[there.length - 1]));
  }

  /** Every number where there is room; else the extremes of each stretch, which keeps spikes. */
  private static Svg.Pen path(Plot plot, double[] values) {
    Svg.Pen pen = new Svg.Pen();
    int wide = values.length <= 2 * STRETCHES ? 1 : (values.length + STRETCHES - 1) / STRETCHES;
    for (int from = 0; from < values.length; from += wide) {
      int low = -1;
      int high = -1;
      for (int i = from; i < Math.min(from + wide, values.length); i++) {
        if (Double.isFinite(values[i])) {
          low = low < 0 || values[i] < values[low] ? i : low;
          high = high < 0 || values[i] > values[high] ? i : high;
        }
      }
      if (low < 0) {
        pen.lift();
        continue;
      }
      int first = Math.min(low, high);
      int second = Math.max(low, high);
      pen.to(plot.x.at(first), plot.y.at(values[first]));
      if (second > first) {
        pen.to(plot.x.at(second), plot.y.at(values[second]));
      }
    }
    return pen;
  }
}
