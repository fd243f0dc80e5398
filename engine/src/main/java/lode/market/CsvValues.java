package lode.market;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Writes the values of formulas as CSV in long form, the rows and columns of {@link ParquetValues}:
 * the shortest decimals that read back as the same floats, an empty cell where missing.
 */
final class CsvValues {
  private CsvValues() {}

  /**
   * Writes all dates of a panel.
   *
   * @param columns hands out the rows date by date, those of a date in order of the names
   * @return the number of rows
   */
  static long write(
      Path file, Panel panel, String universe, List<String> names, Consumer<Values.Sink> columns) {
    Path partial = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".partial");
    long[] rows = new long[1];
    try {
      try (BufferedWriter out = Files.newBufferedWriter(partial)) {
        out.write("date,symbol," + String.join(",", names) + "\n");
        stream(
            panel,
            universe,
            names.size(),
            columns,
            (date, stock, values) -> {
              rows[0]++;
              StringBuilder line = new StringBuilder();
              line.append(panel.dates().at(date)).append(',').append(panel.stocks().at(stock));
              for (float[] value : values) {
                line.append(',')
                    .append(Float.isNaN(value[stock]) ? "" : Float.toString(value[stock]));
              }
              try {
                out.append(line).append('\n');
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      }
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IllegalArgumentException("values not written: file=" + file + " reason=" + e, e);
    } finally {
      partial.toFile().delete();
    }
    return rows[0];
  }

  /** Receives the values of all formulas of a stock of the universe on a date. */
  @FunctionalInterface
  interface Row {
    void take(int date, int stock, float[][] values);
  }

  /** All rows of the long form of formulas, by date, then in the panel's order of stocks. */
  static void stream(Panel panel, String universe, List<Formula> formulas, Row row) {
    Period all = new Period(0, panel.dates().size());
    stream(
        panel,
        universe,
        formulas.size(),
        sink -> Values.stream(panel, universe, formulas, all, sink),
        row);
  }

  private static void stream(
      Panel panel, String universe, int count, Consumer<Values.Sink> columns, Row row) {
    int mask = panel.universe(universe);
    int stocks = panel.stocks().size();
    float[] inside = new float[panel.stride()];
    float[][] values = new float[count][stocks];
    columns.accept((root, date, data, offset) -> {
      System.arraycopy(data, offset, values[root], 0, stocks);
      if (root == values.length - 1) {
        panel.row(mask, date, inside, 0);
        for (int stock = 0; stock < stocks; stock++) {
          if (inside[stock] == 1) {
            row.take(date, stock, values);
          }
        }
      }
    });
  }
}
