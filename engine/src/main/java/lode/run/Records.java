package lode.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lode.backtest.Backtest;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evolution.Generation;
import lode.evolution.Individual;
import lode.evolution.Sightings;
import lode.library.Check;
import lode.library.Verdict;

/** How what the campaign knows is written into the files of a run. */
final class Records {
  private Records() {}

  /**
   * A newly evaluated formula, or one that was only raced, for {@code trials.jsonl}; the formula
   * last.
   */
  static ObjectNode trial(String event, int generation, Individual individual) {
    ObjectNode node = JsonLines.record();
    node.put("ev", event);
    node.put("gen", generation);
    node.put("fid", individual.formula().fid());
    node.put("origin", individual.origin());
    var parents = node.putArray("parents");
    individual.parents().forEach(parents::add);
    node.put("len", individual.formula().size());
    metrics(node, "", individual.evaluation().fitness());
    node.put("expr", individual.formula().text());
    return node;
  }

  /** What a generation left, for {@code generations.jsonl}. */
  static ObjectNode history(int generation, String row, Sightings sightings) {
    ObjectNode node = JsonLines.record();
    node.put("gen", generation);
    node.put("row", row);
    sightings.texts().forEach(node.putArray("texts")::add);
    sightings.hashes().forEach(node.putArray("hashes")::add);
    return node;
  }

  /** What {@link #history} wrote that a generation came across. */
  static Sightings sightings(JsonNode node) {
    return new Sightings(texts(node.path("texts")), texts(node.path("hashes")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** A finalist with everything it was judged by, for {@code verdicts.jsonl}. */
  static ObjectNode verdict(Verdict verdict) {
    ObjectNode node = JsonLines.record();
    node.put("ev", verdict.promoted() ? "promoted" : "rejected");
    node.put("fid", verdict.evidence().formula().fid());
    node.put("direction", verdict.evidence().direction());
    node.put("failed", String.join(",", verdict.failed()));
    node.put("nearest", verdict.nearest());
    node.put("replaced", verdict.replaced());
    metrics(node, "_train", verdict.evidence().train());
    metrics(node, "_valid", verdict.evidence().validation());
    backtest(verdict.evidence().backtest()).forEach((k, v) -> JsonLines.number(node, k, v));
    var checks = node.putArray("checks");
    for (Check check : verdict.checks()) {
      ObjectNode row = checks.addObject();
      row.put("name", check.name());
      row.put("result", check.result().name());
      JsonLines.number(row, "limit", check.limit());
      JsonLines.number(row, "value", check.value());
    }
    node.put("expr", verdict.evidence().formula().text());
    return node;
  }

  /** Figures of a backtest by key. */
  static Map<String, Double> backtest(Backtest backtest) {
    Map<String, Double> figures = new TreeMap<>();
    figures.put("ls_gross_annual", backtest.longShortGross().annualReturn());
    figures.put("ls_annual", backtest.longShort().annualReturn());
    figures.put("ls_sharpe", backtest.longShort().sharpe());
    figures.put("ls_max_drawdown", backtest.longShort().maxDrawdown());
    figures.put("long_annual", backtest.longOnly().annualReturn());
    figures.put("excess_annual", backtest.excess().annualReturn());
    figures.put("turnover_daily", backtest.turnover());
    figures.put("breakeven_bps", backtest.breakeven() * 1e4);
    return figures;
  }

  /** Metrics by key. */
  static Map<String, Double> metrics(Fitness fitness) {
    Map<String, Double> metrics = new TreeMap<>();
    for (Metric metric : Metric.values()) {
      if (Double.isFinite(fitness.get(metric))) {
        metrics.put(metric.key(), fitness.get(metric));
      }
    }
    return metrics;
  }

  private static void metrics(ObjectNode node, String suffix, Fitness fitness) {
    for (Metric metric : Metric.values()) {
      JsonLines.number(node, metric.key() + suffix, fitness.get(metric));
    }
  }

  /** The archive as CSV, best first: what the digest is taken of. */
  static String champions(List<Individual> archive) {
    StringBuilder text = new StringBuilder("rank,fid,born,len");
    for (Metric metric : Metric.values()) {
      text.append(',').append(metric.key());
    }
    text.append(",formula\n");
    int rank = 1;
    for (Individual champion : archive) {
      text.append(rank++).append(',').append(champion.formula().fid());
      text.append(',').append(champion.born()).append(',').append(champion.formula().size());
      for (Metric metric : Metric.values()) {
        text.append(',').append(champion.evaluation().fitness().get(metric));
      }
      text.append(",\"").append(champion.formula().text()).append("\"\n");
    }
    return text.toString();
  }

  /** Header of {@code generations.csv}. */
  static final String GENERATIONS_HEADER =
      "gen,proposed,distinct,semantically_distinct,evaluated,raced,duplicate_text,duplicate_sketch,void,"
          + "archive,best_rank_ic,best_rank_icir,best_t,best_turnover,best_len,mean_len,best_fid,best_formula,seconds\n";

  /** All of {@code generations.csv} of what {@link #history} wrote. */
  static String generations(List<ObjectNode> history) {
    StringBuilder text = new StringBuilder(GENERATIONS_HEADER);
    history.forEach(node -> text.append(node.path("row").asText()));
    return text.toString();
  }

  /** A row of {@code generations.csv}. */
  static String generation(Generation generation, double seconds) {
    var counts = generation.counts();
    double length =
        generation.population().stream().mapToInt(i -> i.formula().size()).average().orElse(0);
    StringBuilder row = new StringBuilder();
    row.append(generation.number()).append(',').append(counts.proposed()).append(',');
    row.append(counts.distinct()).append(',').append(counts.semanticallyDistinct()).append(',');
    row.append(counts.evaluated()).append(',').append(counts.raced()).append(',');
    row.append(counts.duplicateText()).append(',');
    row.append(counts.duplicateSketch()).append(',').append(counts.voidOrder()).append(',');
    row.append(generation.archive().size()).append(',');
    if (generation.archive().isEmpty()) {
      row.append(",,,,,").append(length).append(",,");
    } else {
      Individual best = generation.archive().getFirst();
      Fitness fitness = best.evaluation().fitness();
      row.append(fitness.get(Metric.RANK_IC)).append(',');
      row.append(fitness.get(Metric.RANK_ICIR)).append(',');
      row.append(fitness.get(Metric.T)).append(',');
      row.append(fitness.get(Metric.TURNOVER)).append(',');
      row.append(best.formula().size()).append(',').append(length).append(',');
      row.append(best.formula().fid()).append(",\"").append(best.formula().text()).append('"');
    }
    return row.append(',').append(seconds).append('\n').toString();
  }
}
