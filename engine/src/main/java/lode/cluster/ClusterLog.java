package lode.cluster;

import akka.actor.typed.ActorRef;
import java.util.List;
import lode.formula.Formula;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What a campaign's log says of its cluster: logfmt, the formula last, with its {@code fid} before
 * it wherever there is one.
 */
final class ClusterLog {
  private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);

  private ClusterLog() {}

  static void joined(ActorRef<?> worker, String machine) {
    LOG.info("ev=worker_joined worker={} machine={}", worker.path(), machine);
  }

  static void lost(ActorRef<?> worker, int shards) {
    Level level = shards > 0 ? Level.WARN : Level.INFO;
    LOG.atLevel(level).log("ev=worker_lost worker={} shards={}", worker.path(), shards);
  }

  static void refused(ActorRef<?> worker, String reason) {
    LOG.error("ev=worker_refused worker={} reason={}", worker.path(), quoted(reason));
  }

  static void stuck(Staff.Loan loan, long seconds) {
    LOG.warn(
        "ev=worker_stuck worker={} shard={} seconds={}",
        loan.worker().path(),
        loan.shard(),
        seconds);
  }

  static void failed(long shard, ActorRef<?> worker, String reason) {
    LOG.warn("ev=shard_failed shard={} worker={} reason={}", shard, worker.path(), quoted(reason));
  }

  static void waiting(int formulas) {
    LOG.warn("ev=waiting_for_workers formulas={}", formulas);
  }

  static void quarantined(Poison poison) {
    LOG.warn(
        "ev=quarantined fid={} reason={} workers={} expr={}",
        Formula.parse(poison.formula()).fid(),
        quoted(poison.reason()),
        String.join(",", poison.workers()),
        quoted(poison.formula()));
  }

  static void different(String formula, List<String> workers) {
    LOG.error(
        "ev=nondeterminism_detected fid={} workers={} expr={}",
        Formula.parse(formula).fid(),
        String.join(",", workers),
        quoted(formula));
  }

  static void notEvaluated(Formula formula, String reason) {
    LOG.warn(
        "ev=not_evaluated fid={} reason={} expr={}",
        formula.fid(),
        quoted(reason),
        quoted(formula.text()));
  }

  static void over(String reason) {
    LOG.error("ev=campaign_over reason={}", quoted(reason));
  }

  static void notCompared(String reason) {
    LOG.warn("ev=not_all_compared reason={}", quoted(reason));
  }

  static void notEnded(String reason) {
    LOG.warn("ev=node_not_ended reason={}", quoted(reason));
  }

  private static String quoted(String text) {
    return '"' + text.replace('"', '\'').replace('\n', ' ') + '"';
  }
}
