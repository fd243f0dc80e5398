package lode.cluster;

import java.util.List;
import java.util.function.Predicate;
import lode.evolution.ScoreListener;

/**
 * The numbers of a campaign: counted by the coordinator, read by anyone at any time as one
 * consistent {@link ClusterStatus}.
 */
final class Tally {
  private int workers;
  private long refused;
  private String refusal = "";
  private long shards;
  private long reassigned;
  private long rejected;
  private long duplicates;
  private long different;
  private long busyNanos;
  private volatile ScoreListener listener = ScoreListener.NONE;

  void listener(ScoreListener to) {
    listener = to;
  }

  /** Tells who listens what a shard came to. */
  void scored(boolean race, List<String> texts, List<Outcome> outcomes) {
    listener.scored(race, texts, outcomes.stream().map(Outcome::evaluation).toList());
  }

  synchronized ClusterStatus status() {
    return new ClusterStatus(
        workers, refused, refusal, shards, reassigned, rejected, duplicates, different, busyNanos);
  }

  /** Waits until the status is as asked. Not for actors: it blocks. */
  synchronized ClusterStatus await(Predicate<ClusterStatus> condition) throws InterruptedException {
    while (!condition.test(status())) {
      wait();
    }
    return status();
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
    switch (receipt) {
      case ACCEPTED -> shards++;
      case DUPLICATE -> duplicates++;
      case DIFFERENT -> different++;
      case MALFORMED, UNKNOWN -> {}
    }
    busyNanos += nanos;
    notifyAll();
  }

  synchronized void reassigned(int shardsLost) {
    reassigned += shardsLost;
    notifyAll();
  }

  synchronized void rejected() {
    rejected++;
    notifyAll();
  }
}
