package lode.report.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Strength against length: the formulas that nothing shorter beats. */
final class FrontSection {
  /** Points beyond these say nothing more, and a page must stay small. */
  private static final int POINTS = 1200;

  private FrontSection() {}

  static Optional<Section> of(RunData data) {
    List<ObjectNode> scored =
        data.trials().stream()
            .filter(t -> t.get("ev").asText().equals("evaluated"))
            .filter(t -> !Double.isNaN(strength(t)))
            .toList();
    if (scored.isEmpty()) {
      return Optional.empty();
    }
    List<ObjectNode> front = front(scored);
    Set<String> onFront = new HashSet<>();
    front.forEach(t -> onFront.add(t.get("fid").asText()));
    // ids are hashes: the smallest are a fair sample, the same at each reading
    List<ObjectNode> cloud =
        scored.stream()
            .filter(t -> !onFront.contains(t.get("fid").asText()))
            .sorted(Comparator.comparing(t -> t.get("fid").asText()))
            .limit(POINTS)
            .toList();
    HtmlTable table = new HtmlTable("fid", "symbols", "|rank ICIR|", "rank IC", "t", "formula");
    for (ObjectNode t : front) {
      table.row(
          Shown.link(t.get("fid").asText(), data.studies().containsKey(t.get("fid").asText())),
          t.get("len").asInt(),
          Shown.fixed(strength(t), 3),
          Shown.fixed(Shown.number(t, "rank_ic"), 4),
          Shown.fixed(Shown.number(t, "t"), 2),
          HtmlTable.Cell.formula(t.get("expr").asText()));
    }
    String chart =
        ScatterChart.of(
            "strength against length",
            List.of(points("front", front, false), points("others", cloud, true)),
            Optional.empty());
    return Optional.of(
        new Section(
            "front",
            "Strength against length",
            Html.paragraph(
                    "Formulas of the front are stronger on train than every formula that is no"
                        + " longer. Across: symbols of the formula; up: |rank ICIR| on train.")
                + Html.figure(
                    scored.size() > POINTS
                        ? "A fair sample of " + POINTS + " of " + scored.size() + " formulas"
                        : "All formulas scored on the whole universe",
                    chart)
                + table));
  }

  /** Size of the rank ICIR on train. */
  static double strength(ObjectNode trial) {
    return Math.abs(Shown.number(trial, "rank_icir"));
  }

  private static List<ObjectNode> front(List<ObjectNode> scored) {
    List<ObjectNode> front = new ArrayList<>();
    double best = 0;
    for (ObjectNode t :
        scored.stream()
            .sorted(
                Comparator.<ObjectNode>comparingInt(n -> n.get("len").asInt())
                    .thenComparing(n -> -strength(n)))
            .toList()) {
      if (strength(t) > best) {
        best = strength(t);
        front.add(t);
      }
    }
    return front;
  }

  private static ScatterChart.Points points(String name, List<ObjectNode> trials, boolean faint) {
    return new ScatterChart.Points(
        name,
        trials.stream().mapToDouble(t -> t.get("len").asInt()).toArray(),
        trials.stream().mapToDouble(FrontSection::strength).toArray(),
        trials.stream()
            .map(t -> "f:" + t.get("fid").asText() + " " + t.get("expr").asText())
            .toList(),
        faint);
  }
}
