package lode.report.html;

import java.util.Locale;

/**
 * A drawing that grows piece by piece. Places are pixels of a view box that is scaled to the page;
 * pieces name classes of the style sheet, so that colours follow the reader's choice of light or
 * dark.
 */
final class Svg {
  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;
  private final String title;
  private String description = "";

  /** An empty drawing; the title is read aloud to those who cannot see it. */
  Svg(int width, int height, String title) {
    this.width = width;
    this.height = height;
    this.title = title;
  }

  /** What there is to be seen, in words, for those who cannot see it. */
  Svg describe(String words) {
    this.description = words;
    return this;
  }

  /** A place with one decimal, and no more characters than that needs. */
  static String place(double v) {
    return tenths(Math.round(v * 10));
  }

  /** A number of tenths. */
  private static String tenths(long n) {
    return n % 10 == 0 ? Long.toString(n / 10) : String.format(Locale.ROOT, "%.1f", n / 10.0);
  }

  /** A path through places, given in turn; it is told by steps, which need fewer characters. */
  static final class Pen {
    private final StringBuilder d = new StringBuilder();
    private boolean down;
    private long atX;
    private long atY;

    /** Draws to a place, or begins there. */
    Pen to(double x, double y) {
      long nextX = Math.round(x * 10);
      long nextY = Math.round(y * 10);
      if (down) {
        String dy = tenths(nextY - atY);
        d.append('l').append(tenths(nextX - atX)).append(dy.startsWith("-") ? "" : " ").append(dy);
      } else {
        d.append('M').append(tenths(nextX)).append(' ').append(tenths(nextY));
      }
      down = true;
      atX = nextX;
      atY = nextY;
      return this;
    }

    /** Lifts the pen: a gap. */
    Pen lift() {
      down = false;
      return this;
    }

    @Override
    public String toString() {
      return d.toString();
    }
  }

  Svg line(double x1, double y1, double x2, double y2, String css) {
    body.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(css, place(x1), place(y1), place(x2), place(y2)));
    return this;
  }

  Svg path(Object d, String css) {
    body.append("<path class=\"").append(css).append("\" d=\"").append(d).append("\"/>");
    return this;
  }

  /** A rectangle; what it says when pointed at may be empty. */
  Svg rect(double x, double y, double w, double h, String css, String tip) {
    body.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
            .formatted(css, place(x), place(y), place(Math.max(0, w)), place(Math.max(0, h))));
    return tipped("rect", tip);
  }

  Svg dot(double x, double y, double r, String css, String tip) {
    body.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\""
            .formatted(css, place(x), place(y), place(r)));
    return tipped("circle", tip);
  }

  private Svg tipped(String element, String tip) {
    body.append(tip.isEmpty() ? "/>" : "><title>" + Html.text(tip) + "</title></" + element + ">");
    return this;
  }

  /** A text; anchor is start, middle or end. */
  Svg text(double x, double y, String anchor, String css, String words) {
    body.append(
        "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
            .formatted(css, place(x), place(y), anchor, Html.text(words)));
    return this;
  }

  @Override
  public String toString() {
    String desc = description.isEmpty() ? "" : "<desc>" + Html.text(description) + "</desc>";
    return "<svg viewBox=\"0 0 %d %d\" role=\"img\"><title>%s</title>%s%s</svg>\n"
        .formatted(width, height, Html.text(title), desc, body);
  }
}
