package lode.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lode.cluster.Poison;
import lode.journal.Fence;
import lode.journal.FencedException;
import lode.journal.Ledger;
import lode.journal.Scan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The formulas that a run has given up, {@code poison.jsonl}: found again when it goes on, so that
 * they kill no more workers. That the results are the same does not hang on it, since a verdict is
 * a score like any other to the {@link ScoreJournal}; so a disk that is full is forgiven here.
 */
final class PoisonRecord implements Poison.Ledger, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PoisonRecord.class);

  private final List<Poison> known = new ArrayList<>();
  private final Ledger ledger;

  PoisonRecord(RunDirectory run, Fence fence) {
    Scan scan = Scan.of(run.poison(), line -> known.add(read(line.json())));
    this.ledger = new Ledger(run.poison(), fence, scan.bytesOf(scan.records()), scan.records());
  }

  private static Poison read(JsonNode json) {
    List<String> workers = new ArrayList<>();
    json.path("workers").forEach(worker -> workers.add(worker.asText()));
    return new Poison(json.path("expr").asText(), json.path("reason").asText(), workers);
  }

  @Override
  public List<Poison> known() {
    return List.copyOf(known);
  }

  @Override
  public void add(Poison poison) {
    ObjectNode node = JsonLines.record();
    node.put("ev", "quarantined");
    node.put("reason", poison.reason());
    poison.workers().forEach(node.putArray("workers")::add);
    node.put("expr", poison.formula());
    ledger.append(node);
    try {
      ledger.force();
    } catch (UncheckedIOException | FencedException e) {
      LOG.warn("ev=quarantine_waits reason=\"{}\"", e.getMessage());
    }
  }

  @Override
  public void close() {
    ledger.close();
  }
}
