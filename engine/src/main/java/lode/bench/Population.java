package lode.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Probe;
import lode.evaluation.Sketch;
import lode.evolution.Evaluation;
import lode.evolution.Search;
import lode.evolution.SearchSettings;
import lode.formula.Formula;
import lode.formula.Vocabulary;
import lode.panel.Period;

/** Formulas as a search draws them: the first generation, distinct in text and in meaning. */
final class Population {
  private Population() {}

  /** Draws a generation and evaluates none of it. */
  static List<Formula> draw(Market market, int size, long seed) {
    List<Formula> drawn = new ArrayList<>();
    SearchSettings settings = SearchSettings.defaults().withPopulation(size).withSeed(seed);
    Probe probe = new Probe(market.panel(), market.universe(), new Period(0, market.days()));
    new Search(
            settings,
            Vocabulary.of(market.panel()),
            formulas -> {
              drawn.addAll(formulas);
              return formulas.stream().map(formula -> unknown()).toList();
            },
            probe::hash,
            List.of(),
            List.of())
        .next();
    return drawn;
  }

  /** What is known of a formula that nobody could evaluate. */
  static Evaluation unknown() {
    return evaluation(Double.NaN);
  }

  /** An evaluation in which every metric is the same number. */
  static Evaluation evaluation(double metric) {
    double[] values = new double[Metric.values().length];
    Arrays.fill(values, metric);
    return new Evaluation(new Fitness(values), new Sketch(new byte[Sketch.DATES * Sketch.STOCKS]));
  }
}
