package lode.market;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import lode.panel.Nearest;

/**
 * One CSV (gzip too) or Parquet file: its columns and how DuckDB reads it.
 *
 * @param path the file
 * @param columns column names in file order, lower case
 * @param delimiter of a CSV file; 0 for Parquet
 */
record TableFile(Path path, List<String> columns, char delimiter) {
  /** Cell texts that mean a missing value. */
  private static final String MISSING = "['', 'NA', 'N/A', 'NULL', 'null', 'None', 'NaT', '-']";

  static boolean isTable(Path file) {
    String n = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return n.endsWith(".csv") || n.endsWith(".csv.gz") || n.endsWith(".parquet");
  }

  boolean parquet() {
    return delimiter == 0;
  }

  /**
   * Looks at the head of a file, and at all of a gzip file, whose end DuckDB would not miss.
   *
   * @throws DataException if it cannot be read, has no header, or is cut short
   */
  static TableFile open(Connection db, Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet")
        ? openParquet(db, file)
        : openCsv(file);
  }

  private static TableFile openParquet(Connection db, Path file) {
    List<String> columns = new ArrayList<>();
    try (Statement s = db.createStatement();
        ResultSet r =
            s.executeQuery(
                "describe select * from read_parquet(" + Duck.quote(file.toString()) + ")")) {
      while (r.next()) {
        columns.add(r.getString(1).toLowerCase(Locale.ROOT));
      }
    } catch (SQLException e) {
      throw Duck.unreadable(file, e);
    }
    return new TableFile(file, columns, (char) 0);
  }

  private static TableFile openCsv(Path file) {
    try {
      if (file.toString().endsWith(".gz")) {
        checkGzip(file);
      }
      String header = firstLine(file);
      if (header == null || header.isBlank()) {
        throw new DataException("empty file: file=" + file + " line=1 expected=a header line");
      }
      char delimiter = delimiter(header);
      List<String> columns = new ArrayList<>();
      for (String cell :
          header.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1)) {
        columns.add(cell.strip().replaceAll("^\"|\"$", "").toLowerCase(Locale.ROOT));
      }
      return new TableFile(file, columns, delimiter);
    } catch (IOException e) {
      throw new DataException("unreadable file: file=" + file + " reason=" + e.getMessage(), e);
    }
  }

  private static String firstLine(Path file) throws IOException {
    try (BufferedReader r =
        new BufferedReader(new InputStreamReader(stream(file), StandardCharsets.UTF_8))) {
      String line = r.readLine();
      return line != null && line.startsWith("\uFEFF") ? line.substring(1) : line;
    }
  }

  private static InputStream stream(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static void checkGzip(Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long read = 0;
    try (InputStream in = stream(file)) {
      for (int n; (n = in.read(buffer)) >= 0; ) {
        read += n;
      }
    } catch (EOFException | ZipException e) {
      throw new DataException(
          "broken gzip file: file="
              + file
              + " good_bytes="
              + read
              + " reason="
              + e.getMessage()
              + " remedy=fetch it again",
          e);
    }
  }

  private static char delimiter(String header) {
    char best = ',';
    long most = -1;
    for (char c : new char[] {',', ';', '\t', '|'}) {
      long n = header.chars().filter(x -> x == c).count();
      if (n > most) {
        most = n;
        best = c;
      }
    }
    return best;
  }

  /** The file as an SQL table expression in which these columns are text and the others numbers. */
  String sql(List<String> text) {
    return sql(text, "store_rejects=true");
  }

  /** As {@link #sql}, all columns as text, bad lines passed over. */
  String sample() {
    return sql(columns, "ignore_errors=true");
  }

  private String sql(List<String> text, String rejects) {
    String file = Duck.quote(path.toString());
    if (parquet()) {
      return "read_parquet(" + file + ")";
    }
    StringBuilder types = new StringBuilder();
    for (String c : columns) {
      types.append(types.isEmpty() ? "" : ", ").append(Duck.quote(c)).append(": ");
      types.append(text.contains(c) ? "'VARCHAR'" : "'DOUBLE'");
    }
    return "read_csv("
        + file
        + ", auto_detect=false, header=true, quote='\"', escape='\"', max_line_size=1000000, "
        + rejects
        + ", delim="
        + Duck.quote(String.valueOf(delimiter))
        + ", nullstr="
        + MISSING
        + ", columns={"
        + types
        + "})";
  }

  /** Index of a required column. */
  void require(String column) {
    if (!columns.contains(column)) {
      throw new DataException(
          "missing column: file="
              + path
              + " line=1 column="
              + column
              + " nearest="
              + Nearest.to(column, columns)
              + " columns="
              + columns);
    }
  }

  /**
   * Refuses the file if DuckDB rejected a line of it; to be called after its rows have been read.
   *
   * @throws DataException naming file, line, column and the number of bad lines
   */
  void refuseRejects(Connection db) throws SQLException {
    try (Statement s = db.createStatement()) {
      try (ResultSet tables =
          s.executeQuery(
              "select count(*) from duckdb_tables() where table_name = 'reject_errors'")) {
        if (!tables.next() || tables.getInt(1) == 0) {
          return;
        }
      }
      try (ResultSet r =
          s.executeQuery(
              "select line, column_name, error_type, error_message, csv_line, count(*) over () from reject_errors order by line, column_idx limit 1")) {
        if (r.next()) {
          throw new DataException(
              "bad value: file="
                  + path
                  + " line="
                  + r.getLong(1)
                  + " column="
                  + r.getString(2)
                  + " reason="
                  + String.valueOf(r.getString(4)).lines().findFirst().orElse(r.getString(3))
                  + " text="
                  + String.valueOf(r.getString(5)).strip()
                  + " bad_cells="
                  + r.getLong(6));
        }
      }
    }
  }
}
