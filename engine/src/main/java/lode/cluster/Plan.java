package lode.cluster;

import java.time.Duration;
import java.util.function.Predicate;
import lode.evolution.Assignment;

/**
 * What a campaign evaluates and where it counts.
 *
 * @param term the reign of this coordinator
 * @param assignment what evaluations are of
 * @param panel URL at which its data are offered, or {@code ""}
 * @param required what a worker must be
 * @param shardSize most formulas in a shard
 * @param ahead shards of a kind that a worker has besides the one that it is at, so that it need
 *     not wait for the next
 * @param audited which formulas are evaluated twice, where there are two workers
 * @param deadline how long a worker may have a shard
 * @param open whether workers of other processes may come
 * @param poison where formulas that are given up are kept
 * @param tally what is counted, for whoever asks
 */
record Plan(
    Term term,
    Assignment assignment,
    String panel,
    Credentials required,
    int shardSize,
    int ahead,
    Predicate<String> audited,
    Duration deadline,
    boolean open,
    Poison.Ledger poison,
    Tally tally) {}
