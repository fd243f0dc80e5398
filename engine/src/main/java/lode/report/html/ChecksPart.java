package lode.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lode.library.Admission;
import lode.report.Numbers;

/** The named checks of promotion: of one finalist, or of all together. */
final class ChecksPart {
  private static final int DECIMALS = 4;

  private ChecksPart() {}

  /** Every check of a finalist as a strip: its name, its value, the limit, whether it held. */
  static String of(JsonNode verdict) {
    StringBuilder strip = new StringBuilder("<ul class=\"strip\">");
    for (JsonNode check : verdict.get("checks")) {
      String name = check.get("name").asText();
      boolean passed = check.get("result").asText().equals("PASS");
      strip
          .append("<li class=\"")
          .append(passed ? "held" : "broke")
          .append("\" title=\"")
          .append(Html.text(meaning(name)))
          .append("\"><span>")
          .append(Html.text(words(name)))
          .append("</span><b>")
          .append(number(Shown.number(check, "value")))
          .append("</b><small>")
          .append(passed ? "holds: " : "fails: ")
          .append(side(name))
          .append(' ')
          .append(number(Shown.number(check, "limit")))
          .append("</small></li>");
    }
    return strip.append("</ul>\n").toString();
  }

  /** Each check with what it asks, its limit, and how many of the finalists passed it. */
  static String of(List<ObjectNode> verdicts) {
    Map<String, int[]> counts = new LinkedHashMap<>();
    Map<String, Double> limits = new LinkedHashMap<>();
    for (ObjectNode verdict : verdicts) {
      for (JsonNode check : verdict.get("checks")) {
        String name = check.get("name").asText();
        int[] count = counts.computeIfAbsent(name, n -> new int[2]);
        count[0]++;
        count[1] += check.get("result").asText().equals("PASS") ? 1 : 0;
        limits.put(name, Shown.number(check, "limit"));
      }
    }
    HtmlTable table = new HtmlTable("check", "passed", "", "", "limit", "what is measured");
    counts.forEach((name, n) ->
        table.row(
            words(name),
            n[1] + "",
            new HtmlTable.Cell("of " + n[0], "soft"),
            HtmlTable.Cell.share((double) n[1] / n[0]),
            new HtmlTable.Cell(side(name) + " " + number(limits.get(name)), "n"),
            meaning(name)));
    return table.toString();
  }

  /** Names of checks as people write them. */
  static String words(String name) {
    return name.replace('_', ' ');
  }

  private static String meaning(String name) {
    return Admission.named(name).map(Admission::meaning).orElse("");
  }

  private static String side(String name) {
    return Admission.named(name).map(row -> row.atLeast() ? "&ge;" : "&le;").orElse("");
  }

  private static String number(double value) {
    if (value > 0 && value < 5e-5) {
      return "&lt;0.0001";
    }
    return Numbers.fixed(value, DECIMALS).replaceFirst("(\\.\\d\\d\\d*?)0+$", "$1");
  }
}
