package lode.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import lode.evolution.Checkpoint;
import lode.evolution.Generation;
import lode.evolution.Individual;
import lode.library.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a run's folder as the run goes. A generation counts when its checkpoint is on disk, which
 * is written last: what a crash leaves of a later one is cut off by {@link #rewind}.
 */
final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final int CHECKPOINTS_KEPT = 3;

  private final RunDirectory run;
  private final JsonLines events;
  private final JsonLines trials;

  Journal(RunDirectory run) {
    this.run = run;
    this.events = new JsonLines(run.events());
    this.trials = new JsonLines(run.trials());
  }

  /** Appends an event: keys and values in turn. */
  void event(String name, Object... keysAndValues) {
    ObjectNode node = JsonLines.record();
    node.put("at", Instant.now().toString());
    node.put("ev", name);
    StringBuilder line = new StringBuilder("ev=" + name);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String key = (String) keysAndValues[i];
      switch (keysAndValues[i + 1]) {
        case Integer n -> node.put(key, n);
        case Long n -> node.put(key, n);
        case Double n -> JsonLines.number(node, key, n);
        case Boolean b -> node.put(key, b);
        case Object o -> node.put(key, o.toString());
      }
      line.append(' ').append(key).append('=').append(node.get(key));
    }
    events.append(node);
    events.flush();
    LOG.info(line.toString());
  }

  /** Writes a generation; when this returns it counts. */
  void generation(Generation generation, Checkpoint checkpoint, double seconds) {
    generation.racedOut().forEach(individual -> trial("raced", generation, individual));
    generation.born().forEach(individual -> trial("evaluated", generation, individual));
    trials.flush();
    append(run.generations(), Records.generation(generation, seconds));
    DurableFile.write(run.champions(), Records.champions(generation.archive()));
    status("RUNNING", generation.number());
    save(checkpoint, generation.number());
    event(
        "generation",
        "gen",
        generation.number(),
        "evaluated",
        generation.counts().evaluated(),
        "raced",
        generation.counts().raced(),
        "archive",
        generation.archive().size());
  }

  private void trial(String event, Generation generation, Individual individual) {
    ObjectNode trial = Records.trial(event, generation.number(), individual);
    trials.append(trial);
    LOG.info(
        "ev={} fid={} gen={} origin={} rank_ic={} rank_icir={} t={} to={} len={} f={}",
        event,
        individual.formula().fid(),
        generation.number(),
        individual.origin(),
        trial.get("rank_ic"),
        trial.get("rank_icir"),
        trial.get("t"),
        trial.get("turnover"),
        individual.formula().size(),
        trial.get("expr"));
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
    DurableFile.write(run.verdicts(), text.toString());
  }

  /** Replaces the status file. */
  void status(String state, int generation) {
    ObjectNode node = JsonLines.record();
    node.put("state", state);
    node.put("gen", generation);
    node.put("updated_at", Instant.now().toString());
    DurableFile.write(run.status(), node + "\n");
  }

  private void save(Checkpoint checkpoint, int generation) {
    try {
      DurableFile.write(
          run.checkpoints().resolve("gen-%06d.json".formatted(generation)),
          JsonLines.JSON.writeValueAsString(checkpoint) + "\n");
      try (Stream<Path> files = Files.list(run.checkpoints())) {
        List<Path> all = files.sorted().toList();
        for (Path old : all.subList(0, Math.max(0, all.size() - CHECKPOINTS_KEPT))) {
          Files.delete(old);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write checkpoint: folder=" + run.checkpoints(), e);
    }
  }

  private static void append(Path file, String row) {
    try {
      String text = Files.exists(file) ? row : Records.GENERATIONS_HEADER + row;
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot append: file=" + file, e);
    }
  }

  /** Cuts a run's files back to a generation, before they are opened again. */
  static void rewind(RunDirectory run, int generation) {
    JsonLines.retain(run.trials(), r -> r.get("gen").asInt() <= generation);
    JsonLines.retain(run.events(), r -> !r.has("gen") || r.get("gen").asInt() <= generation);
    try {
      if (Files.exists(run.generations())) {
        StringBuilder kept = new StringBuilder(Records.GENERATIONS_HEADER);
        Files.readString(run.generations())
            .lines()
            .skip(1)
            .filter(row -> row.matches("\\d+,.*"))
            .filter(row -> Integer.parseInt(row.substring(0, row.indexOf(','))) <= generation)
            .forEach(row -> kept.append(row).append('\n'));
        DurableFile.write(run.generations(), kept.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + run.generations(), e);
    }
  }

  @Override
  public void close() {
    trials.close();
    events.close();
  }
}
