package lode.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ancestors of promoted factors. */
final class LineageSection {
  /** Beyond so many ancestors a tree is a thicket. */
  private static final int MOST = 40;

  private final Map<String, ObjectNode> born;
  private final StringBuilder text = new StringBuilder();
  private final Set<String> told = new HashSet<>();

  private LineageSection(Map<String, ObjectNode> born) {
    this.born = born;
  }

  static Optional<Section> of(RunData data, List<String> fids) {
    Map<String, ObjectNode> born = data.born();
    StringBuilder body = new StringBuilder();
    for (String fid : fids) {
      if (born.containsKey(fid)) {
        LineageSection tree = new LineageSection(born);
        tree.draw(fid, "", "");
        body.append(
            Html.folded(
                "<code>f:" + fid + "</code> " + Html.formula(born.get(fid).get("expr").asText()),
                "<pre>" + Html.text(tree.text) + "</pre>\n"));
      }
    }
    return body.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "lineage",
                "Where they descend from",
                Html.paragraph(
                        "Each line: generation, how it was made, rank ICIR on train, formula.")
                    + body));
  }

  private void draw(String fid, String branch, String below) {
    ObjectNode trial = born.get(fid);
    text.append(branch).append("f:").append(fid);
    if (trial == null) {
      text.append("  (not in this run)\n");
      return;
    }
    text.append("  gen ").append(trial.get("gen").asInt());
    text.append("  ").append(trial.get("origin").asText());
    text.append("  ").append(Shown.fixed(Shown.number(trial, "rank_icir"), 3));
    text.append("  ").append(trial.get("expr").asText());
    boolean again = !told.add(fid);
    text.append(again ? "  (above)\n" : "\n");
    JsonNode parents = trial.get("parents");
    for (int i = 0; i < parents.size() && !again; i++) {
      if (told.size() >= MOST) {
        text.append(below).append("`- ...\n");
        return;
      }
      boolean last = i == parents.size() - 1;
      draw(parents.get(i).asText(), below + (last ? "`- " : "|- "), below + (last ? "   " : "|  "));
    }
  }
}
