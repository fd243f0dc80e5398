package lode.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lode.journal.DamagedException;
import lode.journal.Fence;
import lode.journal.Ledger;
import lode.journal.Line;
import lode.journal.Scan;
import lode.journal.Sealed;
import lode.journal.Stamp;

/**
 * Every look at the sealed holdout of a set of data, in order, for ever: {@code holdout.jsonl} of
 * the data's folder. An entry is on disk before the first date of the holdout is read, so that no
 * crash can hide a look. Each carries the digest of the one before: an entry that is changed or
 * taken out later is found.
 */
public final class HoldoutLedger {
  private static final int ATTEMPTS = 100;
  private static final String FIRST = "";

  private final Path folder;
  private final Path file;

  HoldoutLedger(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("holdout.jsonl");
  }

  /**
   * All looks, the first first.
   *
   * @throws DamagedException if an entry is not as it was written
   */
  public List<Look> looks() {
    return read().looks;
  }

  /**
   * Enters a look; when this returns, the holdout may be read.
   *
   * @param by command that looks
   * @param run whose holdout it is; empty for none
   * @param reason given by whoever looks
   * @param formulas ids of the formulas to be measured
   * @param from first date
   * @param to last date
   * @throws IllegalArgumentException without a reason
   * @throws DamagedException if an earlier entry is not as it was written
   */
  public Look enter(
      String by, String run, String reason, List<String> formulas, String from, String to) {
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException(
          "a look at the holdout needs a reason: remedy=--reason \"why\"");
    }
    DataLedger.make(folder);
    try (Fence fence = take()) {
      Content content = read();
      content.scan.cut(content.scan.records());
      Look look =
          new Look(
              content.looks.size() + 1,
              Stamp.now(),
              by,
              run,
              reason,
              formulas,
              from,
              to,
              content.last);
      try (Ledger ledger =
          new Ledger(
              file, fence, content.scan.bytesOf(content.scan.records()), content.scan.records())) {
        ledger.append(look.json());
        ledger.force();
      }
      return look;
    }
  }

  private Fence take() {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<Fence> fence = Fence.take(folder);
      if (fence.isPresent()) {
        return fence.get();
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new IllegalArgumentException(
        "the holdout's ledger is being written by another process: folder=" + folder);
  }

  /**
   * What the file holds.
   *
   * @param last digest of the last entry
   */
  private record Content(Scan scan, List<Look> looks, String last) {}

  private Content read() {
    List<Look> looks = new ArrayList<>();
    String[] last = {FIRST};
    Scan scan =
        Scan.of(
            file,
            line -> {
              Look look = Look.of(line.json());
              if (!look.previous().equals(last[0])) {
                throw new DamagedException(file, "an entry is missing before seq=" + line.seq());
              }
              looks.add(look);
              last[0] = digest(line);
            });
    if (scan.tornInside()) {
      throw new DamagedException(file, "not as written behind record " + scan.records());
    }
    return new Content(scan, List.copyOf(looks), last[0]);
  }

  private static String digest(Line line) {
    ObjectNode json = line.json();
    return Sealed.sha256(json.toString());
  }
}
