package lode.cluster;

import lode.evaluation.Probe;

/** How closely formulas are looked at. */
enum Look {
  /** For what they mean: {@link lode.evolution.ToHash}. */
  PROBE,
  /** For what they are worth on some of the cells. */
  RACE,
  /** For what they are worth. */
  WHOLE;

  /**
   * What a formula gets that no worker can look at: nothing is known of it, the same each time. To
   * a probe it orders nothing, so that it is not looked at more closely.
   */
  Outcome rejected() {
    return this == PROBE ? new Outcome.Probed(Probe.VOID) : Outcome.Scored.rejected();
  }

  /**
   * Fewest formulas in a shard of a batch, where there are as many. A message has its price, for
   * which a probe is little work; evaluations that come last are few, so that nobody is long alone
   * with them.
   */
  int leastShard(int batch, int workers) {
    return this == PROBE ? 32 : Math.clamp(batch / (8 * Math.max(1, workers)), 1, 3);
  }

  /** Whether an outcome is of this look. */
  boolean fits(Outcome outcome) {
    return (this == PROBE) == outcome instanceof Outcome.Probed;
  }
}
