package lode.market;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** An in-memory DuckDB that streams its results and never reaches for the network. */
final class Duck {
  private Duck() {}

  static Connection open() throws SQLException {
    Properties p = new Properties();
    p.setProperty("jdbc_stream_results", "true");
    Connection c = DriverManager.getConnection("jdbc:duckdb:", p);
    try (Statement s = c.createStatement()) {
      s.execute("set autoinstall_known_extensions=false");
      s.execute("set enable_progress_bar=false");
    }
    return c;
  }

  /** A string as an SQL literal. */
  static String quote(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A column name as an SQL identifier. */
  static String name(String column) {
    return "\"" + column.replace("\"", "\"\"") + "\"";
  }

  /**
   * The line of what DuckDB says that names the cause, without its "Invalid Input Error:" prefixes.
   */
  static String reason(SQLException e) {
    List<String> lines = String.valueOf(e.getMessage()).strip().lines().toList();
    String cause =
        lines.stream().filter(l -> l.startsWith("Error: ")).findFirst().orElse(lines.get(0));
    return cause.replaceAll("^((Error|[A-Z][A-Za-z ]* Error): )+", "");
  }

  static DataException unreadable(Path file, SQLException e) {
    return new DataException("unreadable file: file=" + file + " reason=" + reason(e), e);
  }
}
