package lode.market;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a CSV or Parquet source with what lies beside the prices. */
final class TableSource {
  private final SourceFolder folder;
  private final Ledger ledger;

  private TableSource(SourceFolder folder, Ledger ledger) {
    this.folder = folder;
    this.ledger = ledger;
  }

  /**
   * Reads the source.
   *
   * @throws DataException for a file that cannot be used
   */
  static RawMarket read(SourceFolder folder, Ledger ledger) {
    return new TableSource(folder, ledger).read();
  }

  private RawMarket read() {
    MarketData data =
        MarketData.of(LongReader.read(folder.prices(), MarketData.REQUIRED, ledger), ledger);
    if (!folder.extra().isEmpty()) {
      data.join(LongReader.read(folder.extra(), List.of(), ledger), ledger);
    }
    if (!data.has(MarketData.FACTOR)) {
      ledger.note("no column adj_factor: prices taken as adjusted already");
    }
    return new RawMarket(
        data, universes(data), groups(), special(), listed(), benchmarks(data), provenance());
  }

  private String provenance() {
    List<String> names = folder.prices().stream().map(f -> f.getFileName().toString()).toList();
    return names.size() == 1 ? names.get(0) : names.get(0) + " and " + (names.size() - 1) + " more";
  }

  private List<Universe> universes(MarketData data) {
    List<Universe> all = new ArrayList<>();
    for (Path file : folder.sideFiles("universe_", ".txt")) {
      Universe u = Universe.read(SourceFolder.stem(file).substring("universe_".length()), file);
      noteUnknown(u, data, ledger);
      all.add(u);
    }
    return all;
  }

  static void noteUnknown(Universe u, MarketData data, Ledger ledger) {
    long unknown = u.unknown(data.stocks());
    if (unknown > 0) {
      ledger.note("members without prices left out: universe=" + u.name() + " symbols=" + unknown);
    }
  }

  private List<Groups> groups() {
    Path file = folder.table("industry_history");
    Path meta = folder.table("meta");
    if (file == null && meta == null) {
      return List.of();
    }
    TextTable table =
        TextTable.read(
            file == null ? meta : file,
            file == null ? List.of("symbol") : List.of("symbol", "start"));
    List<Groups> groups = new ArrayList<>();
    for (String column : List.of("sector", "industry")) {
      if (table.has(column)) {
        groups.add(Groups.of(table, column));
      }
    }
    if (file == null && !groups.isEmpty()) {
      ledger.note(
          "sector and industry from "
              + meta.getFileName()
              + ": one for all days, not point in time");
    }
    return groups;
  }

  private Map<String, TreeMap<Integer, Boolean>> special() {
    Map<String, TreeMap<Integer, Boolean>> special = new TreeMap<>();
    Path file = folder.table("names");
    if (file == null) {
      return special;
    }
    TextTable table = TextTable.read(file, List.of("symbol", "start", "is_st"));
    for (int i = 0; i < table.size(); i++) {
      special
          .computeIfAbsent(table.required(i, "symbol"), s -> new TreeMap<>())
          .put(table.day(i, "start"), table.number(i, "is_st") != 0);
    }
    return special;
  }

  private Map<String, Integer> listed() {
    Map<String, Integer> listed = new TreeMap<>();
    Path file = folder.table("meta");
    TextTable table = file == null ? null : TextTable.read(file, List.of("symbol"));
    for (int i = 0; table != null && table.has("list_date") && i < table.size(); i++) {
      if (table.text(i, "list_date") != null) {
        listed.put(table.required(i, "symbol"), table.day(i, "list_date"));
      }
    }
    return listed;
  }

  private Map<String, float[]> benchmarks(MarketData data) {
    Map<String, float[]> all = new LinkedHashMap<>();
    for (Path file : new TreeSet<>(folder.sideFiles("benchmark", ""))) {
      if (TableFile.isTable(file)) {
        String stem = SourceFolder.stem(file);
        all.put(
            stem.startsWith("benchmark_") ? stem.substring("benchmark_".length()) : stem,
            benchmark(file, data));
      }
    }
    return all;
  }

  private float[] benchmark(Path file, MarketData data) {
    TextTable table = TextTable.read(file, List.of("date", "close"));
    float[] closes = new float[data.dates().size()];
    Arrays.fill(closes, Float.NaN);
    for (int i = 0; i < table.size(); i++) {
      int date = data.dates().indexOf(LocalDate.ofEpochDay(table.day(i, "date")));
      if (date < 0) {
        ledger.drop("benchmark_date_without_prices", file.getFileName() + ":" + (i + 2));
      } else {
        closes[date] = table.number(i, "close");
      }
    }
    return closes;
  }
}
