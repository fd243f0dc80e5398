package lode.market;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes the values of formulas to a Parquet file in long form: {@code date}, {@code symbol} and
 * one FLOAT column per formula, NULL where missing. A row is written where any formula has a value;
 * rows are sorted by date, then in the panel's order of stocks. All of it is in memory before it is
 * written, at 50 ns a value: for large sets there is {@link PanelValues}.
 */
final class ParquetValues {
  private final Panel panel;
  private final int stocks;
  private final float[][] day;
  private long rows;

  private ParquetValues(Panel panel, int formulas) {
    this.panel = panel;
    this.stocks = panel.stocks().size();
    this.day = new float[formulas][stocks];
  }

  /**
   * Writes all dates of a panel.
   *
   * @param names a column for each formula
   * @return the number of rows written
   * @throws IllegalArgumentException if the file cannot be written
   */
  static long write(
      Path file, Panel panel, String universe, List<Formula> formulas, List<String> names) {
    ParquetValues values = new ParquetValues(panel, formulas.size());
    try (Connection connection = Duck.open();
        Statement statement = connection.createStatement()) {
      statement.execute("create table factor (date date, symbol varchar, " + columns(names) + ")");
      try (DuckDBAppender appender =
          connection.unwrap(DuckDBConnection.class).createAppender("factor")) {
        Values.stream(
            panel,
            universe,
            formulas,
            new Period(0, panel.dates().size()),
            (root, date, data, offset) -> values.row(appender, root, date, data, offset));
      }
      statement.execute(
          "copy factor to " + Duck.quote(file.toString()) + " (format parquet, compression zstd)");
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "values not written: file=" + file + " reason=" + Duck.reason(e), e);
    }
    return values.rows;
  }

  private static String columns(List<String> names) {
    return names.stream().map(n -> Duck.name(n) + " float").collect(Collectors.joining(", "));
  }

  /** Keeps the row of a formula; with the last formula of a date the date is written. */
  private void row(DuckDBAppender appender, int root, int date, float[] data, int offset) {
    System.arraycopy(data, offset, day[root], 0, stocks);
    if (root == day.length - 1) {
      try {
        append(appender, date);
      } catch (SQLException e) {
        throw new IllegalStateException("values not buffered: reason=" + Duck.reason(e), e);
      }
    }
  }

  private void append(DuckDBAppender appender, int date) throws SQLException {
    for (int s = 0; s < stocks; s++) {
      if (!any(s)) {
        continue;
      }
      appender.beginRow();
      appender.appendEpochDays(panel.dates().epochDay(date));
      appender.append(panel.stocks().at(s));
      for (float[] values : day) {
        if (Float.isNaN(values[s])) {
          appender.appendNull();
        } else {
          appender.append(values[s]);
        }
      }
      appender.endRow();
      rows++;
    }
  }

  private boolean any(int stock) {
    for (float[] values : day) {
      if (!Float.isNaN(values[stock])) {
        return true;
      }
    }
    return false;
  }
}
