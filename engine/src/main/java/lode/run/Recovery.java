package lode.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lode.evolution.Checkpoint;
import lode.journal.DamagedException;
import lode.journal.DurableFile;
import lode.journal.Scan;
import lode.journal.Sealed;

/**
 * From where a run goes on, and what of its files is cut off for that. Found by reading alone;
 * {@link #apply} then makes it so.
 *
 * @param last the newest checkpoint that is whole and that the journals reach; empty before the
 *     first
 * @param trials valid records of {@code trials.jsonl}
 * @param events valid records of {@code events.jsonl}
 * @param eventsKept how many of these stay
 * @param searched whether it was decided before that the search is over
 * @param aside checkpoints that cannot be gone on from
 * @param notes what was found wrong, each naming its file
 */
record Recovery(
    Optional<Saved> last,
    Scan trials,
    Scan events,
    long eventsKept,
    boolean searched,
    List<Path> aside,
    List<String> notes) {
  /** Events of the end, which a resumed run comes to again. */
  private static final Set<String> END = Set.of("promoted", "rejected", "planted", "finished");

  /**
   * A checkpoint with what else a generation left.
   *
   * @param file read from
   * @param epoch of its writer
   * @param trials records of {@code trials.jsonl} up to here
   * @param events records of {@code events.jsonl} up to here
   * @param generations {@code generations.csv} up to here
   * @param search to go on from
   */
  record Saved(
      Path file, long epoch, long trials, long events, String generations, Checkpoint search) {
    static final int VERSION = 1;

    /** As the file holds it. */
    private record Content(
        String format,
        int version,
        long epoch,
        long trials,
        long events,
        String generations,
        Checkpoint search) {}

    void write() {
      Sealed.write(
          file,
          new Content("lode-checkpoint", VERSION, epoch, trials, events, generations, search),
          false);
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
            node.path("generations").asText(),
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
    note(trials, notes);
    note(events, notes);

    List<Path> aside = new ArrayList<>();
    Optional<Saved> last = Optional.empty();
    for (Path file : run.allCheckpoints().reversed()) {
      // older ones are looked at too: one that is damaged is told before it is needed
      Optional<Saved> usable = usable(file, trials, events, notes);
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
    long kept = kept(happened, generation);
    boolean searched =
        happened.stream().limit(kept).anyMatch(e -> e.path("ev").asText().equals("searched"));
    return new Recovery(last, trials, events, kept, searched, aside, List.copyOf(notes));
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

  private static Optional<Saved> usable(Path file, Scan trials, Scan events, List<String> notes) {
    try {
      Saved saved = Saved.read(file);
      if (saved.trials > trials.records() || saved.events > events.records()) {
        Path shorter = saved.trials > trials.records() ? trials.file() : events.file();
        notes.add("records missing up to this checkpoint: file=" + shorter + " at=" + file);
        return Optional.empty();
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

  /** The highest epoch that wrote anything here. */
  long epoch() {
    return Math.max(last.map(Saved::epoch).orElse(0L), Math.max(trials.epoch(), events.epoch()));
  }

  /** Cuts off what does not count, and keeps it beside the files. */
  void apply(RunDirectory run) {
    trials.cut(trialsKept());
    events.cut(eventsKept);
    try {
      for (Path file : aside) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".aside"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set aside: folder=" + run.checkpoints(), e);
    }
    last.ifPresent(saved -> DurableFile.replace(run.generations(), saved.generations));
  }
}
