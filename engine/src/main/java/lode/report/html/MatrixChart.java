package lode.report.html;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A matrix of correlations too large for numbers: a square each, the stronger the more coloured.
 */
final class MatrixChart {
  private static final int SHADES = 5;
  private static final int LEFT = 78;
  private static final int TOP = 6;
  private static final int WIDTH = 640;
  private static final int LARGEST = 22;

  private MatrixChart() {}

  /**
   * The drawing.
   *
   * @param rows names of the rows, which the first columns repeat
   * @param marked rows whose names stand out
   * @param values by row and column, NaN for none; columns behind the rows' own stand apart
   */
  static String of(String title, List<String> rows, List<Boolean> marked, double[][] values) {
    int columns = values.length == 0 ? 0 : values[0].length;
    double gap = columns > rows.size() ? 8 : 0;
    double size = Math.min(LARGEST, (WIDTH - LEFT - gap) / Math.max(1, columns));
    int height = (int) Math.ceil(TOP + size * rows.size() + 6);
    Svg svg = new Svg(WIDTH, height, title);
    StringBuilder[] shades = new StringBuilder[2 * SHADES + 1];
    for (int s = 0; s < shades.length; s++) {
      shades[s] = new StringBuilder();
    }
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columns; c++) {
        long shade = Math.round(SHADES * Math.clamp(values[r][c], -1, 1));
        if (!Double.isNaN(values[r][c])) {
          double x = LEFT + c * size + (c < rows.size() ? 0 : gap);
          shades[(int) shade + SHADES].append(square(x, TOP + r * size, size - 1));
        }
      }
    }
    for (int s = -SHADES; s <= SHADES; s++) {
      if (!shades[s + SHADES].isEmpty()) {
        String css = s == 0 ? "cell" : "cell " + (s > 0 ? "up" : "down") + Math.abs(s);
        svg.path(shades[s + SHADES], css);
      }
    }
    double letters = Math.min(12, Math.max(7, size));
    for (int r = 0; r < rows.size(); r++) {
      String css = (marked.get(r) ? "name marked" : "name") + (letters < 9 ? " small" : "");
      svg.text(LEFT - 6, TOP + r * size + size / 2 + 3.5, "end", css, rows.get(r));
    }
    return svg.describe(described(rows, values)).toString();
  }

  /** What the colours stand for. */
  static String key() {
    StringBuilder key = new StringBuilder("<div class=\"key\">-1 ");
    for (int s = -SHADES; s <= SHADES; s++) {
      key.append("<i class=\"").append(s == 0 ? "" : (s > 0 ? "up" : "down") + Math.abs(s));
      key.append("\"></i>");
    }
    return key.append(" 1</div>\n").toString();
  }

  private static String square(double x, double y, double size) {
    String s = Svg.place(size);
    return "M" + Svg.place(x) + " " + Svg.place(y) + "h" + s + "v" + s + "h-" + s + "z";
  }

  private static String described(List<String> rows, double[][] values) {
    double[] apart =
        IntStream.range(0, rows.size())
            .boxed()
            .flatMapToDouble(r -> IntStream.range(0, r).mapToDouble(c -> Math.abs(values[r][c])))
            .filter(Double::isFinite)
            .toArray();
    return apart.length == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "%d rows; size of a correlation: mean %.2f, largest %.2f.",
            rows.size(),
            Arrays.stream(apart).average().orElse(0),
            Arrays.stream(apart).max().orElse(0));
  }
}
