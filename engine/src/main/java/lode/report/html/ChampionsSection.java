package lode.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lode.validation.Significance;

/** The finalists with what was measured of them and the verdict. */
final class ChampionsSection {
  /** Rows that are shown at once where fewer were promoted. */
  private static final int SHOWN = 8;

  private final RunData data;
  private final Map<String, ObjectNode> born;

  private ChampionsSection(RunData data) {
    this.data = data;
    this.born = data.born();
  }

  static Optional<Section> of(RunData data) {
    if (data.verdicts().isEmpty()) {
      return Optional.empty();
    }
    ChampionsSection section = new ChampionsSection(data);
    List<ObjectNode> promoted = section.verdicts(true);
    List<ObjectNode> rejected = section.verdicts(false);
    int first = Math.min(rejected.size(), Math.max(0, SHOWN - promoted.size()));
    StringBuilder body =
        new StringBuilder(
            Html.paragraph(
                "In the order of the search, the promoted first. ICs and t are in the direction that"
                    + " was fixed on train: + where high values are good, - where low ones are. t is"
                    + " Newey-West's on validation; t naive counts days as independent, which"
                    + " overlapping labels are not: it is shown to be distrusted. DSR is of train,"
                    + " corrected for every formula tried. Net figures are of the quantile backtest"
                    + " on validation, after costs."));
    body.append(section.table(promoted, rejected.subList(0, first)));
    if (first < rejected.size()) {
      List<ObjectNode> others = rejected.subList(first, rejected.size());
      body.append(
          Html.folded(
              "The other " + others.size() + " finalists, rejected",
              section.table(others, List.of()).toString()));
    }
    return Optional.of(new Section("champions", "Finalists", body.toString()));
  }

  private List<ObjectNode> verdicts(boolean promoted) {
    return data.verdicts().stream()
        .filter(v -> v.get("ev").asText().equals("promoted") == promoted)
        .toList();
  }

  private HtmlTable table(List<ObjectNode> verdicts, List<ObjectNode> more) {
    HtmlTable table =
        new HtmlTable(
            "fid",
            "",
            "rank IC train",
            "rank IC valid",
            "ICIR",
            "t",
            "t naive",
            "DSR",
            "turn-over",
            "net Sharpe",
            "net excess",
            "formula, and the checks it failed");
    verdicts.forEach(v -> row(table, v));
    more.forEach(v -> row(table, v));
    return table;
  }

  private void row(HtmlTable table, ObjectNode v) {
    String fid = v.get("fid").asText();
    int direction = v.path("direction").asInt(1);
    Optional<Significance> significance = data.finalist(fid).map(f -> f.significance());
    table.row(
        Shown.link(fid, data.studies().containsKey(fid)),
        direction < 0 ? "-" : "+",
        Shown.fixed(direction * Shown.number(v, "rank_ic_train"), 4),
        Shown.fixed(direction * Shown.number(v, "rank_ic_valid"), 4),
        Shown.fixed(direction * Shown.number(v, "rank_icir_valid"), 2),
        Shown.fixed(direction * Shown.number(v, "t_valid"), 2),
        significance.map(s -> Shown.fixed(s.tNaive(), 2)).orElse(""),
        significance.map(s -> Shown.fixed(s.deflated(), 3)).orElse(""),
        Shown.fixed(Shown.number(v, "turnover_valid"), 2),
        Shown.fixed(Shown.number(v, "ls_sharpe"), 2),
        Shown.percent(Shown.number(v, "excess_annual")),
        new HtmlTable.Cell(formula(fid) + fate(v), "formula"));
  }

  private String formula(String fid) {
    ObjectNode trial = born.get(fid);
    return trial == null ? "" : Html.formula(trial.get("expr").asText());
  }

  private static String fate(JsonNode verdict) {
    String failed = verdict.path("failed").asText();
    return verdict.get("ev").asText().equals("promoted")
        ? "<small class=\"pass\">promoted</small>"
        : "<small class=\"fail\">"
            + Html.text(ChecksPart.words(failed).replace(",", ", "))
            + "</small>";
  }
}
