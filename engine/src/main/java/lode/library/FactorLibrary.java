package lode.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lode.formula.Formula;

/**
 * A library of factors. There are two: {@link FactorFile}, JSON lines in a run's folder, which
 * needs nothing to be read, and {@link FactorDatabase}, which campaigns share. What {@link #put},
 * {@link #retire} or {@link #enter} has done is on disk when it returns. One owner thread for each
 * opened library; any number of processes may have one database open.
 *
 * <p>A library that cannot be read or written throws {@link java.io.UncheckedIOException} with its
 * address; the library is then as before.
 */
public interface FactorLibrary extends AutoCloseable {
  /**
   * Opens the library in a file; one that is not there is an empty library.
   *
   * @throws IllegalStateException if it is broken, or was written by a newer version
   */
  static FactorLibrary open(Path file) {
    return open(file.toString());
  }

  /**
   * Opens the library at an address, see {@link LibraryAddress#of}.
   *
   * @throws IllegalArgumentException if it is no address
   * @throws IllegalStateException if it is broken, or was written by a newer version
   */
  static FactorLibrary open(String address) {
    return switch (LibraryAddress.of(address)) {
      case LibraryAddress.Lines lines -> FactorFile.open(lines.file());
      case LibraryAddress database -> FactorDatabase.open(database);
    };
  }

  /** Writes JSON lines of some factors; no file where there are none. */
  static void write(Path file, List<Factor> factors) {
    FactorFile library = FactorFile.open(file);
    factors.forEach(library::put);
  }

  /** All factors in order of their first entry. */
  List<Factor> all();

  /** Adds a factor, or gives it a new state. */
  void put(Factor factor);

  /**
   * Adds a promoted factor and retires the one it replaces, both or none. Done again, or where
   * another campaign has promoted the same, it changes nothing.
   *
   * @param replaced fid of the factor that it replaces; empty where none
   */
  void enter(Factor factor, String replaced);

  @Override
  void close();

  /** The factors in use. */
  default List<Factor> active() {
    return all().stream().filter(f -> f.status() == Factor.Status.ACTIVE).toList();
  }

  /** The factor of this id, or whose id starts so, if it is the only one. */
  default Optional<Factor> find(String fid) {
    String id = Formula.digits(fid);
    List<Factor> hits = all().stream().filter(f -> f.fid().startsWith(id)).toList();
    return hits.size() == 1 ? Optional.of(hits.getFirst()) : Optional.empty();
  }

  /** Retires a factor for a reason. */
  default void retire(String fid, String reason) {
    put(require(fid).with(Factor.Status.RETIRED, reason));
  }

  /**
   * The factor of this id.
   *
   * @throws IllegalArgumentException if there is none, or several begin so
   */
  default Factor require(String fid) {
    return find(fid)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no such factor, or several: fid="
                    + Formula.digits(fid)
                    + " remedy=lode library ls"));
  }
}
