package lode.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The frame of a chart: room for marks on the left and below, a grid, lines across and down. */
final class Plot {
  static final int WIDTH = 640;
  static final int HEIGHT = 240;
  private static final int LEFT = 58;
  private static final int RIGHT = 12;
  private static final int TOP = 14;
  private static final int BOTTOM = 26;
  private static final int X_MARKS = 6;

  /** Width of a letter of a mark where the page is narrow and letters are large. */
  private static final double LETTER = 9.5;

  /** Where there are few things all their names are worth a little less room. */
  private static final int FEW = 12;

  private static final double LETTER_OF_FEW = 7.3;

  final Svg svg;
  final Axis x;
  final Axis y;

  private Plot(String title, Axis x, Axis y, Unit unit) {
    this.svg = new Svg(WIDTH, HEIGHT, title);
    this.x = x;
    this.y = y;
    for (double m : y.marks()) {
      boolean zero = Math.abs(m) < y.step() / 1000;
      svg.line(LEFT, y.at(m), WIDTH - RIGHT, y.at(m), zero ? "axis" : "grid");
      svg.text(LEFT - 6, y.at(m) + 4, "end", "mark", unit.mark(m, y.step()));
    }
  }

  /** A frame whose horizontal axis counts places from 0 to n - 1. */
  static Plot counted(String title, List<String> labels, double least, double most, Unit unit) {
    Axis x = Axis.exactly(0, Math.max(1, labels.size() - 1), LEFT, WIDTH - RIGHT);
    Plot plot = new Plot(title, x, vertical(least, most), unit);
    List<Integer> years = years(labels);
    if (years.isEmpty()) {
      int every = Math.max(1, (labels.size() + X_MARKS - 1) / X_MARKS);
      for (int k = 0; k < labels.size(); k += every) {
        String label = labels.get(k);
        plot.mark(x.at(k), label.length() == 10 ? label.substring(0, 7) : label);
      }
    } else {
      int every = (years.size() + 11) / 12;
      for (int k = 0; k < years.size(); k += every) {
        plot.mark(x.at(years.get(k)), labels.get(years.get(k)).substring(0, 4));
      }
    }
    return plot;
  }

  /** A frame with a place for each of n things, a little apart. */
  static Plot slots(String title, List<String> labels, double least, double most, Unit unit) {
    Axis x = Axis.exactly(0, Math.max(1, labels.size()), LEFT, WIDTH - RIGHT);
    Plot plot = new Plot(title, x, vertical(least, most), unit);
    int longest = labels.stream().mapToInt(String::length).max().orElse(0);
    double letter = labels.size() <= FEW ? LETTER_OF_FEW : LETTER;
    double fit = Math.max(1, (WIDTH - LEFT - RIGHT) / (letter * (longest + 1)));
    int every = (int) Math.max(1, Math.ceil(labels.size() / fit));
    for (int k = 0; k < labels.size(); k += every) {
      plot.mark(x.at(k + 0.5), labels.get(k));
    }
    return plot;
  }

  /** A frame with measured axes both ways. */
  static Plot measured(String title, double x0, double x1, double y0, double y1, Unit unit) {
    Axis x = Axis.over(x0, x1, LEFT, WIDTH - RIGHT);
    Plot plot = new Plot(title, x, vertical(y0, y1), unit);
    x.marks().forEach(m -> plot.mark(x.at(m), Unit.PLAIN.mark(m, x.step())));
    return plot;
  }

  /** A frame from one number across to another, marked where it is told. */
  static Plot marked(
      String title, double[] marks, DoubleFunction<String> label, double y0, double y1, Unit unit) {
    Axis x = Axis.exactly(marks[0], marks[marks.length - 1], LEFT, WIDTH - RIGHT);
    Plot plot = new Plot(title, x, vertical(y0, y1), unit);
    for (double m : marks) {
      plot.mark(x.at(m), label.apply(m));
    }
    return plot;
  }

  private static Axis vertical(double least, double most) {
    return Axis.over(least, most, HEIGHT - BOTTOM, TOP);
  }

  /** First places of years, where labels are days of more than two. */
  private static List<Integer> years(List<String> labels) {
    List<Integer> years = new ArrayList<>();
    for (int k = 1; k < labels.size(); k++) {
      String now = labels.get(k);
      if (now.length() == 10 && !now.regionMatches(0, labels.get(k - 1), 0, 4)) {
        years.add(k);
      }
    }
    return years.size() > 2 ? years : List.of();
  }

  /** A mark below, within the drawing also at its ends. */
  private void mark(double at, String label) {
    double half = LETTER * label.length() / 2;
    String anchor = at + half > WIDTH ? "end" : "middle";
    svg.text(at + half > WIDTH ? WIDTH : at, HEIGHT - 8, anchor, "mark", label);
  }

  /** A line from left to right at a number that matters. */
  Plot across(double value, String words) {
    svg.line(LEFT, y.at(value), WIDTH - RIGHT, y.at(value), "rule");
    svg.text(WIDTH - RIGHT, y.at(value) - 4, "end", "told", words);
    return this;
  }

  /** A line down at a number that matters; none where it is out of sight. */
  Plot down(double value, String words) {
    if (value < x.from() || value > x.to() || Double.isNaN(value)) {
      return this;
    }
    double at = x.at(value);
    boolean left = at > WIDTH / 2.0;
    svg.line(at, TOP, at, HEIGHT - BOTTOM, "rule");
    svg.text(left ? at - 5 : at + 5, TOP + 10, left ? "end" : "start", "told", words);
    return this;
  }

  /** Names of series in their colours; one name alone needs none. */
  static String legend(List<String> names) {
    return legend(names, k -> false);
  }

  /** The same, some of them faint. */
  static String legend(List<String> names, IntPredicate faint) {
    return names.size() < 2
        ? ""
        : IntStream.range(0, names.size())
            .mapToObj(k ->
                "<span class=\"%s\">%s</span>"
                    .formatted(faint.test(k) ? "faint" : "k" + k % 8, Html.text(names.get(k))))
            .collect(Collectors.joining("", "<div class=\"legend\">", "</div>\n"));
  }

  @Override
  public String toString() {
    return svg.toString();
  }
}
