package lode.cluster;

import java.util.Arrays;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Sketch;
import lode.evolution.Evaluation;

/**
 * An {@link Evaluation} as it travels: plain arrays, every bit kept. Two outcomes are the {@link
 * #same} when all their bits are.
 *
 * @param fitness one value per metric, NaN where undefined
 * @param sketch rank bytes
 */
record Outcome(double[] fitness, byte[] sketch) {
  /**
   * What a formula gets that no worker can evaluate: nothing is known of it, the same each time.
   */
  static Outcome rejected() {
    double[] fitness = new double[Metric.values().length];
    byte[] sketch = new byte[Sketch.DATES * Sketch.STOCKS];
    Arrays.fill(fitness, Double.NaN);
    Arrays.fill(sketch, Byte.MIN_VALUE);
    return new Outcome(fitness, sketch);
  }

  static Outcome of(Evaluation evaluation) {
    return new Outcome(evaluation.fitness().values(), evaluation.sketch().ranks());
  }

  Evaluation evaluation() {
    return new Evaluation(new Fitness(fitness), new Sketch(sketch));
  }

  boolean same(Outcome other) {
    return Arrays.equals(bits(fitness), bits(other.fitness)) && Arrays.equals(sketch, other.sketch);
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
