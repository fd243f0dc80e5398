package lode.report.html;

import java.util.ArrayList;
import java.util.List;

/** The frame of a chart: room for marks on the left and below, a grid, a legend above. */
final class Plot {
  static final int WIDTH = 640;
  static final int HEIGHT = 240;
  private static final int LEFT = 52;
  private static final int RIGHT = 10;
  private static final int TOP = 24;
  private static final int BOTTOM = 26;
  private static final int X_MARKS = 6;

  final Svg svg;
  final Axis x;
  final Axis y;

  private Plot(Svg svg, Axis x, Axis y) {
    this.svg = svg;
    this.x = x;
    this.y = y;
  }

  /** A frame whose horizontal axis counts places from 0 to n - 1. */
  static Plot counted(String title, List<String> labels, double least, double most) {
    Axis x = Axis.exactly(0, Math.max(1, labels.size() - 1), LEFT, WIDTH - RIGHT);
    Plot plot = new Plot(new Svg(WIDTH, HEIGHT, title), x, vertical(least, most)).grid();
    for (int k : marked(labels)) {
      plot.mark(x.at(k), labels.get(k));
    }
    return plot;
  }

  /** A frame with a place for each of n things, a little apart. */
  static Plot slots(String title, List<String> labels, double least, double most) {
    Axis x = Axis.exactly(0, labels.size(), LEFT, WIDTH - RIGHT);
    Plot plot = new Plot(new Svg(WIDTH, HEIGHT, title), x, vertical(least, most)).grid();
    int every = Math.max(1, (labels.size() + 15) / 16);
    for (int k = 0; k < labels.size(); k += every) {
      plot.mark(x.at(k + 0.5), labels.get(k));
    }
    return plot;
  }

  /** A frame with measured axes both ways. */
  static Plot measured(String title, double x0, double x1, double y0, double y1) {
    Axis x = Axis.over(x0, x1, LEFT, WIDTH - RIGHT);
    Plot plot = new Plot(new Svg(WIDTH, HEIGHT, title), x, vertical(y0, y1)).grid();
    x.marks().forEach(m -> plot.mark(x.at(m), x.label(m)));
    return plot;
  }

  private static Axis vertical(double least, double most) {
    return Axis.over(least, most, HEIGHT - BOTTOM, TOP);
  }

  /** First places of years where labels are days of several, else a few evenly spaced. */
  private static List<Integer> marked(List<String> labels) {
    List<Integer> years = new ArrayList<>();
    for (int k = 1; k < labels.size(); k++) {
      String now = labels.get(k);
      if (now.length() == 10 && !now.regionMatches(0, labels.get(k - 1), 0, 4)) {
        years.add(k);
      }
    }
    if (years.size() > 2) {
      return years;
    }
    List<Integer> even = new ArrayList<>();
    int every = Math.max(1, (labels.size() + X_MARKS - 1) / X_MARKS);
    for (int k = 0; k < labels.size(); k += every) {
      even.add(k);
    }
    return even;
  }

  private Plot grid() {
    for (double m : y.marks()) {
      boolean zero = Math.abs(m) < y.step() / 1000;
      svg.line(LEFT, y.at(m), WIDTH - RIGHT, y.at(m), zero ? "axis" : "grid");
      svg.text(LEFT - 6, y.at(m) + 4, "end", "mark", y.label(m));
    }
    return this;
  }

  private void mark(double at, String label) {
    String shown = label.length() == 10 && label.charAt(4) == '-' ? label.substring(0, 7) : label;
    svg.text(at, HEIGHT - 8, "middle", "mark", shown);
  }

  /** Names of series in their colours, above the drawing; one name alone needs none. */
  Plot legend(List<String> names) {
    double at = LEFT;
    for (int k = 0; k < names.size() && names.size() > 1; k++) {
      svg.rect(at, 6, 10, 10, "fill s" + k % 8, "");
      svg.text(at + 14, 15, "start", "mark", names.get(k));
      at += 26 + 7.2 * names.get(k).length();
    }
    return this;
  }

  @Override
  public String toString() {
    return svg.toString();
  }
}
