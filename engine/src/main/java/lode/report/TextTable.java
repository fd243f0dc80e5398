package lode.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A plain text table: columns as wide as their widest cell, numbers to the right. */
public final class TextTable {
  private final List<String[]> rows = new ArrayList<>();
  private final int columns;

  /** A table with these headings. */
  public TextTable(String... headings) {
    this.columns = headings.length;
    rows.add(headings);
  }

  /** Adds a row; a missing cell is empty. */
  public TextTable row(Object... cells) {
    String[] row = new String[columns];
    for (int i = 0; i < columns; i++) {
      row[i] = i < cells.length && cells[i] != null ? cells[i].toString() : "";
    }
    rows.add(row);
    return this;
  }

  /** Lines of the table, headings first, each ending in a line feed. */
  @Override
  public String toString() {
    int[] width = new int[columns];
    boolean[] numeric = new boolean[columns];
    Arrays.fill(numeric, rows.size() > 1);
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columns; c++) {
        String cell = rows.get(r)[c];
        width[c] = Math.max(width[c], cell.length());
        numeric[c] &= r == 0 || cell.isEmpty() || cell.matches("[-+]?[0-9][0-9.,%e+-]*|nan");
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String pad = " ".repeat(width[c] - row[c].length());
        line.append(c == 0 ? " " : "  ").append(numeric[c] ? pad + row[c] : row[c] + pad);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
