package lode.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lode.evolution.Checkpoint;
import lode.evolution.Sightings;
import lode.journal.DamagedException;
import lode.journal.DurableFile;
import lode.journal.Scan;
import lode.journal.Sealed;
import lode.journal.Verbatim;

/**
 * From where a run goes on, and what of its files is cut off for that. Found by reading alone;
 * {@link #apply} then makes it so.
 *
 * @param last the newest checkpoint that is whole and that the journals reach; empty before the
 *     first
 * @param trials valid records of {@code trials.jsonl}
 * @param events valid records of {@code events.jsonl}
 * @param history valid records of {@code generations.jsonl}
 * @param poison valid records of {@code poison.jsonl}
 * @param sightings of the generations up to the checkpoint
 * @param generations {@code generations.csv} up to the checkpoint
 * @param eventsKept how many of these stay
 * @param searched whether it was decided before that the search is over
 * @param aside checkpoints that cannot be gone on from
 * @param notes what was found wrong, each naming its file
 */
record Recovery(
    Optional<Saved> last,
    Scan trials,
    Scan events,
    Scan history,
    Scan poison,
    List<Sightings> sightings,
    String generations,
    long eventsKept,
    boolean searched,
    List<Path> aside,
    List<String> notes) {
  /** Events of the end, which a resumed run comes to again. */
  private static final Set<String> END =
      Set.of("promoted", "rejected", "judged", "written", "planted", "finished");

  /**
   * A checkpoint with what else a generation left.
   *
   * @param file read from
   * @param epoch of its writer
   * @param trials records of {@code trials.jsonl} up to here
   * @param events records of {@code events.jsonl} up to here
   * @param history records of {@code generations.jsonl} up to here
   * @param search to go on from
   */
  record Saved(Path file, long epoch, long trials, long events, long history, Checkpoint search) {
    static final int VERSION = 2;

    /** As the file holds it. */
    private record Content(
        String format,
        int version,
        long epoch,
        long trials,
        long events,
        long history,
        Checkpoint search) {}

    /** Evaluations are Base64. */
    private interface Scores {
      @JsonSerialize(contentUsing = Verbatim.class)
      Map<String, String> scores();
    }

    private static final ObjectWriter WRITER =
        JsonMapper.builder().addMixIn(Checkpoint.class, Scores.class).build().writer();

    void write() {
      Sealed.write(
          file,
          new Content("lode-checkpoint", VERSION, epoch, trials, events, history, search),
          WRITER);
    }

    /** Records up to here of trials, events and history. */
    List<Long> reaches() {
      return List.of(trials, events, history);
    }

    static Saved read(Path file) {
      ObjectNode node = Sealed.read(file);
      if (node.path("version").asInt() != VERSION) {
        throw new IntegrityException(
            "checkpoint of another version of lode: file="
                + file
                + " version="
                + node.path("version").asText("none")
                + " this="
                + VERSION
                + " remedy=resume with the version that wrote it");
      }
      try {
        return new Saved(
            file,
            node.path("epoch").asLong(),
            node.path("trials").asLong(),
            node.path("events").asLong(),
            node.path("history").asLong(),
            JsonLines.JSON.treeToValue(node.get("search"), Checkpoint.class));
      } catch (JsonProcessingException e) {
        throw new DamagedException(file, "not a checkpoint");
      }
    }
  }

  /**
   * Reads what a run left, and changes nothing.
   *
   * @throws IntegrityException naming the files, where there is nothing whole to go on from
   */
  static Recovery of(RunDirectory run) {
    List<String> notes = new ArrayList<>();
    List<ObjectNode> happened = new ArrayList<>();
    Scan trials = Scan.of(run.trials(), line -> {});
    Scan events = Scan.of(run.events(), line -> happened.add(line.json()));
    List<ObjectNode> past = new ArrayList<>();
    Scan history = Scan.of(run.history(), line -> past.add(line.json()), salvaged -> {});
    Scan poison = Scan.of(run.poison(), line -> {});
    List.of(trials, events, history, poison).forEach(scan -> note(scan, notes));

    List<Path> aside = new ArrayList<>();
    Optional<Saved> last = Optional.empty();
    for (Path file : run.allCheckpoints().reversed()) {
      // older ones are looked at too: one that is damaged is told before it is needed
      Optional<Saved> usable = usable(file, List.of(trials, events, history), notes);
      if (last.isEmpty()) {
        last = usable;
      }
      if (usable.isEmpty()) {
        aside.add(file);
      }
    }
    int generation = last.map(saved -> saved.search().generation()).orElse(-1);
    if (last.isEmpty() && (!aside.isEmpty() || beyond(happened))) {
      throw new IntegrityException(
          "no checkpoint to go on from: folder="
              + run.checkpoints()
              + " found=["
              + String.join("; ", notes)
              + "] remedy=restore a file, or start a new run");
    }
    // what was salvaged behind damage tells that a generation counted, but cannot be gone on from
    long kept = kept(happened.subList(0, (int) events.records()), generation);
    boolean searched =
        happened.stream().limit(kept).anyMatch(e -> e.path("ev").asText().equals("searched"));
    List<ObjectNode> counted = past.subList(0, last.map(saved -> (int) saved.history).orElse(0));
    return new Recovery(
        last,
        trials,
        events,
        history,
        poison,
        counted.stream().map(Records::sightings).toList(),
        Records.generations(counted),
        kept,
        searched,
        aside,
        List.copyOf(notes));
  }

  private static void note(Scan scan, List<String> notes) {
    if (scan.torn()) {
      notes.add(
          (scan.tornInside() ? "damaged" : "torn")
              + " after record "
              + scan.records()
              + ": file="
              + scan.file());
    }
  }

  /** A checkpoint whose journals, in the order of {@link Saved#reaches}, reach it. */
  private static Optional<Saved> usable(Path file, List<Scan> journals, List<String> notes) {
    try {
      Saved saved = Saved.read(file);
      for (int i = 0; i < journals.size(); i++) {
        if (saved.reaches().get(i) > journals.get(i).records()) {
          Path shorter = journals.get(i).file();
          notes.add("records missing up to this checkpoint: file=" + shorter + " at=" + file);
          return Optional.empty();
        }
      }
      return Optional.of(saved);
    } catch (DamagedException e) {
      notes.add(e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether a generation counted, so that there must be a checkpoint. */
  private static boolean beyond(List<ObjectNode> happened) {
    return happened.stream().anyMatch(e -> generation(e) > 0);
  }

  private static int generation(ObjectNode event) {
    return event.path("gen").asInt(-1);
  }

  private static long kept(List<ObjectNode> happened, int generation) {
    return happened.stream()
        .takeWhile(e -> generation(e) <= generation && !END.contains(e.path("ev").asText()))
        .count();
  }

  /** Number of the last generation that counts; -1 if none does. */
  int generation() {
    return last.map(saved -> saved.search.generation()).orElse(-1);
  }

  long trialsKept() {
    return last.map(Saved::trials).orElse(0L);
  }

  long historyKept() {
    return sightings.size();
  }

  /** The highest epoch that wrote anything here. */
  long epoch() {
    return Stream.of(
            last.map(Saved::epoch).orElse(0L),
            trials.epoch(),
            events.epoch(),
            history.epoch(),
            poison.epoch())
        .max(Long::compare)
        .orElseThrow();
  }

  /** Cuts off what does not count, and keeps it beside the files. */
  void apply(RunDirectory run) {
    trials.cut(trialsKept());
    events.cut(eventsKept);
    history.cut(historyKept());
    poison.cut(poison.records());
    try {
      for (Path file : aside) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".aside"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set aside: folder=" + run.checkpoints(), e);
    }
    if (last.isPresent()) {
      DurableFile.replace(run.generations(), generations);
    }
  }
}
