package lode.evolution;

import lode.evaluation.Metric;

/** What the search takes for the strength of a formula on the train period; the sign is free. */
public enum Objective {
  /** Mean daily rank IC over its standard deviation: steadiness counts as much as size. */
  RANK_ICIR(Metric.RANK_ICIR),
  /** Mean daily rank IC. */
  RANK_IC(Metric.RANK_IC),
  /** Mean daily IC over its standard deviation. */
  ICIR(Metric.ICIR),
  /** Mean daily IC (Pearson). */
  IC(Metric.IC);

  private final Metric metric;

  Objective(Metric metric) {
    this.metric = metric;
  }

  /** Name in configuration: the key of the metric behind it. */
  public String key() {
    return metric.key();
  }

  /** The metric behind it, with its sign. */
  public Metric metric() {
    return metric;
  }
}
