package lode.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a library is, as the user writes it. */
public sealed interface LibraryAddress {
  /** What an address of PostgreSQL begins with. */
  String POSTGRES = "jdbc:postgresql:";

  /** A user or a password inside an address. */
  Pattern SECRET = Pattern.compile("//[^/?]*@|[?&](user|password)=", Pattern.CASE_INSENSITIVE);

  /** What a file of SQLite begins with. */
  String SQLITE = "SQLite format 3";

  /**
   * A file of JSON lines.
   *
   * @param file it may not be there yet
   */
  record Lines(Path file) implements LibraryAddress {}

  /**
   * A database of one file, SQLite.
   *
   * @param file it may not be there yet
   */
  record Embedded(Path file) implements LibraryAddress {}

  /**
   * A PostgreSQL database. Who asks, and the password, are not in the address: it is kept in the
   * settings of runs.
   *
   * @param url of JDBC
   */
  record Server(String url) implements LibraryAddress {}

  /**
   * Reads an address: {@code jdbc:postgresql://host:port/database}, or a file, which is JSON lines
   * if it is so, or is to become so by its ending {@code .jsonl}, and SQLite otherwise.
   *
   * @throws IllegalArgumentException if a user or a password is in the address, which the message
   *     does not repeat, or if it is a JDBC address of another database
   */
  static LibraryAddress of(String text) {
    if (!text.startsWith("jdbc:")) {
      Path file = Path.of(text);
      return isLines(file) ? new Lines(file) : new Embedded(file);
    }
    if (!text.startsWith(POSTGRES)) {
      throw new IllegalArgumentException(
          "no such kind of library: expected=a file, or " + POSTGRES + "//host:port/database");
    }
    if (SECRET.matcher(text).find()) {
      throw new IllegalArgumentException(
          "user or password in the address of the library: remedy=give them as PGUSER and PGPASSWORD,"
              + " or the password in ~/.pgpass");
    }
    return new Server(text);
  }

  /** Whether there is something: of a server, nobody knows before asking it. */
  default boolean exists() {
    return this instanceof Server || Files.exists(Path.of(text()));
  }

  /** As the user wrote it. */
  default String text() {
    return switch (this) {
      case Lines lines -> lines.file().toString();
      case Embedded embedded -> embedded.file().toString();
      case Server server -> server.url();
    };
  }

  private static boolean isLines(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) == 0) {
        return file.toString().endsWith(".jsonl");
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] head = in.readNBytes(SQLITE.length());
        return !new String(head, StandardCharsets.ISO_8859_1).equals(SQLITE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read library: file=" + file, e);
    }
  }
}
