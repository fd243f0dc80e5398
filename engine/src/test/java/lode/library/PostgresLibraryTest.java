package lode.library;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The library in a real PostgreSQL, which this test starts for itself. */
class PostgresLibraryTest extends DatabaseContract {
  private static EmbeddedPostgres postgres;
  private static int made;

  @BeforeAll
  static void start() throws SQLException {
    try {
      postgres = EmbeddedPostgres.builder().start();
    } catch (IOException | RuntimeException e) {
      Assumptions.abort("no PostgreSQL can be started here: " + e);
    }
    execute("create role \"%s\" superuser login".formatted(System.getProperty("user.name")));
  }

  @AfterAll
  static void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  String address() {
    String name = "library" + made++;
    try {
      execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
  }

  @Test
  void shouldNameAServerThatCannotBeReached() {
    assertThatThrownBy(() -> FactorLibrary.open("jdbc:postgresql://127.0.0.1:1/library"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContainingAll("library not usable", "127.0.0.1:1");
  }
}
