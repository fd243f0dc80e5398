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

  private static final int LEAST_PROBES = 8;
  private static final int MOST_PROBES = 64;
  private static final int LEAST_SCORES = 3;
  private static final int LEAST_EARLY = 24;

  /**
   * What a formula gets that no worker can look at: nothing is known of it, the same each time. To
   * a probe it orders nothing, so that it is not looked at more closely.
   */
  Outcome rejected() {
    return this == PROBE ? new Outcome.Probed(Probe.VOID) : Outcome.Scored.rejected();
  }

  /**
   * How many formulas the next shard of a batch has.
   *
   * <p>Probes take about the same time each, and search waits for all of them: they are dealt out
   * evenly, if there are enough to be worth a message. Evaluations do not: a shard is two thirds of
   * a fair share of what is left, so that the first are large and take few messages, and the last
   * are small and all end at about the same time (guided self-scheduling, Polychronopoulos and Kuck
   * 1987), but not so small that messages take longer than what is saved. Where others follow,
   * nobody waits for the last: it is enough that everybody has something. A formula costs the same
   * in a large shard as in a small one; shards of a whole fair share leave workers idle.
   *
   * @param left formulas of the batch that are in no shard yet
   * @param batch all its formulas
   * @param early whether more will follow before anybody waits for these
   */
  int share(int left, int batch, boolean early, int workers) {
    if (this == PROBE) {
      int turns = Math.ceilDiv(batch, MOST_PROBES * workers);
      return Math.max(LEAST_PROBES, Math.ceilDiv(batch, turns * workers));
    }
    int least =
        early
            ? Math.min(Math.ceilDiv(batch, workers), LEAST_EARLY)
            : Math.clamp(batch / (8 * workers), 1, LEAST_SCORES);
    return Math.max(Math.ceilDiv(2 * left, 3 * workers), least);
  }

  /** Whether an outcome is of this look. */
  boolean fits(Outcome outcome) {
    return (this == PROBE) == outcome instanceof Outcome.Probed;
  }
}
