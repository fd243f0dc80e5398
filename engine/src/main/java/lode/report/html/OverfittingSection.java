package lode.report.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lode.run.Validation;
import lode.statistics.Line;
import lode.validation.Choices;
import lode.validation.Luck;
import lode.validation.Significance;

/** Whether what held on train held on validation, and how much of it is left once tries count. */
final class OverfittingSection {
  private OverfittingSection() {}

  static Optional<Section> of(RunData data) {
    if (data.verdicts().size() < 3) {
      return Optional.empty();
    }
    StringBuilder body = new StringBuilder();
    data.validation().ifPresent(v -> body.append(words(v.luck())));
    body.append(
        Html.beside(
            scatter(data),
            data.validation().map(v -> logits(v.luck())).orElse(""),
            data.validation().map(v -> choices(v.luck().choices())).orElse("")));
    data.validation().ifPresent(v -> body.append(HaircutPart.of(v)).append(significance(v)));
    return Optional.of(new Section("overfitting", "Overfitting", body.toString()));
  }

  private static String words(Luck luck) {
    return Html.paragraph(
        "Probability of backtest overfitting (PBO) over finalists and a sample of all tried: "
            + Shown.fixed(luck.overfitting(), 3)
            + "; noise shows 0.5. P-value that the best finalist is no better than nothing, by"
            + " Hansen's SPA: "
            + Shown.p(luck.superior())
            + ".");
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
              of.stream().map(v -> Shown.fid(v.get("fid").asText())).toList()));
    }
    Line line =
        Line.through(
            oriented(data.verdicts(), "rank_icir_train"),
            oriented(data.verdicts(), "rank_icir_valid"));
    return Html.figure(
        "Finalists: rank ICIR on train (across) and on validation (up), in the direction fixed on"
            + " train. Slope "
            + Shown.fixed(line.slope(), 2)
            + ": 1 where everything held, 0 where train said nothing.",
        ScatterChart.of("train against validation", groups, some(line)));
  }

  private static double[] oriented(List<ObjectNode> verdicts, String key) {
    return verdicts.stream()
        .mapToDouble(v -> v.get("direction").asInt() * Shown.number(v, key))
        .toArray();
  }

  private static Optional<Line> some(Line line) {
    return Double.isFinite(line.slope()) ? Optional.of(line) : Optional.empty();
  }

  private static String logits(Luck luck) {
    Choices choices = luck.choices();
    if (choices.combinations() == 0) {
      return Html.paragraph(
          "Validation has too few days for a probability of overfitting, or the run is older than"
              + " its picture.");
    }
    return Html.figure(
        "PBO: where the best of one half of validation stands in the other half, over "
            + Shown.count(choices.combinations())
            + " halvings into "
            + luck.overfittingBlocks()
            + " blocks, as the logit of its relative rank. At or below 0 it is in the lower half:"
            + " a share of "
            + Shown.fixed(luck.overfitting(), 3)
            + "; mean "
            + Shown.fixed(choices.meanLogit(), 2)
            + ".",
        new HistogramChart("logits of the relative rank", choices.logits(), 0, 0)
            .mark(0, "median")
            .toString());
  }

  private static String choices(Choices choices) {
    if (choices.combinations() == 0) {
      return "";
    }
    ScatterChart.Points points =
        new ScatterChart.Points(
            "choices",
            choices.chosen().stream().mapToDouble(d -> d).toArray(),
            choices.judged().stream().mapToDouble(d -> d).toArray(),
            List.of());
    return Html.figure(
        "The same choices: daily Sharpe ratio in the half that chose (across) and in the other"
            + " (up). Slope "
            + Shown.fixed(choices.slope(), 2)
            + "; a loss in the other half in "
            + Shown.percent(choices.loss())
            + " of them.",
        ScatterChart.of(
            "chosen against judged",
            List.of(points),
            some(new Line(choices.slope(), choices.intercept()))));
  }

  private static String significance(Validation validation) {
    List<Validation.Finalist> promoted = validation.promoted();
    String all = table(validation.finalists()).toString();
    return "<h3>Significance</h3>\n"
        + Html.paragraph(
            "z and p of the rank IC on train: alone (naive: as if nothing else had been tried), and"
                + " corrected for every formula tried on these data. t on validation, beside the"
                + " naive one. Sharpe ratios a year, of the paper portfolio before costs; needed:"
                + " days after which such a ratio would be believed at 95 %.")
        + (promoted.isEmpty()
            ? all
            : table(promoted) + Html.aside("Significance of all finalists", all));
  }

  private static HtmlTable table(List<Validation.Finalist> finalists) {
    HtmlTable table =
        new HtmlTable(
            "fid",
            "verdict",
            "z train",
            "p naive",
            "p Holm",
            "p BHY",
            "p BY",
            "t valid",
            "t naive",
            "Sharpe valid",
            "PSR",
            "days",
            "needed");
    for (Validation.Finalist f : finalists) {
      Significance s = f.significance();
      table.row(
          Shown.link(f.fid(), false),
          Shown.result(f.promoted() ? "promoted" : "rejected", f.promoted()),
          Shown.fixed(s.zTrain(), 2),
          Shown.p(s.pTrain()),
          Shown.p(s.holm()),
          Shown.p(s.bhy()),
          Shown.p(s.by()),
          Shown.fixed(s.t(), 2),
          Shown.fixed(s.tNaive(), 2),
          Shown.perYear(s.sharpe()),
          Shown.fixed(s.probabilistic(), 3),
          s.days(),
          Double.isFinite(s.leastRecord()) ? Shown.count(Math.ceil(s.leastRecord())) : "never");
    }
    return table;
  }
}
