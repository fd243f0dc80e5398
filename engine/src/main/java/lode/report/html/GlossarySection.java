package lode.report.html;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lode.evaluation.Metric;
import lode.formula.Formula;
import lode.operator.Operator;

/** What every operator and figure of the report means. */
final class GlossarySection {
  private GlossarySection() {}

  static Optional<Section> of(RunData data) {
    Map<String, Operator> used = new TreeMap<>();
    data.studies().values().forEach(study -> collect(Formula.parse(study.formula()), used));
    HtmlTable operators = new HtmlTable("operator", "meaning");
    used.values().forEach(o -> operators.row(o.name(), o.meaning()));
    HtmlTable metrics = new HtmlTable("figure", "meaning");
    for (Metric metric : Metric.values()) {
      metrics.row(metric.key(), metric.meaning());
    }
    return Optional.of(
        new Section(
            "glossary",
            "What the words mean",
            (operators.isEmpty() ? "" : "<h3>Operators of the promoted formulas</h3>\n" + operators)
                + "<h3>Figures</h3>\n"
                + metrics));
  }

  private static void collect(Formula formula, Map<String, Operator> used) {
    if (formula instanceof Formula.Call call) {
      used.put(call.operator().name(), call.operator());
      call.arguments().forEach(argument -> collect(argument, used));
    }
  }
}
