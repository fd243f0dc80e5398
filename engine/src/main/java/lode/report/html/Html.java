package lode.report.html;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The few pieces of HTML that sections are made of; every text that comes from outside is escaped.
 */
final class Html {
  private Html() {}

  /** A text as HTML shows it. */
  static String text(Object value) {
    String s = String.valueOf(value);
    StringBuilder out = new StringBuilder(s.length() + 16);
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** A formula, breakable after its commas. */
  static String formula(String formula) {
    return "<code>" + text(formula).replace(",", ",<wbr>") + "</code>";
  }

  /** A paragraph of a text. */
  static String paragraph(String words) {
    return "<p>" + text(words) + "</p>\n";
  }

  /** A chart, or several side by side, with what it shows above. */
  static String figure(String caption, String... charts) {
    return "<figure><figcaption>"
        + text(caption)
        + "</figcaption>"
        + String.join("", charts)
        + "</figure>\n";
  }

  /** Things beside each other where the page is wide enough. */
  static String beside(String... parts) {
    return "<div class=\"beside\">" + String.join("", parts) + "</div>\n";
  }

  /** Something that opens when it is clicked. */
  static String folded(String summary, String body) {
    return "<details><summary>" + summary + "</summary>\n" + body + "</details>\n";
  }

  /** The same, of what is not worth the paper: it is not printed. */
  static String aside(String summary, String body) {
    return "<details class=\"aside\"><summary>" + summary + "</summary>\n" + body + "</details>\n";
  }

  /** Names and values in two columns. */
  static String facts(List<String[]> facts) {
    return facts.stream()
        .map(f -> "<dt>" + text(f[0]) + "</dt><dd>" + text(f[1]) + "</dd>")
        .collect(Collectors.joining("", "<dl class=\"facts\">", "</dl>\n"));
  }
}
