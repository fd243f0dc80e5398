package lode.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lode.combination.Combined;
import lode.combination.Combiner;
import lode.combination.Plan;
import lode.combination.Single;
import lode.combination.Weights;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Split;
import lode.panel.Panel;
import lode.panel.Period;
import lode.report.Numbers;
import lode.report.TextTable;
import lode.timing.Combination;

/**
 * What {@code lode combine} found out.
 *
 * @param about data, universe and label
 * @param train dates of train
 * @param validation dates of validation
 * @param rolling whether weights were fitted again and again, so that train is out of sample too
 * @param best fid of the factor that was strongest on train
 * @param factors each factor by itself, oriented by its direction on train
 * @param methods what each method made of them
 */
record CombineReport(
    Map<String, String> about,
    String train,
    String validation,
    boolean rolling,
    String best,
    List<Factor> factors,
    List<Row> methods) {

  /** Metrics that are shown. */
  record Figures(double rankIc, double rankIcir, double t, double turnover) {
    static Figures of(Fitness fitness, int direction) {
      return new Figures(
          direction * fitness.get(Metric.RANK_IC),
          direction * fitness.get(Metric.RANK_ICIR),
          direction * fitness.get(Metric.T),
          fitness.get(Metric.TURNOVER));
    }
  }

  /** A factor by itself. */
  record Factor(String fid, String formula, int direction, Figures train, Figures validation) {}

  /**
   * A combination.
   *
   * @param rankIcGain rank IC on validation less that of the best factor
   * @param rankIcirGain the same of the rank ICIR
   * @param weights the newest, by fid; negative: the factor is turned round
   * @param fits how often they were fitted
   */
  record Row(
      String method,
      Figures train,
      Figures validation,
      double rankIcGain,
      double rankIcirGain,
      Map<String, Double> weights,
      int fits) {}

  static CombineReport of(
      Map<String, String> about,
      Panel panel,
      Split split,
      Plan plan,
      Combiner combiner,
      List<Combined> combined) {
    List<Factor> factors = combiner.singles().stream().map(CombineReport::factor).toList();
    Factor best = factor(combiner.best());
    List<Row> rows = new ArrayList<>();
    for (Combined c : combined) {
      Figures validation = Figures.of(c.validation(), 1);
      Map<String, Double> weights = new LinkedHashMap<>();
      for (int f = 0; f < factors.size(); f++) {
        weights.merge(factors.get(f).fid(), c.weights()[f], Double::sum);
      }
      rows.add(
          new Row(
              c.method().key(),
              Figures.of(c.train(), 1),
              validation,
              validation.rankIc() - best.validation().rankIc(),
              validation.rankIcir() - best.validation().rankIcir(),
              weights,
              c.path().size()));
    }
    return new CombineReport(
        about,
        days(panel, split.train()),
        days(panel, split.validation()),
        plan.rolling(),
        best.fid(),
        factors,
        rows);
  }

  private static Factor factor(Single single) {
    return new Factor(
        single.formula().fid(),
        single.formula().text(),
        single.direction(),
        Figures.of(single.train(), single.direction()),
        Figures.of(single.validation(), single.direction()));
  }

  private static String days(Panel panel, Period period) {
    return panel.dates().at(period.from()) + ".." + panel.dates().at(period.to() - 1);
  }

  /** For the screen. */
  @JsonIgnore
  List<String> lines() {
    StringBuilder about = new StringBuilder();
    about().forEach((key, value) -> about.append(key).append('=').append(short12(key, value)));
    List<String> lines = new ArrayList<>();
    lines.add(about.append("factors=").append(factors.size()).toString());
    lines.add("train " + train + "  validation " + validation + ", which no weight has seen");
    lines.add(
        rolling
            ? "weights fitted again and again on days known by then; the newest are shown"
            : "weights fitted once, on train: figures of train are in sample");
    lines.add("");
    lines.addAll(comparison().toString().lines().toList());
    lines.add("");
    lines.addAll(weightTable().toString().lines().toList());
    return lines;
  }

  private static String short12(String key, String value) {
    return (key.equals("fingerprint") ? value.substring(0, 12) : value) + " ";
  }

  private TextTable comparison() {
    TextTable table =
        new TextTable(
            "method", "train_ic", "train_icir", "rank_ic", "icir", "t", "to", "gain", "gain_icir");
    Factor strongest = factors.stream().filter(f -> f.fid().equals(best)).findFirst().orElseThrow();
    row(table, "best f:" + best, strongest.train(), strongest.validation(), 0, 0);
    for (Row r : methods) {
      row(table, r.method(), r.train(), r.validation(), r.rankIcGain(), r.rankIcirGain());
    }
    return table;
  }

  private static void row(
      TextTable table, String name, Figures in, Figures out, double gain, double icirGain) {
    table.row(
        name,
        Numbers.fixed(in.rankIc(), 4),
        Numbers.fixed(in.rankIcir(), 3),
        Numbers.fixed(out.rankIc(), 4),
        Numbers.fixed(out.rankIcir(), 3),
        Numbers.fixed(out.t(), 2),
        Numbers.fixed(out.turnover(), 2),
        Numbers.fixed(gain, 4),
        Numbers.fixed(icirGain, 3));
  }

  private TextTable weightTable() {
    List<String> headings = new ArrayList<>(List.of("fid", "valid_icir"));
    methods.forEach(row -> headings.add(row.method()));
    headings.add("formula");
    TextTable table = new TextTable(headings.toArray(String[]::new));
    for (Factor factor : factors) {
      List<Object> cells = new ArrayList<>();
      cells.add("f:" + factor.fid());
      cells.add(Numbers.fixed(factor.direction() * factor.validation().rankIcir(), 3));
      methods.forEach(row -> cells.add(Numbers.fixed(row.weights().get(factor.fid()), 3)));
      cells.add(Numbers.cut(factor.formula(), 60));
      table.row(cells.toArray());
    }
    return table;
  }

  /** The weights of a method by date, as {@link Combination#parse} reads them. */
  static String weights(Combiner combiner, Combined combined) {
    StringBuilder text = new StringBuilder("# lode combine --method ");
    text.append(combined.method().key()).append('\n').append(Combination.HEADING).append('\n');
    for (Weights weights : combined.path()) {
      for (int f = 0; f < weights.values().length; f++) {
        if (weights.values()[f] != 0) {
          text.append(combiner.panel().dates().at(weights.known())).append(',');
          text.append(weights.values()[f]).append(',');
          text.append(combiner.singles().get(f).formula().text()).append('\n');
        }
      }
    }
    return text.toString();
  }
}
