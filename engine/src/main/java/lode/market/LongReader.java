package lode.market;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Reads long-form files, {@code date,symbol} and numbers, by DuckDB, in file order. Rows without a
 * date or symbol are dropped into the ledger; a cell that is not a number, or a date that is none,
 * is an error with file, line and column.
 */
final class LongReader {
  private static final List<String> KEYS = List.of("date", "symbol");

  private final Connection db;
  private final Ledger ledger;
  private final LongTable table = new LongTable();
  private final Map<String, Integer> days = new HashMap<>();

  private LongReader(Connection db, Ledger ledger) {
    this.db = db;
    this.ledger = ledger;
  }

  /**
   * All rows of these files, one after the other.
   *
   * @param required columns that every file must have besides date and symbol
   * @throws DataException for a file that cannot be read, lacks a column or holds a bad cell
   */
  static LongTable read(List<Path> files, List<String> required, Ledger ledger) {
    try (Connection db = Duck.open()) {
      LongReader reader = new LongReader(db, ledger);
      for (Path file : files) {
        reader.readFile(file, required);
      }
      return reader.table;
    } catch (SQLException e) {
      throw new DataException("reading failed: reason=" + Duck.reason(e), e);
    }
  }

  private void readFile(Path path, List<String> required) {
    TableFile file = TableFile.open(db, path);
    KEYS.forEach(file::require);
    required.forEach(file::require);
    try {
      List<String> numeric = numericColumns(file, required);
      numeric.forEach(table::addColumn);
      table.startFile(path);
      readRows(file, numeric);
      file.refuseRejects(db);
    } catch (SQLException e) {
      throw Duck.unreadable(path, e);
    }
  }

  /**
   * The columns to read as numbers: the required ones, and those whose first values are numbers.
   */
  private List<String> numericColumns(TableFile file, List<String> required) throws SQLException {
    List<String> further = new ArrayList<>(file.columns());
    further.removeAll(KEYS);
    if (new HashSet<>(further).size() < further.size()) {
      throw new DataException(
          "column twice: file=" + file.path() + " line=1 columns=" + file.columns());
    }
    List<String> numeric = new ArrayList<>();
    StringBuilder first = new StringBuilder();
    for (String c : further) {
      first
          .append(first.isEmpty() ? "" : ", ")
          .append("any_value(")
          .append(Duck.name(c))
          .append(")::varchar");
    }
    try (Statement s = db.createStatement();
        ResultSet r =
            s.executeQuery(
                "select " + first + " from (select * from " + file.sample() + " limit 1000)")) {
      r.next();
      for (int i = 0; i < further.size(); i++) {
        String column = further.get(i);
        if (required.contains(column) || isNumber(r.getString(i + 1))) {
          numeric.add(column);
        } else {
          ledger.note(
              "column left out as text: file="
                  + file.path().getFileName()
                  + " column="
                  + column
                  + " value="
                  + r.getString(i + 1));
        }
      }
    }
    return numeric;
  }

  private static boolean isNumber(String text) {
    if (text == null) {
      return true;
    }
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void readRows(TableFile file, List<String> numeric) throws SQLException {
    StringBuilder select = new StringBuilder("select date::varchar, trim(symbol::varchar)");
    for (String c : numeric) {
      select.append(", coalesce(cast(").append(Duck.name(c)).append(" as double), 'nan'::double)");
    }
    List<String> text = new ArrayList<>(file.columns());
    text.removeAll(numeric);
    float[][] columns = new float[numeric.size()][];
    int[] lastDay = {};
    String name = file.path().getFileName().toString();
    int header = file.parquet() ? 0 : 1;
    try (Statement s = db.createStatement();
        ResultSet r = s.executeQuery(select + " from " + file.sql(text))) {
      int line = header;
      int capacity = 0;
      while (r.next()) {
        line++;
        String symbol = r.getString(2);
        String date = r.getString(1);
        if (symbol == null || symbol.isEmpty() || date == null) {
          ledger.drop(date == null ? "missing_date" : "missing_symbol", name + ":" + line);
          continue;
        }
        int day = day(file, line, date);
        int id = table.idOf(symbol);
        lastDay = checkOrder(lastDay, id, day, name, line);
        int row = table.addRow(day, id, line);
        if (row >= capacity) {
          capacity = fetch(numeric, columns, row);
        }
        for (int i = 0; i < columns.length; i++) {
          float x = (float) r.getDouble(i + 3);
          if (Float.isInfinite(x)) {
            ledger.remark("infinite_" + numeric.get(i) + "_taken_as_missing", name + ":" + line);
            x = Float.NaN;
          }
          columns[i][row] = x;
        }
      }
      ledger.read(line - header);
    }
  }

  private int fetch(List<String> numeric, float[][] columns, int row) {
    int capacity = row + 1;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = table.column(numeric.get(i));
      capacity = columns[i].length;
    }
    return capacity;
  }

  private int[] checkOrder(int[] lastDay, int id, int day, String name, int line) {
    int[] last = lastDay;
    if (id >= last.length) {
      last = Arrays.copyOf(last, Math.max(64, id * 2 + 1));
      Arrays.fill(last, lastDay.length, last.length, Integer.MIN_VALUE);
    }
    if (day < last[id]) {
      ledger.remark("date_not_increasing", name + ":" + line);
    }
    last[id] = day;
    return last;
  }

  private int day(TableFile file, int line, String text) {
    Integer known = days.get(text);
    if (known == null) {
      known = parse(file, line, text);
      days.put(text, known);
    }
    return known;
  }

  /** A day written as 2010-01-04, 2010/01/04 or 20100104; a time of day after it is ignored. */
  private static int parse(TableFile file, int line, String text) {
    String t = text.strip();
    String day =
        t.length() > 10 && (t.charAt(10) == ' ' || t.charAt(10) == 'T') ? t.substring(0, 10) : t;
    day = day.replace('/', '-');
    if (day.matches("\\d{8}")) {
      day = day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6);
    }
    try {
      return Math.toIntExact(LocalDate.parse(day).toEpochDay());
    } catch (DateTimeException e) {
      throw new DataException(
          "bad date: file="
              + file.path()
              + " line="
              + line
              + " column=date text="
              + text
              + " expected=yyyy-MM-dd",
          e);
    }
  }
}
