package lode.cluster;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How fast workers have been in a campaign so far, and what is late beside that. It decides when
 * idle workers try what others are at, and nothing that is found.
 */
final class Pace {
  /** Formulas differ, and so do machines. */
  private static final int SLACK = 3;

  /** Sooner nothing is late: a collection of garbage takes as long. */
  private static final Duration LEAST = Duration.ofMillis(200);

  private final Duration unknown;
  private final Map<Look, Long> nanos = new EnumMap<>(Look.class);
  private final Map<Look, Long> formulas = new EnumMap<>(Look.class);

  /**
   * Nothing is known yet.
   *
   * @param unknown what is waited for a shard of which that is so
   */
  Pace(Duration unknown) {
    this.unknown = unknown;
  }

  /** A shard of so many formulas took so long. */
  void took(Look look, int shard, long busyNanos) {
    nanos.merge(look, busyNanos, Long::sum);
    formulas.merge(look, (long) shard, Long::sum);
  }

  /** Whether a shard of so many formulas should have been answered after so long. */
  boolean late(Look look, int shard, long waitedNanos) {
    return waitedNanos > patience(look, shard);
  }

  private double patience(Look look, int shard) {
    long known = formulas.getOrDefault(look, 0L);
    return known == 0
        ? unknown.toNanos()
        : Math.max(LEAST.toNanos(), SLACK * (double) nanos.get(look) / known * shard);
  }
}
