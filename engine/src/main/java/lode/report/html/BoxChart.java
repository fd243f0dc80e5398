package lode.report.html;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How numbers of each of some things are spread: a box over the middle half with a line at the
 * median, whiskers over nine in ten.
 */
final class BoxChart {
  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};
  private static final double FILLED = 0.5;

  private BoxChart() {}

  /** The drawing; what is not a number does not count, a thing without any has no box. */
  static String of(String title, List<String> labels, double[][] numbers, Unit unit) {
    double[][] boxes = Arrays.stream(numbers).map(BoxChart::box).toArray(double[][]::new);
    double[] ends = Arrays.stream(boxes).flatMapToDouble(Arrays::stream).toArray();
    Plot plot =
        Plot.slots(
            title,
            labels,
            Math.min(0, Arrays.stream(ends).filter(Double::isFinite).min().orElse(0)),
            Math.max(0, Arrays.stream(ends).filter(Double::isFinite).max().orElse(1)),
            unit);
    for (int i = 0; i < boxes.length; i++) {
      if (Double.isFinite(boxes[i][0])) {
        draw(plot, i, boxes[i], labels.get(i) + " median " + unit.told(boxes[i][2]));
      }
    }
    plot.svg.describe(
        IntStream.range(0, boxes.length)
            .filter(i -> Double.isFinite(boxes[i][0]))
            .mapToObj(i ->
                "%s: median %s, nine in ten from %s to %s."
                    .formatted(
                        labels.get(i),
                        unit.told(boxes[i][2]),
                        unit.told(boxes[i][0]),
                        unit.told(boxes[i][4])))
            .collect(Collectors.joining(" ")));
    return plot.toString();
  }

  private static void draw(Plot plot, int slot, double[] box, String tip) {
    double middle = plot.x.at(slot + 0.5);
    double half = FILLED * (plot.x.at(1) - plot.x.at(0)) / 2;
    plot.svg.line(middle, plot.y.at(box[0]), middle, plot.y.at(box[4]), "error");
    double top = plot.y.at(box[3]);
    plot.svg.rect(middle - half, top, 2 * half, plot.y.at(box[1]) - top, "fill s0", tip);
    double median = plot.y.at(box[2]);
    plot.svg.line(middle - half, median, middle + half, median, "median");
  }

  /** The numbers that these shares of all fall short of, interpolated. */
  private static double[] box(double... numbers) {
    double[] sorted = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
    return Arrays.stream(SHARES)
        .map(share -> {
          if (sorted.length == 0) {
            return Double.NaN;
          }
          double at = share * (sorted.length - 1);
          int below = (int) at;
          int above = Math.min(below + 1, sorted.length - 1);
          return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
        })
        .toArray();
  }
}
