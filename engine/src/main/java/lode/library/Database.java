package lode.library;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The database behind a library: SQLite in one file (write-ahead log, one writer at a time, who
 * comes second waits) or PostgreSQL. Opening brings its tables to the newest version. The
 * statements are the same for both; what must differ is said here.
 */
final class Database implements AutoCloseable {
  /** How long a writer waits for another: longer than the longest transaction. */
  private static final int BUSY_MILLIS = 60_000;

  private static final int CONNECT_MILLIS = 15_000;

  private final String address;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(String address, HikariDataSource pool) {
    this.address = address;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens a database and migrates it.
   *
   * @throws UncheckedIOException if it cannot be reached
   * @throws IllegalStateException if it is no library, or one of a newer version
   */
  static Database open(LibraryAddress address) {
    return open(address, "latest");
  }

  /** As {@link #open(LibraryAddress)}, migrated up to a version. */
  static Database open(LibraryAddress address, String version) {
    boolean embedded = address instanceof LibraryAddress.Embedded;
    DataSource source = embedded ? file(address) : server(address);
    migrate(address, source, version);
    HikariConfig config = new HikariConfig();
    config.setPoolName("library");
    config.setDataSource(source);
    config.setMaximumPoolSize(embedded ? 1 : 2);
    config.setConnectionTimeout(CONNECT_MILLIS);
    return new Database(address.text(), new HikariDataSource(config));
  }

  /** Answers a question. */
  <T> T read(Function<Handle, T> question) {
    return guarded(() -> jdbi.withHandle(question::apply));
  }

  /** Does all of it or nothing. */
  <T> T write(Function<Handle, T> step) {
    return guarded(() -> jdbi.inTransaction(step::apply));
  }

  @Override
  public void close() {
    pool.close();
  }

  private <T> T guarded(Supplier<T> step) {
    try {
      return step.get();
    } catch (JdbiException e) {
      throw unusable(address, e);
    }
  }

  private static UncheckedIOException unusable(String address, Exception e) {
    return new UncheckedIOException(
        "library not usable: library=" + address + " reason=" + reason(e), new IOException(e));
  }

  /** What the database said, on one line. */
  private static String reason(Throwable e) {
    Throwable last = e;
    for (Throwable t = e; t != null; t = t.getCause()) {
      last = t instanceof SQLException || !(last instanceof SQLException) ? t : last;
    }
    return String.valueOf(last.getMessage()).replaceAll("\\s+", " ").strip();
  }

  private static DataSource file(LibraryAddress address) {
    Path file = Path.of(address.text()).toAbsolutePath();
    if (!Files.isDirectory(file.getParent())) {
      throw new IllegalArgumentException(
          "no such folder: folder=" + file.getParent() + " remedy=mkdir -p " + file.getParent());
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /** Without PGPASSWORD the driver looks into PGPASSFILE, or {@code ~/.pgpass}. */
  private static DataSource server(LibraryAddress address) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.text());
    source.setConnectTimeout(CONNECT_MILLIS / 1000);
    Optional.ofNullable(System.getenv("PGUSER")).ifPresent(source::setUser);
    Optional.ofNullable(System.getenv("PGPASSWORD")).ifPresent(source::setPassword);
    return source;
  }

  private static void migrate(LibraryAddress address, DataSource source, String version) {
    boolean embedded = address instanceof LibraryAddress.Embedded;
    Flyway flyway =
        Flyway.configure(Database.class.getClassLoader())
            .dataSource(source)
            .locations("classpath:lode/library/migrations")
            .placeholders(Map.of("compact", embedded ? "without rowid" : ""))
            .target(version)
            .loggers("slf4j")
            .load();
    try {
      if (embedded) {
        alone(Path.of(address.text()), flyway);
      } else {
        flyway.migrate();
      }
      refuseNewer(address, flyway);
    } catch (FlywayException e) {
      if (e.getMessage().contains("non-empty schema")) {
        throw new IllegalStateException(
            "not a library: library=" + address.text() + " reason=it holds other tables", e);
      }
      throw unusable(address.text(), e);
    }
  }

  /**
   * SQLite has no lock that outlives a migration's single steps; so a file beside it is one, for
   * other processes, and this class for other threads.
   */
  private static synchronized void alone(Path file, Flyway flyway) {
    if (flyway.info().pending().length == 0) {
      return;
    }
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      flyway.migrate();
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock library: file=" + beside, e);
    }
  }

  private static void refuseNewer(LibraryAddress address, Flyway flyway) {
    MigrationInfo current = flyway.info().current();
    if (current != null && current.getState().name().startsWith("FUTURE")) {
      MigrationVersion known = newest(flyway);
      throw new IllegalStateException(
          "library of a newer version: library="
              + address.text()
              + " version="
              + current.getVersion()
              + " known="
              + known
              + " remedy=use the lode that wrote it");
    }
  }

  private static MigrationVersion newest(Flyway flyway) {
    MigrationVersion newest = MigrationVersion.EMPTY;
    for (MigrationInfo info : flyway.info().all()) {
      if (!info.getState().name().startsWith("FUTURE") && info.getVersion().compareTo(newest) > 0) {
        newest = info.getVersion();
      }
    }
    return newest;
  }
}
