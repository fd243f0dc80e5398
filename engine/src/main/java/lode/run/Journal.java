package lode.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import lode.evolution.Checkpoint;
import lode.evolution.Generation;
import lode.evolution.Individual;
import lode.evolution.Sightings;
import lode.journal.Disk;
import lode.journal.DurableFile;
import lode.journal.Fence;
import lode.journal.FencedException;
import lode.journal.Ledger;
import lode.journal.Sealed;
import lode.journal.Stamp;
import lode.library.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a run's folder as the run goes. A generation counts when its checkpoint is on disk, which
 * is written when everything it speaks of is: what a crash leaves of a later one is cut off by
 * {@link Recovery}. Where the disk fails, the campaign waits here and goes on when it can.
 */
final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final int CHECKPOINTS_KEPT = 3;

  private final RunDirectory run;
  private final Fence fence;
  private final Ledger events;
  private final Ledger trials;
  private final Ledger history;
  private final ScoreJournal scores;
  private final StatusFile status;
  private final Disk disk;
  private final StringBuilder generations = new StringBuilder();
  private int generation;
  private boolean stopped;
  private int commits;
  private long commitNanos;

  Journal(
      RunDirectory run,
      Fence fence,
      Recovery recovery,
      CampaignListener listener,
      BooleanSupplier stop) {
    this.run = run;
    this.fence = fence;
    this.events =
        new Ledger(
            run.events(),
            fence,
            recovery.events().bytesOf(recovery.eventsKept()),
            recovery.eventsKept());
    this.trials =
        new Ledger(
            run.trials(),
            fence,
            recovery.trials().bytesOf(recovery.trialsKept()),
            recovery.trialsKept());
    this.history =
        new Ledger(
            run.history(),
            fence,
            recovery.history().bytesOf(recovery.historyKept()),
            recovery.historyKept());
    this.scores = new ScoreJournal(run, fence);
    this.status = new StatusFile(run, fence);
    this.disk = new Disk(stop, watch(listener));
    this.generation = recovery.generation();
    generations.append(recovery.generations());
  }

  private Disk.Watch watch(CampaignListener listener) {
    return new Disk.Watch() {
      @Override
      public void paused(String reason) {
        LOG.warn("ev=paused state=PAUSED_DISK gen={} reason=\"{}\"", generation, reason);
        status("PAUSED_DISK", reason);
        listener.paused(reason);
      }

      @Override
      public void goesOn(double seconds) {
        event("went_on", "paused_seconds", seconds);
        status("RUNNING");
        listener.goesOn(seconds);
      }
    };
  }

  /** Does a step that writes, and waits for the disk where need be; it may be begun again. */
  void persist(Runnable step) {
    disk.persist(() -> {
      fence.check();
      step.run();
    });
  }

  /** What is scored, as it comes. */
  ScoreJournal scores() {
    return scores;
  }

  /** Appends an event: keys and values in turn. It is durable with the next generation. */
  void event(String name, Object... keysAndValues) {
    ObjectNode node = JsonLines.record();
    node.put("ev", name);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String key = (String) keysAndValues[i];
      switch (keysAndValues[i + 1]) {
        case Integer n -> node.put(key, n);
        case Long n -> node.put(key, n);
        case Double n -> JsonLines.number(node, key, n);
        case Boolean b -> node.put(key, b);
        case Object o -> node.put(key, o.toString());
      }
    }
    LOG.info(Logfmt.of(node));
    ObjectNode timed = JsonLines.record().put("at", Stamp.now());
    timed.setAll(node);
    events.append(timed);
    try {
      events.flush();
    } catch (UncheckedIOException e) {
      LOG.warn("ev=event_waits reason=\"{}\"", e.getMessage());
    }
  }

  /** Writes a generation; when this returns it counts. */
  void generation(Generation newest, Sightings sightings, Checkpoint checkpoint, double seconds) {
    long began = System.nanoTime();
    newest.racedOut().forEach(individual -> trial("raced", newest, individual));
    newest.born().forEach(individual -> trial("evaluated", newest, individual));
    event(
        "generation",
        "gen",
        newest.number(),
        "evaluated",
        newest.counts().evaluated(),
        "raced",
        newest.counts().raced(),
        "archive",
        newest.archive().size());
    String row = Records.generation(newest, seconds);
    generations.append(row);
    history.append(Records.history(newest.number(), row, sightings));
    persist(() -> {
      scores.sync();
      history.force();
      trials.force();
      events.force();
      new Recovery.Saved(
              run.checkpoint(newest.number()),
              fence.epoch(),
              trials.next(),
              events.next(),
              history.next(),
              checkpoint)
          .write();
    });
    generation = newest.number();
    persist(() -> derived(newest.archive()));
    status("RUNNING");
    commits++;
    commitNanos += System.nanoTime() - began;
  }

  /** What readers see of the checkpoint; written again at a resume, so not forced. */
  void derived(List<Individual> archive) {
    DurableFile.replace(run.generations(), generations.toString());
    DurableFile.replace(run.champions(), Records.champions(archive));
    prune();
  }

  private void prune() {
    try {
      List<Path> all = run.allCheckpoints();
      for (Path old : all.subList(0, Math.max(0, all.size() - CHECKPOINTS_KEPT))) {
        Files.delete(old);
      }
      scores.prune(generation - CHECKPOINTS_KEPT + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prune: folder=" + run.path(), e);
    }
  }

  private void trial(String event, Generation newest, Individual individual) {
    ObjectNode trial = Records.trial(event, newest.number(), individual);
    trials.append(trial);
    LOG.info(
        "ev={} fid={} gen={} origin={} rank_ic={} rank_icir={} t={} to={} len={} expr={}",
        event,
        trial.get("fid").asText(),
        newest.number(),
        individual.origin(),
        trial.get("rank_ic"),
        trial.get("rank_icir"),
        trial.get("t"),
        trial.get("turnover"),
        individual.formula().size(),
        trial.get("expr"));
  }

  /** Tells what it took to make generations durable, waiting for the disk included. */
  void told() {
    event(
        "journal",
        "generations",
        commits,
        "seconds",
        commitNanos / 1e9,
        "ms_per_generation",
        commitNanos / 1e6 / Math.max(1, commits));
  }

  /** Says that the run was stopped; once is enough. */
  void stopped() {
    if (!stopped) {
      stopped = true;
      event("stopped", "gen", generation);
      status("STOPPED");
    }
  }

  /** Records every verdict, promoted or not. */
  void verdicts(List<Verdict> verdicts) {
    StringBuilder text = new StringBuilder();
    for (Verdict verdict : verdicts) {
      ObjectNode node = Records.verdict(verdict);
      text.append(node).append('\n');
      event(
          verdict.promoted() ? "promoted" : "rejected",
          "fid",
          node.get("fid").asText(),
          "failed",
          node.get("failed").asText(),
          "nearest",
          verdict.nearest(),
          "expr",
          node.get("expr").asText());
    }
    persist(() -> DurableFile.write(run.verdicts(), text.toString()));
    event("judged", "verdicts", verdicts.size(), "verdicts_sha256", Sealed.sha256(text.toString()));
  }

  /** Says of each file that the end of a run left what it holds, so that it can be proven later. */
  void written(List<Path> files) {
    for (Path file : files) {
      byte[] content = content(file);
      event(
          "written",
          "file",
          run.path().relativize(file).toString(),
          "sha256",
          Sealed.sha256(content));
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + file, e);
    }
  }

  /** Forces the events, for one that must be there before what follows from it. */
  void decided() {
    persist(events::force);
  }

  /** Where to ask how many workers there are, for those who watch. */
  void workers(IntSupplier asked) {
    status.workers(asked);
  }

  /** Says the state. */
  void status(String state) {
    status(state, "");
  }

  /** Says the state and its reason. */
  void status(String state, String reason) {
    status.write(state, generation, reason);
  }

  /** Number of the last generation that counts. */
  int generation() {
    return generation;
  }

  @Override
  public void close() {
    scores.close();
    try {
      events.force();
    } catch (UncheckedIOException | FencedException e) {
      LOG.warn("ev=events_not_written reason=\"{}\"", e.getMessage());
    }
    history.close();
    trials.close();
    events.close();
  }
}
