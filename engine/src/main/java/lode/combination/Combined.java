package lode.combination;

import java.util.List;
import lode.evaluation.Fitness;

/**
 * What a method made of some factors.
 *
 * @param method how they were weighted
 * @param path the weights, in order of the dates on which they were known; one if fitted once
 * @param train metrics on train: in sample where the weights were fitted once
 * @param validation metrics on validation: out of sample
 */
public record Combined(Method method, List<Weights> path, Fitness train, Fitness validation) {
  /** The newest weights; zeros where there are none. */
  public double[] weights() {
    return path.getLast().values();
  }
}
