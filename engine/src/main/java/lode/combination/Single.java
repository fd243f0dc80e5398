package lode.combination;

import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.formula.Formula;

/**
 * A factor by itself, as measured (not oriented).
 *
 * @param formula the factor
 * @param train metrics on train
 * @param validation metrics on validation
 */
public record Single(Formula formula, Fitness train, Fitness validation) {
  /** 1 where high values foretold high returns on train, -1 where low ones did. */
  public int direction() {
    return train.get(Metric.RANK_IC) < 0 ? -1 : 1;
  }

  /** How strong it was on train: absolute rank ICIR, 0 where unknown. */
  double strength() {
    double icir = Math.abs(train.get(Metric.RANK_ICIR));
    return Double.isNaN(icir) ? 0 : icir;
  }
}
