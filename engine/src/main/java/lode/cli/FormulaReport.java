package lode.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import lode.evaluation.DailySeries;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Score;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.formula.NamedFormula;
import lode.panel.Dates;
import lode.panel.Period;

/**
 * What {@code lode evaluate} found out about one formula.
 *
 * @param named the formula as it was asked for
 * @param horizons metrics over all dates, by horizon in days
 * @param yearly horizon of the metrics by year
 * @param years metrics by calendar year
 */
record FormulaReport(
    NamedFormula named, Map<Integer, Fitness> horizons, int yearly, Map<Integer, Fitness> years) {
  private static final List<Metric> SHOWN =
      List.of(
          Metric.IC,
          Metric.ICIR,
          Metric.RANK_IC,
          Metric.RANK_ICIR,
          Metric.T,
          Metric.TURNOVER,
          Metric.COVERAGE,
          Metric.NAMES,
          Metric.DAYS);

  /** Reduces a score of these targets; years are of the default horizon if it is among them. */
  static FormulaReport of(NamedFormula formula, Score score, List<Target> targets, Dates dates) {
    Period all = new Period(0, dates.size());
    Map<Integer, Fitness> horizons = new LinkedHashMap<>();
    DailySeries yearly = score.series().getFirst();
    for (int i = 0; i < targets.size(); i++) {
      DailySeries series = score.series().get(i);
      horizons.put(series.horizon(), Fitness.of(series, all));
      yearly = series.horizon() == EvaluateCommand.DEFAULT_HORIZON ? series : yearly;
    }
    Map<Integer, Fitness> years = new LinkedHashMap<>();
    for (Period year : years(dates)) {
      years.put(dates.at(year.from()).getYear(), Fitness.of(yearly, year));
    }
    return new FormulaReport(formula, horizons, yearly.horizon(), years);
  }

  private static List<Period> years(Dates dates) {
    List<Period> years = new ArrayList<>();
    int from = 0;
    for (int t = 1; t <= dates.size(); t++) {
      if (t == dates.size() || dates.at(t).getYear() != dates.at(from).getYear()) {
        years.add(new Period(from, t));
        from = t;
      }
    }
    return years;
  }

  /** As a table for the screen. */
  String table() {
    StringBuilder text = new StringBuilder();
    Formula formula = named.formula();
    text.append("%s  fid=%s%n".formatted(formula.text(), formula.fid()));
    header(text, "horizon");
    horizons.forEach((days, fitness) -> line(text, days + "d", fitness));
    header(text, "year " + yearly + "d");
    years.forEach((year, fitness) -> line(text, year.toString(), fitness));
    return text.toString();
  }

  /** Many as one table for the screen: a line for each, at the horizon of the yearly metrics. */
  static String list(List<FormulaReport> reports) {
    int width = reports.stream().mapToInt(r -> r.named.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    line(text, width, reports.getFirst().yearly + "d", Metric::key);
    for (FormulaReport report : reports) {
      Fitness fitness = report.horizons.get(report.yearly);
      line(text, width, report.named.name(), metric -> cell(metric, fitness.get(metric)));
    }
    return text.toString();
  }

  private static void line(
      StringBuilder text, int width, String first, Function<Metric, String> cells) {
    text.append(("%-" + Math.max(9, width) + "s").formatted(first));
    SHOWN.forEach(metric -> text.append("%10s".formatted(cells.apply(metric))));
    text.append(System.lineSeparator());
  }

  private static void header(StringBuilder text, String first) {
    line(text, 0, first, Metric::key);
  }

  private static void line(StringBuilder text, String first, Fitness fitness) {
    line(text, 0, first, metric -> cell(metric, fitness.get(metric)));
  }

  private static String cell(Metric metric, double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    return switch (metric) {
      case DAYS -> String.format(Locale.ROOT, "%.0f", value);
      case NAMES -> String.format(Locale.ROOT, "%.1f", value);
      case T -> String.format(Locale.ROOT, "%.2f", value);
      default -> String.format(Locale.ROOT, "%.4f", value);
    };
  }

  /** As a tree of maps, lists, numbers and texts; null where a metric is undefined. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    Formula formula = named.formula();
    tree.put("name", named.name());
    tree.put("formula", formula.text());
    tree.put("canonical", formula.canonical().text());
    tree.put("fid", formula.fid());
    List<Object> byHorizon = new ArrayList<>();
    horizons.forEach((days, fitness) -> byHorizon.add(metrics("horizon", days, fitness)));
    tree.put("horizons", byHorizon);
    tree.put("year_horizon", yearly);
    List<Object> byYear = new ArrayList<>();
    years.forEach((year, fitness) -> byYear.add(metrics("year", year, fitness)));
    tree.put("years", byYear);
    return tree;
  }

  private static Map<String, Object> metrics(String name, int value, Fitness fitness) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(name, value);
    for (Metric metric : Metric.values()) {
      double number = fitness.get(metric);
      tree.put(metric.key(), Double.isNaN(number) ? null : number);
    }
    return tree;
  }
}
