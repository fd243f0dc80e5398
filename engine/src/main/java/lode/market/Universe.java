package lode.market;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import lode.panel.Dates;
import lode.panel.PanelWriter;
import lode.panel.Stocks;

/**
 * Point-in-time membership: lines of symbol, first day, last day (both inclusive), tabs between, as
 * in Qlib's instrument files.
 *
 * @param name of the universe; its field is {@code universe_<name>}
 * @param spells the memberships
 */
record Universe(String name, List<Spell> spells) {
  /** One membership, in days since 1970-01-01, both ends inclusive. */
  record Spell(String symbol, int start, int end) {}

  /**
   * Reads a universe.
   *
   * @throws DataException for a line that is not symbol, day, day
   */
  static Universe read(String name, Path file) {
    List<Spell> spells = new ArrayList<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DataException("unreadable file: file=" + file + " reason=" + e.getMessage(), e);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        spells.add(spell(file, i + 1, lines.get(i)));
      }
    }
    if (spells.isEmpty()) {
      throw new DataException(
          "empty file: file=" + file + " expected=lines of symbol<tab>start<tab>end");
    }
    return new Universe(name, List.copyOf(spells));
  }

  private static Spell spell(Path file, int line, String text) {
    String[] cell = text.strip().split("[\t,]", -1);
    if (cell.length != 3) {
      throw new DataException(
          "bad line: file="
              + file
              + " line="
              + line
              + " columns="
              + cell.length
              + " expected=symbol<tab>start<tab>end text="
              + text);
    }
    return new Spell(cell[0].strip(), day(file, line, 2, cell[1]), day(file, line, 3, cell[2]));
  }

  private static int day(Path file, int line, int column, String text) {
    try {
      return Math.toIntExact(LocalDate.parse(text.strip()).toEpochDay());
    } catch (DateTimeException e) {
      throw new DataException(
          "bad date: file="
              + file
              + " line="
              + line
              + " column="
              + column
              + " text="
              + text
              + " expected=yyyy-MM-dd",
          e);
    }
  }

  /** The same with symbols in upper case. */
  Universe upperCase() {
    return new Universe(
        name,
        spells.stream()
            .map(s -> new Spell(s.symbol.toUpperCase(Locale.ROOT), s.start, s.end))
            .toList());
  }

  /** All members of any day. */
  Set<String> symbols() {
    return spells.stream().map(Spell::symbol).collect(Collectors.toSet());
  }

  /** Writes 1 for members that are listed on the day, traded or not, else 0. */
  PanelWriter.RowFiller filler(Dates dates, Stocks stocks, Listing listing) {
    int n = spells.size();
    int[] stock = new int[n];
    int[] from = new int[n];
    int[] to = new int[n];
    for (int i = 0; i < n; i++) {
      Spell s = spells.get(i);
      stock[i] = stocks.indexOf(s.symbol);
      if (stock[i] >= 0) {
        from[i] = Math.max(dates.ceiling(LocalDate.ofEpochDay(s.start)), listing.first(stock[i]));
        to[i] =
            Math.min(dates.ceiling(LocalDate.ofEpochDay(s.end + 1L)) - 1, listing.last(stock[i]));
      }
    }
    return (date, row) -> {
      Arrays.fill(row, 0, stocks.size(), 0);
      for (int i = 0; i < n; i++) {
        if (stock[i] >= 0 && date >= from[i] && date <= to[i]) {
          row[stock[i]] = 1;
        }
      }
    };
  }

  /** How many members have no prices at all. */
  long unknown(Stocks stocks) {
    return symbols().stream().filter(s -> stocks.indexOf(s) < 0).count();
  }
}
