package lode.report.html;

/**
 * A part of a report.
 *
 * @param id of its anchor
 * @param title of its heading
 * @param body HTML below the heading
 */
record Section(String id, String title, String body) {
  @Override
  public String toString() {
    return "<section id=\""
        + id
        + "\">\n<h2>"
        + Html.text(title)
        + "</h2>\n"
        + body
        + "</section>\n";
  }
}
