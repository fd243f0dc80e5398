package lode.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lode.journal.DamagedException;
import lode.journal.Scan;
import lode.journal.Sealed;

/**
 * Reads every file of a run that can be proven, and changes nothing: whether it is, bit for bit,
 * what was written. What needs no proof is not looked at: {@code campaign.conf}, {@code
 * status.json} and the log inform, and decide nothing.
 *
 * @param findings one a file
 */
public record Inspection(List<Finding> findings) {
  /** What a file was found to be. */
  public enum State {
    /** As it was written. */
    WHOLE,
    /** Its end is missing or half written, as a crash leaves it: resuming mends it. */
    TORN,
    /** Another than was written. */
    DAMAGED
  }

  /**
   * A file that was read.
   *
   * @param file name within the run
   * @param state what it is
   * @param detail how much it holds, or what is wrong
   */
  public record Finding(String file, State state, String detail) {}

  /** Reads a run. */
  public static Inspection of(RunDirectory run) {
    List<Finding> findings = new ArrayList<>();
    findings.add(manifest(run));
    for (Path checkpoint : run.allCheckpoints()) {
      findings.add(checkpoint(run, checkpoint));
    }
    for (Path journal : journals(run)) {
      findings.add(journal(run, journal));
    }
    epoch(run).ifPresent(findings::add);
    generations(run).ifPresent(findings::add);
    recorded(run).ifPresent(digest -> findings.add(digest(run, run.champions(), digest)));
    told(run).forEach((file, digest) -> findings.add(digest(run, file, digest)));
    return new Inspection(List.copyOf(findings));
  }

  /** The worst of all files. */
  public State state() {
    return findings.stream().map(Finding::state).max(State::compareTo).orElse(State.WHOLE);
  }

  private static Finding manifest(RunDirectory run) {
    try {
      Manifest.read(run);
      long files = 1 + run.beginning().stream().filter(Files::exists).count();
      return found(run, run.manifest(), State.WHOLE, "and what it vouches for: files=" + files);
    } catch (IntegrityException e) {
      return found(run, run.manifest(), State.DAMAGED, e.getMessage());
    }
  }

  private static Finding checkpoint(RunDirectory run, Path file) {
    try {
      int generation = Recovery.Saved.read(file).search().generation();
      return found(run, file, State.WHOLE, "generation=" + generation);
    } catch (DamagedException | IntegrityException e) {
      return found(run, file, State.DAMAGED, e.getMessage());
    }
  }

  private static List<Path> journals(RunDirectory run) {
    List<Path> files = new ArrayList<>(List.of(run.events(), run.trials(), run.history()));
    if (Files.exists(run.poison())) {
      files.add(run.poison());
    }
    try (Stream<Path> scores = Files.list(run.journal())) {
      scores.filter(file -> file.toString().endsWith(".jsonl")).sorted().forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list: folder=" + run.journal(), e);
    }
    return files;
  }

  private static Finding journal(RunDirectory run, Path file) {
    Scan scan = Scan.of(file, line -> {});
    State state = scan.tornInside() ? State.DAMAGED : scan.torn() ? State.TORN : State.WHOLE;
    return found(
        run, file, state, (state == State.WHOLE ? "" : "whole ") + "records=" + scan.records());
  }

  private static Optional<Finding> epoch(RunDirectory run) {
    if (!Files.exists(run.epoch())) {
      return Optional.empty();
    }
    try {
      long epoch = Sealed.read(run.epoch()).path("epoch").asLong();
      return Optional.of(found(run, run.epoch(), State.WHOLE, "epoch=" + epoch));
    } catch (DamagedException e) {
      return Optional.of(found(run, run.epoch(), State.DAMAGED, e.getMessage()));
    }
  }

  /** The table for people says what the records say, or has not come as far yet. */
  private static Optional<Finding> generations(RunDirectory run) {
    List<ObjectNode> history = new ArrayList<>();
    Scan.of(run.history(), line -> history.add(line.json()));
    return content(run.generations())
        .map(bytes -> {
          String rows = Records.generations(history);
          String shown = new String(bytes, UTF_8);
          State state =
              rows.equals(shown)
                  ? State.WHOLE
                  : rows.startsWith(shown) ? State.TORN : State.DAMAGED;
          String detail = state == State.DAMAGED ? "not what " : "from ";
          return found(run, run.generations(), state, detail + run.history().getFileName());
        });
  }

  private static Finding digest(RunDirectory run, Path file, String written) {
    String now = content(file).map(Sealed::sha256).orElse("none");
    return now.equals(written)
        ? found(run, file, State.WHOLE, "sha256=" + written)
        : found(run, file, State.DAMAGED, "sha256 written=" + written + " now=" + now);
  }

  private static Optional<String> recorded(RunDirectory run) {
    return content(run.digest()).map(bytes -> new String(bytes, UTF_8).strip());
  }

  /**
   * Digests of the files that the end of the run left, as the events tell them. Whoever resumes a
   * run cuts these events off, and tells of the files that it writes again.
   */
  private static Map<Path, String> told(RunDirectory run) {
    Map<Path, String> digests = new TreeMap<>();
    Scan.of(
        run.events(),
        line -> {
          JsonNode event = line.json();
          switch (event.path("ev").asText()) {
            case "judged" -> digests.put(run.verdicts(), event.path("verdicts_sha256").asText());
            case "written" ->
                digests.put(
                    run.path().resolve(event.path("file").asText()), event.path("sha256").asText());
            default -> {}
          }
        });
    return digests;
  }

  private static Optional<byte[]> content(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + file, e);
    }
  }

  private static Finding found(RunDirectory run, Path file, State state, String detail) {
    return new Finding(run.path().relativize(file).toString(), state, detail);
  }
}
