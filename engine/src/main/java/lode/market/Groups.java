package lode.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import lode.panel.Dates;
import lode.panel.PanelWriter;
import lode.panel.Stocks;

/**
 * The group of each stock as of each day: a change holds from its day until the next change of the
 * stock.
 *
 * @param name the field, such as {@code sector}
 * @param pointInTime whether days of change are known; else one group holds throughout
 * @param labels group names in alphabetical order; the id is the index
 * @param changes per symbol, id by first day
 */
record Groups(
    String name,
    boolean pointInTime,
    List<String> labels,
    Map<String, TreeMap<Integer, Integer>> changes) {
  /** Reads one column of a table with {@code symbol} and, where point in time, {@code start}. */
  static Groups of(TextTable table, String column) {
    boolean dated = table.has("start");
    TreeSet<String> names = new TreeSet<>();
    for (int i = 0; i < table.size(); i++) {
      if (table.text(i, column) != null) {
        names.add(table.text(i, column).strip());
      }
    }
    List<String> labels = new ArrayList<>(names);
    Map<String, TreeMap<Integer, Integer>> changes = new TreeMap<>();
    for (int i = 0; i < table.size(); i++) {
      String label = table.text(i, column);
      int from = dated ? table.day(i, "start") : Integer.MIN_VALUE;
      changes
          .computeIfAbsent(table.required(i, "symbol"), s -> new TreeMap<>())
          .put(from, label == null ? -1 : labels.indexOf(label.strip()));
    }
    return new Groups(column, dated, List.copyOf(labels), changes);
  }

  /** Writes the id of each stock's group, NaN where it has none on the day. */
  PanelWriter.RowFiller filler(Dates dates, Stocks stocks) {
    List<TreeMap<Integer, Integer>> byStock =
        stocks.symbols().stream().map(s -> changes.getOrDefault(s, new TreeMap<>())).toList();
    return (date, row) -> {
      Arrays.fill(row, 0, stocks.size(), Float.NaN);
      for (int s = 0; s < stocks.size(); s++) {
        Map.Entry<Integer, Integer> e = byStock.get(s).floorEntry(dates.epochDay(date));
        if (e != null && e.getValue() >= 0) {
          row[s] = e.getValue();
        }
      }
    };
  }

  /** What the field means, for people. */
  String meaning() {
    return name
        + " of the stock, "
        + (pointInTime ? "as of the day" : "one for all days: not point in time");
  }
}
