package lode.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The finalists with what was measured of them and the verdict. */
final class ChampionsSection {
  private ChampionsSection() {}

  static Optional<Section> of(RunData data) {
    if (data.verdicts().isEmpty()) {
      return Optional.empty();
    }
    HtmlTable table =
        new HtmlTable(
            "fid",
            "verdict",
            "rank IC train",
            "rank IC valid",
            "rank ICIR",
            "t",
            "t naive",
            "p holm",
            "dsr",
            "turnover",
            "net Sharpe",
            "net excess",
            "formula");
    for (ObjectNode v : data.verdicts()) {
      String fid = v.get("fid").asText();
      boolean promoted = v.get("ev").asText().equals("promoted");
      var significance =
          data.validation().stream()
              .flatMap(all -> all.finalists().stream())
              .filter(f -> f.fid().equals(fid))
              .map(f -> f.significance())
              .findFirst();
      table.row(
          Shown.link(fid, data.studies().containsKey(fid)),
          Shown.result(promoted ? "promoted" : failed(v), promoted),
          Shown.fixed(Shown.number(v, "rank_ic_train"), 4),
          Shown.fixed(Shown.number(v, "rank_ic_valid"), 4),
          Shown.fixed(Shown.number(v, "rank_icir_valid"), 2),
          Shown.fixed(Shown.number(v, "t_valid"), 2),
          significance.map(s -> Shown.fixed(s.tNaive(), 2)).orElse(""),
          significance.map(s -> Shown.p(s.holm())).orElse(""),
          significance.map(s -> Shown.fixed(s.deflated(), 3)).orElse(""),
          Shown.fixed(Shown.number(v, "turnover_valid"), 2),
          Shown.fixed(Shown.number(v, "ls_sharpe"), 2),
          Shown.percent(Shown.number(v, "excess_annual")),
          HtmlTable.Cell.formula(formula(data, fid)));
    }
    return Optional.of(
        new Section(
            "champions",
            "Finalists",
            Html.paragraph(
                    "In the order of the search. t is Newey-West's on validation; t naive counts days"
                        + " as independent, which overlapping labels are not: it is shown to be"
                        + " distrusted. p holm and dsr are of train, corrected for every formula"
                        + " tried. Net figures are of the quantile backtest after costs.")
                + table));
  }

  private static String failed(JsonNode verdict) {
    return verdict.path("failed").asText().replace(",", ", ").replace('_', ' ');
  }

  private static String formula(RunData data, String fid) {
    return data.trials().stream()
        .filter(t -> t.get("fid").asText().equals(fid))
        .map(t -> t.get("expr").asText())
        .findFirst()
        .orElse("");
  }
}
