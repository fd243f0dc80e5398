package lode.report.html;

import java.util.Arrays;
import java.util.List;

/** Lines over dates, generations or days ahead. */
final class LineChart {
  private LineChart() {}

  /** The drawing; zero is always in sight where {@code zero} asks for it. */
  static String of(String title, List<String> labels, List<Series> series, boolean zero) {
    double[] all =
        series.stream()
            .flatMapToDouble(s -> Arrays.stream(s.values()))
            .filter(Double::isFinite)
            .toArray();
    double least = Arrays.stream(all).min().orElse(Double.NaN);
    double most = Arrays.stream(all).max().orElse(Double.NaN);
    Plot plot =
        Plot.counted(
            title, labels, zero ? Math.min(0, least) : least, zero ? Math.max(0, most) : most);
    for (int k = 0; k < series.size(); k++) {
      plot.svg.path(path(plot, series.get(k).values()), "line s" + k % 8);
    }
    return plot.legend(series.stream().map(Series::name).toList()).toString();
  }

  /** As many places as there are pixels, at most; the last is always there. */
  private static StringBuilder path(Plot plot, double[] values) {
    StringBuilder d = new StringBuilder();
    int every = Math.max(1, values.length / Plot.WIDTH);
    boolean pen = false;
    for (int i = 0; i < values.length; i++) {
      if (i % every != 0 && i != values.length - 1) {
        continue;
      }
      if (!Double.isFinite(values[i])) {
        pen = false;
        continue;
      }
      d.append(pen ? 'L' : 'M').append(Svg.place(plot.x.at(i)));
      d.append(' ').append(Svg.place(plot.y.at(values[i])));
      pen = true;
    }
    return d;
  }
}
