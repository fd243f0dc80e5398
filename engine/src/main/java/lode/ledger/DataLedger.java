package lode.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lode.journal.JsonFile;

/**
 * What is remembered of a set of data for life: a folder named by its fingerprint, with a file for
 * each campaign that searched it, and the ledger of looks at its holdout. A campaign writes its own
 * file alone, whole or not at all, as often as it likes; so campaigns need not wait for each other,
 * and doing it again changes nothing.
 */
public final class DataLedger {
  private static final int DIGITS = 16;

  private final Path folder;

  private DataLedger(Path folder) {
    this.folder = folder;
  }

  /**
   * The ledger of a set of data.
   *
   * @param root folder of all ledgers; made with the first entry
   * @param fingerprint of the panel
   */
  public static DataLedger of(Path root, String fingerprint) {
    return new DataLedger(root.resolve(digits(fingerprint)));
  }

  /**
   * Remembers how far a campaign came. A record of the same campaign that went further stays.
   *
   * @throws UncheckedIOException if it is not on disk; may be called again
   */
  public void enter(Searched searched) {
    Path file = campaigns().resolve(digits(searched.campaign()) + ".json");
    Optional<Searched> known =
        Files.exists(file) ? Optional.of(JsonFile.read(file, Searched.class)) : Optional.empty();
    if (known.isEmpty() || searched.beyond(known.get())) {
      make(campaigns());
      JsonFile.write(file, searched);
    }
  }

  /** All campaigns that searched the data. */
  public Life life() {
    if (!Files.isDirectory(campaigns())) {
      return Life.NONE;
    }
    try (Stream<Path> files = Files.list(campaigns())) {
      List<Searched> all = new ArrayList<>();
      files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .forEach(file -> all.add(JsonFile.read(file, Searched.class)));
      return new Life(all);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list: folder=" + campaigns(), e);
    }
  }

  /** The ledger of looks at the holdout. */
  public HoldoutLedger holdout() {
    return new HoldoutLedger(folder);
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  private Path campaigns() {
    return folder.resolve("campaigns");
  }

  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make folder: folder=" + folder, e);
    }
  }

  private static String digits(String digest) {
    return digest.substring(0, Math.min(DIGITS, digest.length()));
  }
}
