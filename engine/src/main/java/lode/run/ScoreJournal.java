package lode.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import lode.evolution.Evaluation;
import lode.evolution.ScoreListener;
import lode.journal.FailPoint;
import lode.journal.Fence;
import lode.journal.FencedException;
import lode.journal.Ledger;
import lode.journal.Line;
import lode.journal.Scan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was probed and scored in each of the last generations, a file each, so that a generation cut
 * short is not evaluated again. It comes from threads that must not wait and is queued; a thread of
 * its own writes and forces them five times a second, or each megabyte. That thread forgives a disk
 * that fails, since everything is still in memory; {@link #sync}, which the generation's end waits
 * for, does not.
 */
final class ScoreJournal implements ScoreListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScoreJournal.class);
  private static final long GROUP_NANOS = 200_000_000;
  private static final int GROUP_BYTES = 1 << 20;

  private final RunDirectory run;
  private final Fence fence;
  private final Map<String, Evaluation> known = new HashMap<>();
  private final Map<String, Long> hashes = new HashMap<>();
  private final Queue<ObjectNode> queue = new ConcurrentLinkedQueue<>();
  private final AtomicLong queued = new AtomicLong();
  private final Thread writer =
      Thread.ofPlatform().name("lode-journal").daemon().unstarted(this::write);
  private Ledger ledger;
  private volatile boolean closed;

  ScoreJournal(RunDirectory run, Fence fence) {
    this.run = run;
    this.fence = fence;
    writer.start();
  }

  /** Begins a generation, with what is already known of it. Returns how much that is. */
  synchronized int begin(int generation) {
    Path file = run.scores(generation);
    known.clear();
    hashes.clear();
    Scan scan = Scan.of(file, this::learn);
    if (scan.torn()) {
      LOG.warn(
          "ev=journal_torn records={} inside={} file={}", scan.records(), scan.tornInside(), file);
      scan.cut(scan.records());
    }
    if (ledger != null) {
      ledger.close();
    }
    ledger = new Ledger(file, fence, scan.bytesOf(scan.records()), scan.records());
    return known.size() + hashes.size();
  }

  private void learn(Line line) {
    String text = line.json().path("expr").asText();
    try {
      if (line.json().has("hash")) {
        hashes.put(text, Long.parseUnsignedLong(line.json().path("hash").asText(), 16));
      } else {
        known.put(
            key(line.json().path("race").asBoolean(), text),
            Evaluation.decoded(line.json().path("score").asText()));
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("ev=journal_record_unusable seq={} reason=\"{}\"", line.seq(), e.getMessage());
    }
  }

  private static String key(boolean race, String text) {
    return (race ? "r " : "w ") + text;
  }

  /** What was scored before the process that wrote it ended. */
  synchronized Optional<Evaluation> known(boolean race, String text) {
    return Optional.ofNullable(known.get(key(race, text)));
  }

  /** What it was probed to be before the process that wrote it ended. */
  synchronized OptionalLong hash(String text) {
    Long hash = hashes.get(text);
    return hash == null ? OptionalLong.empty() : OptionalLong.of(hash);
  }

  @Override
  public void probed(List<String> texts, long[] found) {
    for (int i = 0; i < found.length; i++) {
      ObjectNode node = JsonLines.record();
      node.put("ev", "probed");
      node.put("hash", Long.toHexString(found[i]));
      node.put("expr", texts.get(i));
      queue.add(node);
    }
  }

  @Override
  public void scored(boolean race, List<String> texts, List<Evaluation> evaluations) {
    for (int i = 0; i < texts.size(); i++) {
      ObjectNode node = JsonLines.record();
      node.put("ev", "scored");
      node.put("race", race);
      String score = evaluations.get(i).encoded();
      node.put("score", score);
      node.put("expr", texts.get(i));
      queue.add(node);
      if (queued.addAndGet(score.length()) > GROUP_BYTES) {
        LockSupport.unpark(writer);
      }
    }
    FailPoint.hit("evaluate");
  }

  /** A batch is whole: it goes to disk now; if that fails, with the generation. */
  void batched() {
    try {
      sync();
    } catch (UncheckedIOException e) {
      LOG.warn("ev=journal_waits reason=\"{}\"", e.getMessage());
    }
  }

  /**
   * Returns when everything scored is on disk.
   *
   * @throws UncheckedIOException if it is not; may be called again
   */
  synchronized void sync() {
    for (ObjectNode node = queue.poll(); node != null; node = queue.poll()) {
      ledger.append(node);
    }
    queued.set(0);
    ledger.force();
  }

  private void write() {
    boolean failing = false;
    while (!closed) {
      LockSupport.parkNanos(GROUP_NANOS);
      if (queue.isEmpty() && !failing) {
        continue;
      }
      try {
        sync();
        failing = false;
      } catch (UncheckedIOException e) {
        if (!failing) {
          LOG.warn("ev=journal_failing reason=\"{}\"", e.getMessage());
        }
        failing = true;
      } catch (FencedException e) {
        return;
      }
    }
  }

  /** Deletes the files of generations up to one, which no checkpoint needs any more. */
  void prune(int generation) throws IOException {
    try (Stream<Path> files = Files.list(run.journal())) {
      for (Path file : files.toList()) {
        String digits = file.getFileName().toString().replaceAll("\\D", "");
        if (!digits.isEmpty() && Integer.parseInt(digits) <= generation) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(writer);
    synchronized (this) {
      try {
        if (ledger != null) {
          sync();
        }
      } catch (UncheckedIOException | FencedException e) {
        LOG.warn("ev=journal_not_closed reason=\"{}\"", e.getMessage());
      } finally {
        if (ledger != null) {
          ledger.close();
        }
      }
    }
  }
}
