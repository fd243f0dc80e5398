package lode.evolution;

import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Sketch;

/**
 * What the search knows of a formula: its metrics on the train period and its sketch.
 *
 * @param fitness metrics on train
 * @param sketch ranks at sampled cells of train
 */
public record Evaluation(Fitness fitness, Sketch sketch) {
  /**
   * Whether no worker could evaluate it. A formula that was evaluated has a number of days, be it
   * 0.
   */
  public boolean rejected() {
    return Double.isNaN(fitness.get(Metric.DAYS));
  }
}
