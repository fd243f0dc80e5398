package lode.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import lode.formula.Formula;
import lode.report.FormulaTree;
import lode.report.Numbers;
import lode.validation.FactorStudy;

/** A promoted factor by itself: what it is, its checks, what it foretells, what it would earn. */
final class FactorSections {
  private FactorSections() {}

  static List<Section> of(RunData data, List<String> fids) {
    return fids.stream().flatMap(fid -> of(data, fid).stream()).toList();
  }

  private static Optional<Section> of(RunData data, String fid) {
    FactorStudy study = data.studies().get(fid);
    if (study == null) {
      return Optional.empty();
    }
    StringBuilder body = new StringBuilder();
    body.append("<p class=\"lead\">").append(Html.formula(study.formula())).append("</p>\n");
    body.append("<pre>")
        .append(Html.text(FormulaTree.of(Formula.parse(study.formula()))))
        .append("</pre>\n");
    body.append(
        Html.paragraph(
            (study.direction() < 0
                    ? "Used upside down: low values foretold high returns on train."
                    : "High values foretold high returns on train.")
                + " Label "
                + study.target()
                + ", universe "
                + study.universe()
                + "."));
    data.verdict(fid).ifPresent(v -> body.append(Html.folded("Checks", checks(v))));
    body.append(SignalPart.of(study));
    Optional.ofNullable(data.backtests().get(fid))
        .ifPresent(sheet -> body.append(PortfolioPart.of(sheet)));
    return Optional.of(new Section("f-" + fid, "f:" + fid, body.toString()));
  }

  static String checks(JsonNode verdict) {
    HtmlTable table = new HtmlTable("check", "result", "limit", "value");
    for (JsonNode check : verdict.get("checks")) {
      String result = check.get("result").asText();
      table.row(
          check.get("name").asText(),
          Shown.result(result, result.equals("PASS")),
          Numbers.fixed(Shown.number(check, "limit"), 4),
          Numbers.fixed(Shown.number(check, "value"), 4));
    }
    return table.toString();
  }
}
