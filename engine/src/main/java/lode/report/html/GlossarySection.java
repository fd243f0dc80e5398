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
                + metrics
                + "<h3>Tests</h3>\n"
                + tests()));
  }

  private static HtmlTable tests() {
    HtmlTable table = new HtmlTable("word", "meaning");
    table.row(
        "naive", "as if days were independent, or nothing else had been tried: not to be used");
    table.row("PSR", "probability that the true Sharpe ratio is above 0");
    table.row("DSR", "probability that it is above what the best of all tried shows by luck alone");
    table.row(
        "PBO", "probability that the best of one half of the dates is below the median elsewhere");
    table.row("SPA", "p-value that the best of many is no better than nothing (Hansen)");
    table.row("Bonferroni", "p-value times the formulas tried: of one false find among all");
    table.row("Holm", "the same promise, stepping down from the smallest: never harsher");
    table.row(
        "BHY, BY", "bounds on the share of false finds, however the formulas resemble each other");
    table.row(
        "effective trials", "independent formulas whose luckiest would be as lucky as theirs");
    table.row("gross, net", "before and after commission, duty, slippage and borrowing");
    table.row("turnover", "one way: half of what is bought and sold, of the portfolio, a day");
    table.row(
        "capacity", "money at which impact halves the net Sharpe ratio, or trades get too large");
    return table;
  }

  private static void collect(Formula formula, Map<String, Operator> used) {
    if (formula instanceof Formula.Call call) {
      used.put(call.operator().name(), call.operator());
      call.arguments().forEach(argument -> collect(argument, used));
    }
  }
}
