package lode.report.html;

import java.util.List;
import java.util.Locale;

/**
 * Numbers of rows and columns as a table whose cells are the stronger coloured the further from
 * zero: above zero in one colour, below in another. The numbers stay readable, selectable and
 * printable.
 */
final class Heatmap {
  private static final int SHADES = 5;

  private Heatmap() {}

  /** The table; {@code full} is the size that gets the strongest colour, NaN an empty cell. */
  static String of(
      List<String> rows, List<String> columns, double[][] values, double full, String format) {
    StringBuilder html =
        new StringBuilder(
            "<div class=\"wide\" tabindex=\"0\"><table class=\"heat\"><thead><tr><td></td>");
    columns.forEach(c -> html.append("<th scope=\"col\">").append(Html.text(c)).append("</th>"));
    html.append("</tr></thead><tbody>\n");
    for (int r = 0; r < rows.size(); r++) {
      html.append("<tr><th scope=\"row\">").append(Html.text(rows.get(r))).append("</th>");
      for (double v : values[r]) {
        html.append(cell(v, full, format));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String cell(double v, double full, String format) {
    if (!Double.isFinite(v)) {
      return "<td></td>";
    }
    long shade = Math.min(SHADES, Math.round(SHADES * Math.abs(v) / full));
    String css = shade == 0 ? "" : " class=\"" + (v > 0 ? "up" : "down") + shade + "\"";
    return "<td" + css + ">" + String.format(Locale.ROOT, format, v) + "</td>";
  }
}
