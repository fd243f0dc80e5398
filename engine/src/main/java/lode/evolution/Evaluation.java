package lode.evolution;

import java.nio.ByteBuffer;
import java.util.Base64;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Sketch;

/**
 * What the search knows of a formula: its metrics on the train period and its sketch. Of one that
 * was raced it is the metrics alone, since it is compared with nobody.
 *
 * @param fitness metrics on train
 * @param sketch ranks at sampled cells of train; {@link Sketch#NONE} of a race
 */
public record Evaluation(Fitness fitness, Sketch sketch) {
  /**
   * Whether no worker could evaluate it. A formula that was evaluated has a number of days, be it
   * 0.
   */
  public boolean rejected() {
    return Double.isNaN(fitness.get(Metric.DAYS));
  }

  /** All bits of it as text, for a file of JSON. */
  public String encoded() {
    double[] metrics = fitness.values();
    byte[] ranks = sketch.ranks();
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES + metrics.length * Double.BYTES + ranks.length);
    bytes.putInt(metrics.length);
    for (double metric : metrics) {
      bytes.putLong(Double.doubleToRawLongBits(metric));
    }
    return Base64.getEncoder().encodeToString(bytes.put(ranks).array());
  }

  /**
   * The evaluation that a text was made of.
   *
   * @throws IllegalArgumentException for any other text, and for one with other metrics
   */
  public static Evaluation decoded(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    int count = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt();
    if (count != Metric.values().length || bytes.remaining() < count * Double.BYTES) {
      throw new IllegalArgumentException("not an evaluation: metrics=" + count);
    }
    double[] metrics = new double[count];
    for (int m = 0; m < count; m++) {
      metrics[m] = Double.longBitsToDouble(bytes.getLong());
    }
    byte[] ranks = new byte[bytes.remaining()];
    bytes.get(ranks);
    return new Evaluation(new Fitness(metrics), new Sketch(ranks));
  }
}
