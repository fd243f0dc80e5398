package lode.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Sketch;
import lode.evolution.Evaluation;

/**
 * What a look at a formula came to, as it travels: plain numbers, every bit kept. What it may be is
 * this list and nothing else.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Outcome.Probed.class, name = "probe"),
  @JsonSubTypes.Type(value = Outcome.Scored.class, name = "score")
})
sealed interface Outcome {
  /** The hashes of probes. */
  static long[] hashes(List<Outcome> probes) {
    return probes.stream().mapToLong(outcome -> ((Probed) outcome).hash).toArray();
  }

  /** The evaluations of races and whole looks. */
  static List<Evaluation> evaluations(List<Outcome> scores) {
    return scores.stream().map(outcome -> ((Scored) outcome).evaluation()).toList();
  }

  /** Whether all bits are those of another. */
  boolean same(Outcome other);

  /**
   * Of a probe.
   *
   * @param hash of what the formula orders
   */
  record Probed(long hash) implements Outcome {
    @Override
    public boolean same(Outcome other) {
      return equals(other);
    }
  }

  /**
   * An {@link Evaluation}.
   *
   * @param fitness one value per metric, NaN where undefined
   * @param sketch rank bytes; none of a race
   */
  record Scored(double[] fitness, byte[] sketch) implements Outcome {
    static Scored rejected() {
      double[] fitness = new double[Metric.values().length];
      byte[] sketch = new byte[Sketch.DATES * Sketch.STOCKS];
      Arrays.fill(fitness, Double.NaN);
      Arrays.fill(sketch, Byte.MIN_VALUE);
      return new Scored(fitness, sketch);
    }

    static Scored of(Evaluation evaluation) {
      return new Scored(evaluation.fitness().values(), evaluation.sketch().ranks());
    }

    Evaluation evaluation() {
      return new Evaluation(new Fitness(fitness), new Sketch(sketch));
    }

    @Override
    public boolean same(Outcome other) {
      return other instanceof Scored scored
          && Arrays.equals(bits(fitness), bits(scored.fitness))
          && Arrays.equals(sketch, scored.sketch);
    }

    private static long[] bits(double[] values) {
      return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
  }
}
