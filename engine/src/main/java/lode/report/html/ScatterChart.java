package lode.report.html;

import java.util.Arrays;
import java.util.List;

/** Points of two numbers each, in groups. */
final class ScatterChart {
  /**
   * Points of one name.
   *
   * @param tips what each says when pointed at
   */
  record Points(String name, double[] x, double[] y, List<String> tips) {}

  private ScatterChart() {}

  /** The drawing; points that are not numbers are left out. */
  static String of(String title, List<Points> groups, boolean zeros) {
    double[] xs = groups.stream().flatMapToDouble(g -> Arrays.stream(g.x())).toArray();
    double[] ys = groups.stream().flatMapToDouble(g -> Arrays.stream(g.y())).toArray();
    Plot plot =
        Plot.measured(title, least(xs, zeros), most(xs, zeros), least(ys, zeros), most(ys, zeros));
    for (int k = 0; k < groups.size(); k++) {
      Points g = groups.get(k);
      for (int i = 0; i < g.x().length; i++) {
        if (Double.isFinite(g.x()[i]) && Double.isFinite(g.y()[i])) {
          plot.svg.dot(
              plot.x.at(g.x()[i]), plot.y.at(g.y()[i]), 3, "dot s" + k % 8, g.tips().get(i));
        }
      }
    }
    return plot.legend(groups.stream().map(Points::name).toList()).toString();
  }

  private static double least(double[] v, boolean zero) {
    double least = Arrays.stream(v).filter(Double::isFinite).min().orElse(Double.NaN);
    return zero ? Math.min(0, least) : least;
  }

  private static double most(double[] v, boolean zero) {
    double most = Arrays.stream(v).filter(Double::isFinite).max().orElse(Double.NaN);
    return zero ? Math.max(0, most) : most;
  }
}
