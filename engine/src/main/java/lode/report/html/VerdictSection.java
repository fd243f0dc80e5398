package lode.report.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Optional;
import lode.validation.Luck;

/** What came out, in one look: how many were promoted, and at which checks the others fell. */
final class VerdictSection {
  private VerdictSection() {}

  static Optional<Section> of(RunData data) {
    if (data.verdicts().isEmpty()) {
      return Optional.of(new Section("verdict", "Verdict", unfinished(data)));
    }
    return Optional.of(
        new Section(
            "verdict",
            "Verdict",
            sentence(data)
                + cards(data)
                + "<h3>Checks</h3>\n"
                + Html.paragraph(
                    "Every finalist is held against every check, on dates that the search never"
                        + " saw unless the check says train; promoted is whom all hold for.")
                + ChecksPart.of(data.verdicts())));
  }

  private static String unfinished(RunData data) {
    return "<div class=\"note\">The run is "
        + Html.text(data.progress().state())
        + ": generation "
        + data.progress().done()
        + " of "
        + data.progress().generations()
        + " is on disk, nothing has been judged yet. What follows is what is known so far.</div>\n";
  }

  private static String sentence(RunData data) {
    int promoted = data.promoted().size();
    int all = data.verdicts().size();
    String tried =
        data.ledger()
            .map(l -> Shown.count(l.tried()))
            .map(n -> " of " + n + " formulas")
            .orElse("");
    String words =
        promoted == 0
            ? "None of the %d finalists%s is believed: each of them fell at a check."
            : promoted == 1
                ? "One of the %d finalists%s is promoted: it beats what luck alone would have found,"
                    + " and holds on dates that the search never saw."
                : promoted
                    + " of the %d finalists%s are promoted: they beat what luck alone would have"
                    + " found, and hold on dates that the search never saw.";
    return "<p class=\"lead\">" + Html.text(words.formatted(all, tried)) + "</p>\n";
  }

  private static String cards(RunData data) {
    StringBuilder cards = new StringBuilder("<div class=\"cards\">");
    cards.append(
        Shown.card(data.promoted().size() + " of " + data.verdicts().size(), "finalists promoted"));
    data.validation().map(v -> v.luck()).ifPresent(luck -> cards.append(cards(luck)));
    best(data)
        .ifPresent(v ->
            cards.append(
                Shown.card(
                    Shown.fixed(strength(v), 4),
                    "strongest rank IC of a promoted one, validation")));
    return cards.append("</div>\n").toString();
  }

  private static String cards(Luck luck) {
    return Shown.card(Shown.count(luck.tried()), "formulas tried by this run")
        + Shown.card(Shown.count(luck.triedForLife()), "tried on these data for life")
        + Shown.card(Shown.fixed(luck.expected(), 2), "best |z| by luck alone")
        + Shown.card(Shown.fixed(luck.overfitting(), 3), "probability of overfitting (PBO)")
        + Shown.card(Shown.p(luck.superior()), "SPA p-value of the best");
  }

  private static Optional<ObjectNode> best(RunData data) {
    return data.verdicts().stream()
        .filter(v -> v.get("ev").asText().equals("promoted"))
        .max(Comparator.comparingDouble(VerdictSection::strength));
  }

  private static double strength(ObjectNode verdict) {
    return verdict.path("direction").asInt(1) * Shown.number(verdict, "rank_ic_valid");
  }
}
