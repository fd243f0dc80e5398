package lode.cluster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lode.evolution.ScoreListener;

/**
 * The numbers of a campaign: counted by the coordinator, read by anyone at any time as one
 * consistent {@link ClusterStatus}.
 */
final class Tally {
  /** What is counted and nothing more. */
  enum Count {
    /** {@link ClusterStatus#shards}. */
    SHARDS,
    /** {@link ClusterStatus#reassigned}. */
    REASSIGNED,
    /** {@link ClusterStatus#rejected}. */
    REJECTED,
    /** {@link ClusterStatus#duplicates}. */
    DUPLICATES,
    /** {@link ClusterStatus#different}. */
    DIFFERENT,
    /** {@link ClusterStatus#stale}. */
    STALE
  }

  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private int workers;
  private long refused;
  private String refusal = "";
  private long busyNanos;
  private RuntimeException ended;
  private volatile ScoreListener listener = ScoreListener.NONE;

  void listener(ScoreListener to) {
    listener = to;
  }

  /** Tells who listens what a shard came to. */
  void told(Look look, List<String> texts, List<Outcome> outcomes) {
    switch (look) {
      case PROBE -> listener.probed(texts, Outcome.hashes(outcomes));
      case RACE, WHOLE -> listener.scored(look == Look.RACE, texts, Outcome.evaluations(outcomes));
    }
  }

  synchronized ClusterStatus status() {
    return new ClusterStatus(
        workers,
        refused,
        refusal,
        count(Count.SHARDS),
        count(Count.REASSIGNED),
        count(Count.REJECTED),
        count(Count.DUPLICATES),
        count(Count.DIFFERENT),
        count(Count.STALE),
        busyNanos);
  }

  private long count(Count what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Waits until the status is as asked. Not for actors: it blocks. */
  synchronized ClusterStatus await(Predicate<ClusterStatus> condition) throws InterruptedException {
    while (!condition.test(status())) {
      if (ended != null) {
        throw ended;
      }
      wait();
    }
    return status();
  }

  /** Nothing will be counted any more; whoever waits is told why. */
  synchronized void end(RuntimeException why) {
    ended = why;
    notifyAll();
  }

  synchronized void workers(int now) {
    workers = now;
    notifyAll();
  }

  synchronized void refused(String reason) {
    refused++;
    refusal = reason;
    notifyAll();
  }

  synchronized void answered(ShardQueue.Receipt receipt, long nanos) {
    busyNanos += nanos;
    switch (receipt) {
      case ACCEPTED -> counted(Count.SHARDS, 1);
      case DUPLICATE -> counted(Count.DUPLICATES, 1);
      case DIFFERENT -> counted(Count.DIFFERENT, 1);
      case MALFORMED, UNKNOWN -> {}
    }
  }

  synchronized void counted(Count what, long more) {
    counts.merge(what, more, Long::sum);
    notifyAll();
  }
}
