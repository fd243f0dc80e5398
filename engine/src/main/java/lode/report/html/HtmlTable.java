package lode.report.html;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A table. A cell is text; a number is set to the right. Cells that hold HTML are given as {@link
 * Cell}. The first cell of a row is its heading.
 */
final class HtmlTable {
  private static final Pattern NUMBER =
      Pattern.compile("[-+<]?[0-9][0-9.,e+-]*(%|s|d|k|m|bn| bps)?\\*?|nan");

  /** Letters of a text that needs room to be read. */
  private static final int SENTENCE = 36;

  /** A cell of HTML, of a class of the style sheet. */
  record Cell(String html, String css) {
    Cell(String html) {
      this(html, "");
    }

    /** A formula with room for it. */
    static Cell formula(String formula) {
      return new Cell(Html.formula(formula), "formula");
    }

    /** A bar from a line in the middle, to the right where above 0, to the left where below. */
    static Cell bar(double value, double full) {
      if (!Double.isFinite(value) || full <= 0) {
        return new Cell("", "bar");
      }
      String css = value < 0 ? "less" : "more";
      return new Cell(
          "<i class=\"%s\" style=\"width:%s%%\"></i>"
              .formatted(css, Svg.place(50 * Math.min(1, Math.abs(value) / full))),
          "bar");
    }

    /** A bar from the left, as long as a share of the cell. */
    static Cell share(double share) {
      return new Cell(
          "<i class=\"share\" style=\"width:%s%%\"></i>"
              .formatted(Svg.place(Double.isFinite(share) ? 100 * Math.clamp(share, 0, 1) : 0)),
          "bar");
    }
  }

  private final StringBuilder rows = new StringBuilder();
  private final List<String> headings;
  private final boolean[] numbers;

  HtmlTable(List<String> headings) {
    this.headings = List.copyOf(headings);
    this.numbers = new boolean[headings.size()];
  }

  HtmlTable(String... headings) {
    this(List.of(headings));
  }

  /** Adds a row; missing cells are empty. */
  HtmlTable row(Object... cells) {
    rows.append("<tr>");
    for (int c = 0; c < headings.size(); c++) {
      Object cell = c < cells.length && cells[c] != null ? cells[c] : "";
      String element = c == 0 ? "th scope=\"row\"" : "td";
      if (cell instanceof Cell html) {
        numbers[c] |= html.css().equals("n");
        cell(element, html.css(), html.html());
      } else {
        boolean number = NUMBER.matcher(cell.toString()).matches();
        numbers[c] |= number;
        boolean sentence = cell.toString().length() > SENTENCE;
        cell(element, number ? "n" : sentence ? "sentence" : "", Html.text(cell));
      }
    }
    rows.append("</tr>\n");
    return this;
  }

  private void cell(String element, String css, String html) {
    rows.append('<').append(element);
    if (!css.isEmpty()) {
      rows.append(" class=\"").append(css).append('"');
    }
    rows.append('>').append(html).append("</").append(element, 0, 2).append('>');
  }

  /** Whether it has no rows. */
  boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder html = new StringBuilder("<div class=\"wide\" tabindex=\"0\"><table><thead><tr>");
    for (int c = 0; c < numbers.length; c++) {
      html.append(numbers[c] ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
      html.append(Html.text(headings.get(c))).append("</th>");
    }
    return html.append("</tr></thead>\n<tbody>\n")
        .append(rows)
        .append("</tbody></table></div>\n")
        .toString();
  }
}
