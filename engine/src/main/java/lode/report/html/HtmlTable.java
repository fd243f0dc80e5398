package lode.report.html;

import java.util.List;

/**
 * A table. A cell is text; one that begins with a digit or a sign is set to the right. Cells that
 * hold HTML are given as {@link Cell}.
 */
final class HtmlTable {
  /** A cell of HTML, of a class of the style sheet. */
  record Cell(String html, String css) {
    Cell(String html) {
      this(html, "");
    }

    /** A formula with room for it. */
    static Cell formula(String formula) {
      return new Cell(Html.formula(formula), "formula");
    }
  }

  private final StringBuilder rows = new StringBuilder();
  private final String head;
  private final int columns;

  HtmlTable(List<String> headings) {
    StringBuilder row = new StringBuilder();
    headings.forEach(h -> row.append("<th scope=\"col\">").append(Html.text(h)).append("</th>"));
    this.head = row.toString();
    this.columns = headings.size();
  }

  HtmlTable(String... headings) {
    this(List.of(headings));
  }

  /** Adds a row; missing cells are empty. */
  HtmlTable row(Object... cells) {
    rows.append("<tr>");
    for (int c = 0; c < columns; c++) {
      Object cell = c < cells.length && cells[c] != null ? cells[c] : "";
      if (cell instanceof Cell html) {
        rows.append(html.css().isEmpty() ? "<td>" : "<td class=\"" + html.css() + "\">");
        rows.append(html.html());
      } else {
        String s = cell.toString();
        boolean number = s.matches("[-+]?[0-9][0-9.,%e+-]*s?|nan");
        rows.append(number ? "<td class=\"n\">" : "<td>").append(Html.text(s));
      }
      rows.append("</td>");
    }
    rows.append("</tr>\n");
    return this;
  }

  /** Whether it has no rows. */
  boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public String toString() {
    return "<div class=\"wide\"><table><thead><tr>"
        + head
        + "</tr></thead>\n<tbody>\n"
        + rows
        + "</tbody></table></div>\n";
  }
}
