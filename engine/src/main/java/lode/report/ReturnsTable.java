package lode.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lode.backtest.TearSheet;

/** The daily series of a backtest as CSV: a row per date, doubles so that they read back equal. */
public final class ReturnsTable {
  private ReturnsTable() {}

  /** The table with its header. */
  public static String csv(TearSheet sheet) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    sheet
        .portfolios()
        .forEach((name, track) -> {
          columns.put(name + "_gross", track.gross());
          columns.put(name + "_net", track.net());
          columns.put(name + "_traded", track.traded());
        });
    for (int q = 0; q < sheet.quantiles().size(); q++) {
      columns.put("q" + (q + 1), sheet.quantiles().get(q));
    }
    columns.putAll(sheet.benchmarks());
    StringBuilder text = new StringBuilder("date,").append(String.join(",", columns.keySet()));
    text.append('\n');
    for (int t = 0; t < sheet.dates().size(); t++) {
      List<String> row = new ArrayList<>(List.of(sheet.dates().get(t)));
      for (double[] column : columns.values()) {
        row.add(Double.toString(column[t]));
      }
      text.append(String.join(",", row)).append('\n');
    }
    return text.toString();
  }
}
