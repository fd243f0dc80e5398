package lode.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a run's CSV files, each from column to text. A last row that is still being written
 * has fewer columns than the heading and is left out.
 */
public final class CsvRows {
  private CsvRows() {}

  /** The rows, in order; none where there is no such file. */
  public static List<Map<String, String>> read(Path file) {
    List<Map<String, String>> rows = new ArrayList<>();
    if (!Files.exists(file)) {
      return rows;
    }
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> heading = lines.isEmpty() ? List.of() : cells(lines.getFirst());
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        List<String> cells = cells(line);
        if (cells.size() == heading.size()) {
          Map<String, String> row = new LinkedHashMap<>();
          for (int i = 0; i < cells.size(); i++) {
            row.put(heading.get(i), cells.get(i));
          }
          rows.add(row);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("not readable: file=" + file, e);
    }
  }

  /** A comma between quotes belongs to its cell. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
