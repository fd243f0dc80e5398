package lode.cluster;

/**
 * What a coordinator knows of its campaign at one moment.
 *
 * @param workers workers that get work
 * @param refused workers that were refused or could not join, so far
 * @param refusal why the last of them was, empty if none
 * @param shards shards answered
 * @param reassigned shards that went back to the queue because their worker was lost
 * @param rejected formulas given up because no worker could evaluate them
 * @param duplicates second answers with the same bits
 * @param different second answers with other bits: not zero means evaluation is broken
 * @param stale messages that answered another term, and were dropped
 * @param busyNanos time that workers spent on the shards answered
 */
public record ClusterStatus(
    int workers,
    long refused,
    String refusal,
    long shards,
    long reassigned,
    long rejected,
    long duplicates,
    long different,
    long stale,
    long busyNanos) {
  /** Before anything happened. */
  static final ClusterStatus EMPTY = new ClusterStatus(0, 0, "", 0, 0, 0, 0, 0, 0, 0);
}
