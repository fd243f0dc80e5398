package lode.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lode.journal.Stamp;
import org.jdbi.v3.core.Handle;

/**
 * A library in a database, which any number of campaigns may read and add to at once. Beside the
 * factors it holds what became of each ({@link #events}) and what updates measured ({@link
 * Measurements}).
 */
public final class FactorDatabase implements FactorLibrary {
  /**
   * Something that happened to a factor.
   *
   * @param at time, ISO-8601 UTC
   * @param kind {@code entered}, a status in small letters, {@code note} or {@code decay}
   * @param text why, or what
   */
  public record Event(String at, String kind, String text) {}

  private final LibraryAddress address;
  private final Database database;

  private FactorDatabase(LibraryAddress address, Database database) {
    this.address = address;
    this.database = database;
  }

  /**
   * Opens a database; one that has no tables yet is an empty library.
   *
   * @throws IllegalStateException if it is no library, or was written by a newer version
   */
  static FactorDatabase open(LibraryAddress address) {
    return new FactorDatabase(address, Database.open(address));
  }

  /**
   * Opens a library of which more is asked than JSON lines can hold.
   *
   * @throws IllegalArgumentException if it is JSON lines
   */
  public static FactorDatabase open(String address) {
    LibraryAddress where = LibraryAddress.of(address);
    if (where instanceof LibraryAddress.Lines lines) {
      throw new IllegalArgumentException(
          "library is JSON lines, which hold factors and no more: file="
              + lines.file()
              + " remedy=lode library import "
              + lines.file()
              + " --library <new>.db");
    }
    return open(where);
  }

  /** Where it is. */
  public LibraryAddress address() {
    return address;
  }

  /** What updates measured. */
  public Measurements measurements() {
    return new Measurements(database);
  }

  @Override
  public List<Factor> all() {
    return database.read(FactorRows::all);
  }

  @Override
  public void put(Factor factor) {
    write(handle -> {
      put(handle, factor);
      return null;
    });
  }

  @Override
  public void enter(Factor factor, String replaced) {
    write(handle -> {
      Optional<Factor> old = FactorRows.find(handle, replaced).filter(FactorDatabase::isActive);
      old.ifPresent(f -> put(handle, f.with(Factor.Status.RETIRED, "replaced by " + factor.fid())));
      if (FactorRows.find(handle, factor.fid()).filter(FactorDatabase::isActive).isEmpty()) {
        put(handle, factor);
      }
      return null;
    });
  }

  /**
   * Gives a factor a status for a reason.
   *
   * @return the factor before
   * @throws IllegalArgumentException if there is no such factor
   */
  public Factor change(String fid, Factor.Status status, String reason) {
    Factor factor = require(fid);
    put(factor.with(status, reason));
    return factor;
  }

  /**
   * Writes a note to a factor.
   *
   * @throws IllegalArgumentException if there is no such factor
   */
  public void note(String fid, String text) {
    Factor factor = require(fid);
    write(handle -> {
      tell(handle, factor.fid(), "note", text);
      return null;
    });
  }

  /** What happened to a factor, oldest first. */
  public List<Event> events(String fid) {
    return database.read(handle ->
        handle
            .createQuery("select at, kind, text from event where fid = :fid order by at")
            .bind("fid", fid)
            .map((row, _) ->
                new Event(row.getString("at"), row.getString("kind"), row.getString("text")))
            .list());
  }

  @Override
  public void close() {
    database.close();
  }

  private <T> T write(Function<Handle, T> step) {
    return database.write(step);
  }

  private static boolean isActive(Factor factor) {
    return factor.status() == Factor.Status.ACTIVE;
  }

  private static void put(Handle handle, Factor factor) {
    Optional<Factor> before = FactorRows.find(handle, factor.fid());
    FactorRows.put(handle, factor, Stamp.now());
    if (before.isEmpty()) {
      tell(handle, factor.fid(), "entered", factor.run().isEmpty() ? factor.note() : factor.run());
    } else if (before.get().status() != factor.status()) {
      tell(handle, factor.fid(), FactorRows.key(factor.status()), factor.note());
    }
  }

  /** Writes an event. */
  static void tell(Handle handle, String fid, String kind, String text) {
    handle
        .createUpdate("insert into event (fid, at, kind, text) values (:fid, :at, :kind, :text)")
        .bindMap(Map.of("fid", fid, "at", Stamp.now(), "kind", kind, "text", text))
        .execute();
  }
}
