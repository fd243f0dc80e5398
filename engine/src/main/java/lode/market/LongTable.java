package lode.market;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of (day, symbol, numbers) in file order, as columns. Days are days since 1970-01-01, symbols
 * are numbered as they first occur, numbers are float32 with NaN where missing. Grows by doubling;
 * filled by one thread.
 */
final class LongTable {
  private final Map<String, float[]> numbers = new LinkedHashMap<>();
  private final Map<String, Integer> symbolIds = new HashMap<>();
  private final List<String> symbols = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final List<int[]> starts = new ArrayList<>();
  private int[] day = new int[1024];
  private int[] symbol = new int[1024];
  private int[] line = new int[1024];
  private int rows;

  int rows() {
    return rows;
  }

  int day(int row) {
    return day[row];
  }

  int symbol(int row) {
    return symbol[row];
  }

  /** Symbols by id. */
  List<String> symbols() {
    return symbols;
  }

  int idOf(String name) {
    Integer id = symbolIds.get(name);
    if (id == null) {
      id = symbols.size();
      symbolIds.put(name, id);
      symbols.add(name);
    }
    return id;
  }

  /** Names of the number columns. */
  List<String> columns() {
    return List.copyOf(numbers.keySet());
  }

  /** A number column; longer than {@link #rows()}. */
  float[] column(String name) {
    return numbers.get(name);
  }

  /** Forgets a column, so that its memory can go. */
  void remove(String name) {
    numbers.remove(name);
  }

  /** The rows added from now on come from this file. */
  void startFile(Path file) {
    files.add(file);
    starts.add(new int[] {rows});
  }

  /** Makes sure that a column is there, missing in the rows before. */
  void addColumn(String name) {
    numbers.computeIfAbsent(name, n -> missing(day.length));
  }

  /** Adds a row whose numbers are missing until set; returns its index. */
  int addRow(int epochDay, int symbolId, int fileLine) {
    if (rows == day.length) {
      grow();
    }
    day[rows] = epochDay;
    symbol[rows] = symbolId;
    line[rows] = fileLine;
    return rows++;
  }

  private void grow() {
    int more = day.length * 2;
    day = Arrays.copyOf(day, more);
    symbol = Arrays.copyOf(symbol, more);
    line = Arrays.copyOf(line, more);
    numbers.replaceAll((n, old) -> {
      float[] wide = Arrays.copyOf(old, more);
      Arrays.fill(wide, old.length, more, Float.NaN);
      return wide;
    });
  }

  private static float[] missing(int n) {
    float[] column = new float[n];
    Arrays.fill(column, Float.NaN);
    return column;
  }

  /** Where a row stands: {@code file:line}. */
  String where(int row) {
    int file = files.size() - 1;
    while (file > 0 && starts.get(file)[0] > row) {
      file--;
    }
    return files.get(file).getFileName() + ":" + line[row];
  }
}
