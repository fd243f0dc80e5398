package lode.market;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A small table of texts beside the prices (names, industries, benchmarks), read whole.
 *
 * @param path its file
 * @param columns column names in lower case
 * @param rows cells by row and column, null where missing
 */
record TextTable(Path path, List<String> columns, List<String[]> rows) {
  /**
   * Reads a file.
   *
   * @param required columns that it must have
   * @throws DataException if it cannot be read or lacks a column
   */
  static TextTable read(Path path, List<String> required) {
    List<String[]> rows = new ArrayList<>();
    try (Connection db = Duck.open()) {
      TableFile file = TableFile.open(db, path);
      required.forEach(file::require);
      int width = file.columns().size();
      StringBuilder select = new StringBuilder();
      for (String c : file.columns()) {
        select.append(select.isEmpty() ? "" : ", ").append(Duck.name(c)).append("::varchar");
      }
      try (Statement s = db.createStatement();
          ResultSet r = s.executeQuery("select " + select + " from " + file.sql(file.columns()))) {
        while (r.next()) {
          String[] row = new String[width];
          for (int i = 0; i < width; i++) {
            row[i] = r.getString(i + 1);
          }
          rows.add(row);
        }
      }
      file.refuseRejects(db);
      return new TextTable(path, file.columns(), rows);
    } catch (SQLException e) {
      throw Duck.unreadable(path, e);
    }
  }

  int size() {
    return rows.size();
  }

  boolean has(String column) {
    return columns.contains(column);
  }

  /** A cell, or null. */
  String text(int row, String column) {
    return rows.get(row)[columns.indexOf(column)];
  }

  /** A cell that must be there. */
  String required(int row, String column) {
    String t = text(row, column);
    if (t == null || t.isBlank()) {
      throw new DataException(
          "missing value: file=" + path + " line=" + (row + 2) + " column=" + column);
    }
    return t.strip();
  }

  /** A day as days since 1970-01-01. */
  int day(int row, String column) {
    String t = required(row, column);
    try {
      return Math.toIntExact(
          LocalDate.parse(t.length() > 10 ? t.substring(0, 10) : t).toEpochDay());
    } catch (DateTimeException e) {
      throw new DataException(
          "bad date: file="
              + path
              + " line="
              + (row + 2)
              + " column="
              + column
              + " text="
              + t
              + " expected=yyyy-MM-dd",
          e);
    }
  }

  /** A number. */
  float number(int row, String column) {
    String t = required(row, column);
    try {
      return Float.parseFloat(t);
    } catch (NumberFormatException e) {
      throw new DataException(
          "bad number: file=" + path + " line=" + (row + 2) + " column=" + column + " text=" + t,
          e);
    }
  }
}
