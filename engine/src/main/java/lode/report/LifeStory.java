package lode.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lode.evaluation.Metric;
import lode.formula.Formula;
import lode.run.RunDirectory;
import lode.run.RunRecords;

/** The life of one formula in a run, told from the run's files alone. */
public final class LifeStory {
  private final RunDirectory run;
  private final List<ObjectNode> trials;
  private final StringBuilder text = new StringBuilder();

  private LifeStory(RunDirectory run) {
    this.run = run;
    this.trials = RunRecords.trials(run);
  }

  /**
   * The story of the one formula whose id starts with {@code fid}.
   *
   * @return the text; empty where the run never evaluated such a formula
   * @throws IllegalArgumentException where several do, naming them
   */
  public static Optional<String> of(RunDirectory run, String fid) {
    LifeStory story = new LifeStory(run);
    String id = Formula.digits(fid);
    List<ObjectNode> born = story.trials.stream().filter(r -> fid(r).startsWith(id)).toList();
    if (born.size() > 1) {
      throw new IllegalArgumentException(
          "several formulas: fid="
              + id
              + " matches="
              + born.stream().limit(5).map(LifeStory::fid).toList()
              + " remedy=give more digits");
    }
    return born.stream().findFirst().map(story::tell);
  }

  private String tell(ObjectNode birth) {
    text.append("f:").append(fid(birth)).append("  in run ").append(run.id()).append("\n\n  ");
    text.append(birth.get("expr").asText()).append("\n\n");
    text.append(FormulaTree.of(Formula.parse(birth.get("expr").asText())));
    born(birth);
    boolean raced = birth.get("ev").asText().equals("raced");
    text.append(raced ? "\nraced on some of the stocks, and left out\n" : "\nevaluated on train\n");
    text.append(metrics(birth, ""));
    offspring(fid(birth));
    RunRecords.verdicts(run).stream()
        .filter(v -> fid(v).equals(fid(birth)))
        .findFirst()
        .ifPresentOrElse(
            this::judged, () -> text.append("\nverdict: none, it was not among the finalists\n"));
    return text.toString();
  }

  private void born(ObjectNode birth) {
    text.append("\nborn in generation ").append(birth.get("gen").asInt());
    text.append(" by ").append(birth.get("origin").asText()).append('\n');
    for (JsonNode parent : birth.get("parents")) {
      text.append("  of f:").append(parent.asText()).append("  ");
      trials.stream()
          .filter(r -> fid(r).equals(parent.asText()))
          .findFirst()
          .ifPresent(r -> text.append(r.get("expr").asText()));
      text.append('\n');
    }
  }

  private void offspring(String fid) {
    List<ObjectNode> children = trials.stream().filter(r -> hasParent(r, fid)).toList();
    text.append("\noffspring: ").append(children.size()).append('\n');
    children.stream()
        .sorted(Comparator.comparingDouble(c -> -Math.abs(c.get("rank_icir").asDouble())))
        .limit(3)
        .forEach(c ->
            text.append("  rank_icir ")
                .append(Numbers.fixed(c.get("rank_icir").asDouble(Double.NaN), 3))
                .append("  f:")
                .append(fid(c))
                .append("  ")
                .append(c.get("expr").asText())
                .append('\n'));
  }

  private static boolean hasParent(ObjectNode trial, String fid) {
    for (JsonNode parent : trial.get("parents")) {
      if (parent.asText().equals(fid)) {
        return true;
      }
    }
    return false;
  }

  private void judged(ObjectNode verdict) {
    String failed = verdict.get("failed").asText();
    String nearest = verdict.get("nearest").asText();
    text.append("\nverdict: ").append(verdict.get("ev").asText());
    text.append(failed.isEmpty() ? "" : ", failed " + failed);
    text.append(nearest.isEmpty() ? "" : ", nearest in the library f:" + nearest);
    text.append("\n\nvalidated\n").append(metrics(verdict, "_valid")).append('\n');
    TextTable table = new TextTable("check", "result", "limit", "value");
    for (JsonNode check : verdict.get("checks")) {
      table.row(
          check.get("name").asText(),
          check.get("result").asText(),
          Numbers.fixed(check.get("limit").asDouble(Double.NaN), 4),
          Numbers.fixed(check.get("value").asDouble(Double.NaN), 4));
    }
    text.append(table);
  }

  private static String metrics(JsonNode node, String suffix) {
    TextTable table = new TextTable("metric", "value", "meaning");
    for (Metric metric : Metric.values()) {
      JsonNode value = node.get(metric.key() + suffix);
      if (value != null) {
        table.row(metric.key(), Numbers.fixed(value.asDouble(Double.NaN), 4), metric.meaning());
      }
    }
    return table.toString();
  }

  private static String fid(JsonNode node) {
    return node.get("fid").asText();
  }
}
