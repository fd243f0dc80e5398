package lode.market;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import lode.panel.Dates;
import lode.panel.Stocks;

/**
 * Reads a Qlib data folder: {@code calendars/day.txt}, {@code instruments/*.txt}, {@code
 * features/<symbol>/<field>.day.bin}. Qlib's prices are adjusted and its {@code factor} is adjusted
 * over traded price, so a price over its factor is the price as traded. What the folder cannot say
 * (whether volume was divided by the factor) is assumed, and the assumption is noted.
 */
final class QlibFolder {
  private static final String CALENDAR = "calendars/day.txt";
  private static final List<String> PRICES = List.of("open", "high", "low", "close", "vwap");

  private final Path folder;
  private final Ledger ledger;
  private final Dates calendar;

  private QlibFolder(Path folder, Ledger ledger) {
    this.folder = folder;
    this.ledger = ledger;
    this.calendar = calendar(folder);
  }

  /** Whether a source is a Qlib folder. */
  static boolean is(String source) {
    try {
      return Files.isDirectory(Path.of(source, "features"))
          && Files.isDirectory(Path.of(source, "instruments"));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Every file of the folder. */
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new DataException(
          "unreadable folder: folder=" + folder + " reason=" + e.getMessage(), e);
    }
  }

  /**
   * Reads the folder.
   *
   * @throws DataException for a missing calendar, a broken bin file, fields of unequal length
   */
  static RawMarket read(Path folder, Ledger ledger) {
    return new QlibFolder(folder, ledger).read();
  }

  private RawMarket read() {
    TreeMap<String, Path> features = new TreeMap<>();
    for (Path f : list(folder.resolve("features"))) {
      features.put(f.getFileName().toString().toUpperCase(Locale.ROOT), f);
    }
    TreeSet<String> stocks = new TreeSet<>(features.keySet());
    if (Files.isRegularFile(folder.resolve("instruments/all.txt"))) {
      stocks.retainAll(
          Universe.read("all", folder.resolve("instruments/all.txt")).upperCase().symbols());
    }
    Map<String, Map<String, QlibBin>> bins = new TreeMap<>();
    features.forEach((symbol, path) -> bins.put(symbol, bins(path)));
    MarketData data = data(stocks, bins);
    say(data, bins, stocks);
    Map<String, float[]> benchmarks = new LinkedHashMap<>();
    features.keySet().stream()
        .filter(s -> !stocks.contains(s))
        .forEach(s -> benchmark(s, bins.get(s), data, benchmarks));
    return new RawMarket(
        data,
        universes(data),
        List.of(),
        Map.of(),
        Map.of(),
        benchmarks,
        "Qlib folder " + folder.getFileName());
  }

  private static Dates calendar(Path folder) {
    Path file = folder.resolve(CALENDAR);
    if (!Files.isRegularFile(file)) {
      List<Path> found =
          Files.isDirectory(folder.resolve("calendars"))
              ? list(folder.resolve("calendars"))
              : List.of();
      throw new DataException(
          "unknown calendar: folder="
              + folder
              + " expected="
              + CALENDAR
              + " found="
              + found.stream().map(Path::getFileName).toList());
    }
    int line = 0;
    List<LocalDate> days = new ArrayList<>();
    try {
      for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        line++;
        if (!text.isBlank()) {
          days.add(LocalDate.parse(text.strip()));
        }
      }
      return Dates.of(days);
    } catch (IOException e) {
      throw new DataException("unreadable file: file=" + file + " reason=" + e.getMessage(), e);
    } catch (DateTimeException e) {
      throw new DataException(
          "bad date: file=" + file + " line=" + line + " column=1 expected=yyyy-MM-dd", e);
    } catch (IllegalArgumentException e) {
      throw new DataException("broken calendar: file=" + file + " reason=" + e.getMessage(), e);
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new DataException(
          "unreadable folder: folder=" + folder + " reason=" + e.getMessage(), e);
    }
  }

  /** The day fields of a symbol by name; all of the same span. */
  private Map<String, QlibBin> bins(Path symbol) {
    Map<String, QlibBin> bins = new TreeMap<>();
    for (Path file : list(symbol)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".day.bin")) {
        bins.put(
            name.substring(0, name.length() - ".day.bin".length()),
            QlibBin.read(file, calendar.size()));
      }
    }
    QlibBin close = bins.get("close");
    if (close == null) {
      throw new DataException(
          "missing field: folder=" + symbol + " expected=close.day.bin found=" + bins.keySet());
    }
    for (QlibBin b : bins.values()) {
      if (b.start() != close.start() || b.values().length != close.values().length) {
        throw new DataException(
            "fields of unequal span: file="
                + b.file()
                + " start="
                + b.start()
                + " values="
                + b.values().length
                + " close_start="
                + close.start()
                + " close_values="
                + close.values().length
                + " remedy=fetch it again");
      }
    }
    return bins;
  }

  /** The stocks' fields on the part of the calendar that they span, prices as traded. */
  private MarketData data(TreeSet<String> stocks, Map<String, Map<String, QlibBin>> bins) {
    int first = calendar.size();
    int end = 0;
    TreeSet<String> fields = new TreeSet<>();
    for (String s : stocks) {
      QlibBin close = bins.get(s).get("close");
      first = Math.min(first, close.start());
      end = Math.max(end, close.end());
      fields.addAll(bins.get(s).keySet());
    }
    for (String required : MarketData.REQUIRED) {
      if (!fields.contains(required)) {
        throw new DataException(
            "missing field: folder=" + folder + " field=" + required + " found=" + fields);
      }
    }
    int[] days = new int[end - first];
    Arrays.setAll(days, new DayFrom(calendar, first)::day);
    MarketData data = new MarketData(Dates.ofEpochDays(days), new Stocks(new ArrayList<>(stocks)));
    boolean factor = fields.remove("factor");
    fields.remove("change");
    fields.forEach(data::add);
    if (factor) {
      data.add(MarketData.FACTOR);
    }
    for (String s : stocks) {
      fill(data, s, bins.get(s), first, factor);
    }
    return data;
  }

  private record DayFrom(Dates calendar, int first) {
    int day(int i) {
      return calendar.epochDay(first + i);
    }
  }

  private void fill(
      MarketData data, String symbol, Map<String, QlibBin> bins, int first, boolean factored) {
    int stock = data.stocks().indexOf(symbol);
    int width = data.stocks().size();
    QlibBin close = bins.get("close");
    QlibBin factor = bins.get("factor");
    for (int i = 0; i < close.values().length; i++) {
      if (Float.isNaN(close.values()[i])) {
        continue;
      }
      ledger.read(1);
      String where = close.file().getParent().getFileName() + ":" + calendar.at(close.start() + i);
      float f = factor == null ? 1 : factor.values()[i];
      if (!(close.values()[i] > 0) || factored && !(f > 0)) {
        ledger.drop(close.values()[i] > 0 ? "non_positive_factor" : "non_positive_close", where);
        continue;
      }
      int cell = (close.start() - first + i) * width + stock;
      for (Map.Entry<String, QlibBin> e : bins.entrySet()) {
        float x = e.getValue().values()[i];
        if (e.getKey().equals("factor")) {
          data.column(MarketData.FACTOR)[cell] = f;
        } else if (data.has(e.getKey())) {
          data.column(e.getKey())[cell] =
              PRICES.contains(e.getKey()) ? (float) ((double) x / f) : x;
        }
      }
    }
  }

  private void say(
      MarketData data, Map<String, Map<String, QlibBin>> bins, TreeSet<String> stocks) {
    boolean factor = data.has(MarketData.FACTOR);
    ledger.note(
        factor
            ? "Qlib prices are back-adjusted; price / factor is the price as traded"
            : "no field factor: Qlib prices taken as adjusted already, volume as it is");
    if (factor) {
      ledger.note("Qlib volume is in shares and not divided by the factor; it is divided here");
    }
    ledger.note("a Qlib day with volume 0 is a suspended day: not traded, prices missing");
    double ratio = QlibBin.changeToReturn(stocks.stream().map(bins::get).toList());
    if (ratio > 0) {
      String unit =
          ratio > 50 && ratio < 200
              ? "in percent"
              : ratio > 0.5 && ratio < 2 ? "a fraction" : "of unknown unit";
      ledger.note("Qlib change is " + unit + " and not read: returns are derived from the close");
    }
  }

  private void benchmark(
      String symbol, Map<String, QlibBin> bins, MarketData data, Map<String, float[]> benchmarks) {
    float[] closes = new float[data.dates().size()];
    Arrays.fill(closes, Float.NaN);
    QlibBin close = bins.get("close");
    for (int i = 0; i < close.values().length; i++) {
      int date = data.dates().indexOf(calendar.at(close.start() + i));
      if (date >= 0) {
        closes[date] = close.values()[i];
      }
    }
    String name = symbol.equals("SH000300") ? "benchmark" : symbol.toLowerCase(Locale.ROOT);
    ledger.note("not in instruments/all.txt, so an index: symbol=" + symbol + " benchmark=" + name);
    benchmarks.put(name, closes);
  }

  private List<Universe> universes(MarketData data) {
    List<Universe> all = new ArrayList<>();
    for (Path file : list(folder.resolve("instruments"))) {
      String name = SourceFolder.stem(file);
      if (!name.equals("all")) {
        Universe u = Universe.read(name, file).upperCase();
        TableSource.noteUnknown(u, data, ledger);
        all.add(u);
      }
    }
    return all;
  }
}
