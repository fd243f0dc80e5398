package lode.report.html;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lode.statistics.Line;

/** Points of two numbers each, in groups, zero in sight both ways. */
final class ScatterChart {
  /**
   * Points of one name.
   *
   * @param tips what each says when pointed at; none where it is empty
   * @param faint whether they are the background of the others
   */
  record Points(String name, double[] x, double[] y, List<String> tips, boolean faint) {
    Points(String name, double[] x, double[] y, List<String> tips) {
      this(name, x, y, tips, false);
    }
  }

  private ScatterChart() {}

  /** The drawing; points that are not numbers are left out. */
  static String of(String title, List<Points> groups, Optional<Line> line) {
    double[] xs = groups.stream().flatMapToDouble(g -> Arrays.stream(g.x())).toArray();
    double[] ys = groups.stream().flatMapToDouble(g -> Arrays.stream(g.y())).toArray();
    Plot plot = Plot.measured(title, least(xs), most(xs), least(ys), most(ys), Unit.PLAIN);
    // the first group is the one that matters: it is drawn above the others
    for (int k = groups.size() - 1; k >= 0; k--) {
      Points g = groups.get(k);
      for (int i = 0; i < g.x().length; i++) {
        if (Double.isFinite(g.x()[i]) && Double.isFinite(g.y()[i])) {
          plot.svg.dot(
              plot.x.at(g.x()[i]),
              plot.y.at(g.y()[i]),
              3,
              g.faint() ? "dot faint" : "dot s" + k % 8,
              g.tips().isEmpty() ? "" : g.tips().get(i));
        }
      }
    }
    line.ifPresent(l -> draw(plot, l, xs));
    plot.svg.describe(
        groups.stream()
            .map(g -> g.x().length + " points of " + g.name())
            .collect(Collectors.joining(", ", "", ".")));
    return Plot.legend(groups.stream().map(Points::name).toList(), k -> groups.get(k).faint())
        + plot;
  }

  /** As far as there are points, and the drawing reaches. */
  private static void draw(Plot plot, Line line, double... xs) {
    double from = Arrays.stream(xs).filter(Double::isFinite).min().orElse(0);
    double to = Arrays.stream(xs).filter(Double::isFinite).max().orElse(0);
    Svg.Pen pen = new Svg.Pen();
    for (int i = 0; i <= 20; i++) {
      double x = from + i * (to - from) / 20;
      double y = line.intercept() + line.slope() * x;
      if (y >= plot.y.from() && y <= plot.y.to()) {
        pen.to(plot.x.at(x), plot.y.at(y));
      }
    }
    plot.svg.path(pen, "line s7");
  }

  private static double least(double... v) {
    return Math.min(0, Arrays.stream(v).filter(Double::isFinite).min().orElse(0));
  }

  private static double most(double... v) {
    return Math.max(0, Arrays.stream(v).filter(Double::isFinite).max().orElse(1));
  }
}
