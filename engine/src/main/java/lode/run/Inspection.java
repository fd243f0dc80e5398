package lode.run;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * what was written. What needs no proof is not looked at: {@code status.json} and the log decide
 * nothing.
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
    digest(run, run.champions(), recorded(run)).ifPresent(findings::add);
    digest(run, run.verdicts(), told(run, "verdicts_sha256")).ifPresent(findings::add);
    written(run)
        .forEach((file, sha256) ->
            digest(run, run.path().resolve(file), Optional.of(sha256)).ifPresent(findings::add));
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

  private static Optional<Finding> digest(RunDirectory run, Path file, Optional<String> expected) {
    return expected.map(digest -> {
      String now = content(file).map(Sealed::sha256).orElse("none");
      return now.equals(digest)
          ? found(run, file, State.WHOLE, "sha256=" + digest)
          : found(run, file, State.DAMAGED, "sha256 written=" + digest + " now=" + now);
    });
  }

  private static Optional<String> recorded(RunDirectory run) {
    return content(run.digest()).map(bytes -> new String(bytes, UTF_8).strip());
  }

  private static Optional<String> told(RunDirectory run, String key) {
    List<String> values = new ArrayList<>();
    Scan.of(
        run.events(),
        line -> {
          if (line.json().has(key)) {
            values.add(line.json().get(key).asText());
          }
        });
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /** Digests of the files that the end of the run left, by name. */
  private static Map<String, String> written(RunDirectory run) {
    Map<String, String> digests = new TreeMap<>();
    Scan.of(
        run.events(),
        line -> {
          if (line.json().path("ev").asText().equals("written")) {
            digests.put(line.json().path("file").asText(), line.json().path("sha256").asText());
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
