package lode.evaluation;

import java.util.Arrays;
import lode.panel.Period;

/**
 * All metrics of one formula over one period: plain numbers, small enough for the wire and the
 * store. NaN where a metric is undefined.
 *
 * @param values one for each {@link Metric}, by ordinal
 */
public record Fitness(double[] values) {
  /**
   * Every metric of a series over a period.
   *
   * @throws IllegalArgumentException if the series has not all dates of the period
   */
  public static Fitness of(DailySeries series, Period period) {
    return new Fitness(
        Arrays.stream(Metric.values()).mapToDouble(m -> m.of(series, period)).toArray());
  }

  /** One metric. */
  public double get(Metric metric) {
    return values[metric.ordinal()];
  }
}
