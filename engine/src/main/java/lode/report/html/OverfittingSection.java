package lode.report.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lode.run.Validation;
import lode.statistics.Line;
import lode.validation.Significance;

/** Whether what held on train held on validation, and how much of it is left once tries count. */
final class OverfittingSection {
  private OverfittingSection() {}

  static Optional<Section> of(RunData data) {
    if (data.verdicts().size() < 3) {
      return Optional.empty();
    }
    StringBuilder body = new StringBuilder(scatter(data));
    data.validation().ifPresent(v -> body.append(significance(v)));
    return Optional.of(new Section("overfitting", "Train against validation", body.toString()));
  }

  private static String scatter(RunData data) {
    List<ScatterChart.Points> groups = new ArrayList<>();
    for (String verdict : List.of("promoted", "rejected")) {
      List<ObjectNode> of =
          data.verdicts().stream().filter(v -> v.get("ev").asText().equals(verdict)).toList();
      groups.add(
          new ScatterChart.Points(
              verdict,
              oriented(of, "rank_icir_train"),
              oriented(of, "rank_icir_valid"),
              of.stream().map(v -> "f:" + v.get("fid").asText()).toList()));
    }
    double[] x = oriented(data.verdicts(), "rank_icir_train");
    double[] y = oriented(data.verdicts(), "rank_icir_valid");
    Line line = Line.through(x, y);
    return Html.figure(
        "Rank ICIR on train (across) and on validation (up), in the direction fixed on train."
            + " Slope of validation on train "
            + Shown.fixed(line.slope(), 2)
            + ": 1 where everything held, 0 where train said nothing.",
        ScatterChart.of("train against validation", groups, true));
  }

  private static double[] oriented(List<ObjectNode> verdicts, String key) {
    return verdicts.stream()
        .mapToDouble(v -> v.get("direction").asInt() * Shown.number(v, key))
        .toArray();
  }

  private static String significance(Validation validation) {
    HtmlTable table =
        new HtmlTable(
            "fid",
            "verdict",
            "z train",
            "p alone",
            "p Holm",
            "p BHY",
            "p BY",
            "Sharpe train",
            "DSR",
            "DSR by trials",
            "Sharpe valid",
            "PSR",
            "days",
            "needed");
    for (Validation.Finalist f : validation.finalists()) {
      Significance s = f.significance();
      table.row(
          new HtmlTable.Cell("<code>f:" + f.fid() + "</code>"),
          Shown.result(f.promoted() ? "promoted" : "rejected", f.promoted()),
          Shown.fixed(s.zTrain(), 2),
          Shown.p(s.pTrain()),
          Shown.p(s.holm()),
          Shown.p(s.bhy()),
          Shown.p(s.by()),
          Shown.fixed(s.sharpeTrain(), 3),
          Shown.fixed(s.deflated(), 3),
          Shown.fixed(s.deflatedByTrials(), 3),
          Shown.fixed(s.sharpe(), 3),
          Shown.fixed(s.probabilistic(), 3),
          s.days(),
          Double.isFinite(s.leastRecord()) ? Shown.count(Math.ceil(s.leastRecord())) : "never");
    }
    return Html.paragraph(
            "Probability of backtest overfitting over finalists and a sample of all tried: "
                + Shown.fixed(validation.luck().overfitting(), 3)
                + " (blocks: "
                + validation.luck().overfittingBlocks()
                + "; 0.5 is what noise shows). p-value that the best finalist is no better than"
                + " nothing, Hansen's SPA: "
                + Shown.p(validation.luck().superior())
                + ". Corrections count every formula tried on these data; Sharpe ratios are daily,"
                + " of the paper portfolio before costs. Needed: days after which such a Sharpe"
                + " ratio would be believed at 95 %.")
        + table;
  }
}
