package lode.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.PanelFile;
import lode.panel.Period;

/** Reads a file of values back and compares every cell, bit by bit, with what is computed anew. */
final class ValuesRoundTrip {
  private ValuesRoundTrip() {}

  /** The next row of a file in long form. */
  private interface Reader {
    void next(String date, String symbol, float[] into);
  }

  /**
   * Checks a file that {@link FactorValues#write} wrote.
   *
   * @return cells compared
   * @throws DataException naming the first cell that differs
   */
  static long check(
      Path file, Panel panel, String universe, List<Formula> formulas, List<String> names) {
    String name = file.getFileName().toString();
    if (name.endsWith(".panel")) {
      return checkPanel(file, panel, universe, formulas, names);
    }
    return name.endsWith(".csv")
        ? checkCsv(file, panel, universe, formulas)
        : checkParquet(file, panel, universe, formulas);
  }

  private static long checkPanel(
      Path file, Panel panel, String universe, List<Formula> formulas, List<String> names) {
    long[] cells = new long[1];
    try (Panel written = PanelFile.open(file)) {
      float[] row = new float[written.stride()];
      Values.stream(
          panel,
          universe,
          formulas,
          new Period(0, panel.dates().size()),
          (root, date, data, offset) -> {
            written.row(written.field(names.get(root)), date, row, 0);
            for (int s = 0; s < panel.stocks().size(); s++) {
              same(file, panel, date, s, row[s], data[offset + s]);
            }
            cells[0] += panel.stocks().size();
          });
    }
    return cells[0];
  }

  private static long checkCsv(Path file, Panel panel, String universe, List<Formula> formulas) {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      in.readLine();
      return compare(
          file,
          panel,
          universe,
          formulas,
          (date, symbol, into) -> {
            try {
              String[] cells = String.valueOf(in.readLine()).split(",", -1);
              requireRow(file, date, symbol, cells[0], cells.length > 1 ? cells[1] : "");
              for (int f = 0; f < into.length; f++) {
                into[f] = cells[2 + f].isEmpty() ? Float.NaN : Float.parseFloat(cells[2 + f]);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + file, e);
    }
  }

  private static long checkParquet(
      Path file, Panel panel, String universe, List<Formula> formulas) {
    try (Connection db = Duck.open();
        Statement statement = db.createStatement();
        ResultSet rows =
            statement.executeQuery("select * from read_parquet(" + Duck.quote(file + "") + ")")) {
      return compare(
          file,
          panel,
          universe,
          formulas,
          (date, symbol, into) -> {
            try {
              boolean more = rows.next();
              requireRow(
                  file, date, symbol, more ? rows.getString(1) : "", more ? rows.getString(2) : "");
              for (int f = 0; f < into.length; f++) {
                float value = rows.getFloat(3 + f);
                into[f] = rows.wasNull() ? Float.NaN : value;
              }
            } catch (SQLException e) {
              throw Duck.unreadable(file, e);
            }
          });
    } catch (SQLException e) {
      throw Duck.unreadable(file, e);
    }
  }

  private static long compare(
      Path file, Panel panel, String universe, List<Formula> formulas, Reader reader) {
    long[] cells = new long[1];
    float[] row = new float[formulas.size()];
    CsvValues.stream(
        panel,
        universe,
        formulas,
        (date, stock, values) -> {
          reader.next(panel.dates().at(date).toString(), panel.stocks().at(stock), row);
          for (int f = 0; f < row.length; f++) {
            same(file, panel, date, stock, row[f], values[f][stock]);
          }
          cells[0] += row.length;
        });
    return cells[0];
  }

  private static void requireRow(
      Path file, String date, String symbol, String actualDate, String actualSymbol) {
    if (!date.equals(actualDate) || !symbol.equals(actualSymbol)) {
      throw new DataException(
          "written row is another: file=%s expected=%s,%s actual=%s,%s"
              .formatted(file, date, symbol, actualDate, actualSymbol));
    }
  }

  private static void same(
      Path file, Panel panel, int date, int stock, float written, float computed) {
    if (Float.floatToIntBits(written) != Float.floatToIntBits(computed)) {
      throw new DataException(
          "written value is another: file=%s date=%s symbol=%s written=%s computed=%s"
              .formatted(
                  file, panel.dates().at(date), panel.stocks().at(stock), written, computed));
    }
  }
}
