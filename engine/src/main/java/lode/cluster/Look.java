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

  /** Fewest formulas in a shard, where there are as many: a probe is little work for a message. */
  int leastShard() {
    return this == PROBE ? 32 : 1;
  }

  /** Whether an outcome is of this look. */
  boolean fits(Outcome outcome) {
    return (this == PROBE) == outcome instanceof Outcome.Probed;
  }
}
