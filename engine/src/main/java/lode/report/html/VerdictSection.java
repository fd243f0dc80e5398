package lode.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lode.report.Numbers;

/** What came out, in one look: how many were promoted, and at which checks the others fell. */
final class VerdictSection {
  private VerdictSection() {}

  static Optional<Section> of(RunData data) {
    if (data.verdicts().isEmpty()) {
      return Optional.of(new Section("verdict", "Verdict", unfinished(data)));
    }
    StringBuilder body = new StringBuilder(cards(data));
    body.append("<h3>Checks</h3>\n").append(Html.paragraph(CHECKS)).append(checks(data));
    return Optional.of(new Section("verdict", "Verdict", body.toString()));
  }

  private static final String CHECKS =
      "Every finalist is held against every check, on dates that the search never saw unless the"
          + " name says train; a factor is promoted where all hold.";

  private static String unfinished(RunData data) {
    return "<div class=\"note\">The run is "
        + Html.text(data.progress().state())
        + ": generation "
        + data.progress().done()
        + " of "
        + data.progress().generations()
        + " is on disk, nothing has been judged yet. What follows is what is known so far.</div>\n";
  }

  private static String cards(RunData data) {
    StringBuilder cards = new StringBuilder("<div class=\"cards\">");
    card(cards, data.promoted().size() + " of " + data.verdicts().size(), "finalists promoted");
    data.validation()
        .ifPresent(v -> {
          card(cards, Shown.count(v.luck().tried()), "formulas tried by this run");
          card(cards, Shown.count(v.luck().triedForLife()), "tried on these data for life");
          card(cards, Shown.fixed(v.luck().expected(), 2), "best |z| by luck alone");
          card(cards, Shown.fixed(v.luck().overfitting(), 2), "probability of overfitting (PBO)");
          card(cards, Shown.p(v.luck().superior()), "SPA p-value of the best");
        });
    best(data)
        .ifPresent(v ->
            card(
                cards,
                Shown.fixed(Math.abs(Shown.number(v, "rank_ic_valid")), 4),
                "strongest rank IC on validation"));
    return cards.append("</div>\n").toString();
  }

  private static void card(StringBuilder cards, String figure, String words) {
    cards.append("<div class=\"card\"><b>").append(Html.text(figure)).append("</b><span>");
    cards.append(Html.text(words)).append("</span></div>");
  }

  private static Optional<ObjectNode> best(RunData data) {
    return data.verdicts().stream()
        .filter(v -> v.get("ev").asText().equals("promoted"))
        .max((a, b) ->
            Double.compare(
                Math.abs(Shown.number(a, "rank_ic_valid")),
                Math.abs(Shown.number(b, "rank_ic_valid"))));
  }

  /** Each check with its limit, and how many of the finalists passed it. */
  private static String checks(RunData data) {
    Map<String, int[]> passed = new LinkedHashMap<>();
    Map<String, Double> limits = new LinkedHashMap<>();
    for (ObjectNode verdict : data.verdicts()) {
      for (JsonNode check : verdict.get("checks")) {
        String name = check.get("name").asText();
        passed.computeIfAbsent(name, n -> new int[2])[0]++;
        passed.get(name)[1] += check.get("result").asText().equals("PASS") ? 1 : 0;
        limits.put(name, Shown.number(check, "limit"));
      }
    }
    HtmlTable table = new HtmlTable("check", "limit", "passed", "failed");
    passed.forEach(
        (name, n) -> table.row(name, Numbers.fixed(limits.get(name), 4), n[1], n[0] - n[1]));
    return table.toString();
  }
}
