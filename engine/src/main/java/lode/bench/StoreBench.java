package lode.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.Evaluation;
import lode.evolution.StoredEvaluator;
import lode.formula.Formula;
import lode.panel.Period;

/** What a look-up in the evaluation store costs, key, checks and decoding included. */
final class StoreBench {
  /** As many as a generation asks for at once. */
  private static final int BATCH = 250;

  private static final Assignment NOTHING =
      new Assignment("0", 1, "all", RankIcBench.TARGET, new Period(0, 1));

  private StoreBench() {}

  /** Costs, or null where the store could not be had; the log then says why. */
  static BenchReport.StoreCost measure(int evaluations) {
    List<Formula> formulas = formulas(evaluations);
    Evaluation known = Population.evaluation(1);
    Path folder = temporary();
    try {
      double storing;
      double hit;
      try (StoredEvaluator store = store(folder, batch -> repeat(known, batch), evaluations)) {
        store.evaluate(List.of(Formula.parse("close"))); // opens it, which compiles classes
        storing = perFormula(store, formulas);
        perFormula(store, formulas);
        hit = perFormula(store, formulas);
        if (store.hits() != 2L * evaluations) {
          return null;
        }
      }
      double miss;
      BatchEvaluator nobody = batch -> repeat(Population.unknown(), batch);
      try (StoredEvaluator store = store(folder, nobody, evaluations)) {
        List<Formula> others = formulas.stream().map(StoreBench::other).toList();
        perFormula(store, others);
        miss = perFormula(store, others);
      }
      return new BenchReport.StoreCost(
          evaluations,
          BenchReport.rounded(hit),
          BenchReport.rounded(miss),
          BenchReport.rounded(storing));
    } finally {
      OpeningBench.delete(folder);
    }
  }

  private static StoredEvaluator store(Path folder, BatchEvaluator evaluator, int evaluations) {
    return new StoredEvaluator(
        evaluator, NOTHING, folder.resolve("evaluations.store"), 2 * evaluations + BATCH);
  }

  private static List<Evaluation> repeat(Evaluation evaluation, List<Formula> batch) {
    return batch.stream().map(formula -> evaluation).toList();
  }

  private static double perFormula(StoredEvaluator store, List<Formula> formulas) {
    long nanos = 0;
    for (int from = 0; from < formulas.size(); from += BATCH) {
      List<Formula> batch = formulas.subList(from, Math.min(from + BATCH, formulas.size()));
      nanos += Rounds.nanos(() -> store.evaluate(batch).size());
    }
    return (double) nanos / formulas.size();
  }

  private static List<Formula> formulas(int count) {
    List<Formula> formulas = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = "div(ts_mean(close,%d),ts_std(returns,%d))".formatted(2 + i % 500, 2 + i / 500);
      formulas.add(Formula.parse(text));
    }
    return formulas;
  }

  private static Formula other(Formula formula) {
    return Formula.parse("neg(" + formula.text() + ")");
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("lode-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
