package lode.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import lode.panel.Dates;
import lode.panel.Stocks;

/**
 * Raw market data on its axes, before anything is derived: per column a dense array, date by date,
 * all stocks of a date together, NaN where there is no row. Prices as traded and volume in shares,
 * to be adjusted by {@code adj_factor} where there is that column. A day without volume or without
 * a close counts as not traded.
 */
final class MarketData {
  /** The price columns: multiplied by the adjustment factor. */
  static final List<String> PRICES = List.of("open", "high", "low", "close");

  /** Required of every source. */
  static final List<String> REQUIRED = List.of("open", "high", "low", "close", "volume");

  static final String FACTOR = "adj_factor";

  private final Dates dates;
  private final Stocks stocks;
  private final Map<String, float[]> columns = new LinkedHashMap<>();

  MarketData(Dates dates, Stocks stocks) {
    this.dates = dates;
    this.stocks = stocks;
  }

  /**
   * Puts the rows of a table on axes; rows with an impossible price, and repeated ones, are dropped
   * into the ledger.
   */
  static MarketData of(LongTable table, Ledger ledger) {
    BitSet good = goodRows(table, ledger);
    Dates dates = Dates.ofEpochDays(good.stream().map(table::day).sorted().distinct().toArray());
    BitSet used = new BitSet();
    good.stream().forEach(row -> used.set(table.symbol(row)));
    Stocks stocks =
        new Stocks(
            new ArrayList<>(new TreeSet<>(used.stream().mapToObj(table.symbols()::get).toList())));
    MarketData data = new MarketData(dates, stocks);
    data.scatter(table, good, "duplicate", ledger);
    return data;
  }

  private static BitSet goodRows(LongTable table, Ledger ledger) {
    BitSet good = new BitSet(table.rows());
    good.set(0, table.rows());
    List<String> positive = new ArrayList<>(PRICES);
    if (table.columns().contains(FACTOR)) {
      positive.add(FACTOR);
    }
    for (String name : positive) {
      float[] x = table.column(name);
      for (int row = 0; row < table.rows(); row++) {
        if (x[row] <= 0 && good.get(row)) {
          ledger.drop("non_positive_" + name, table.where(row));
          good.clear(row);
        } else if (Float.isNaN(x[row]) && good.get(row) && name.equals(FACTOR)) {
          ledger.drop("missing_" + FACTOR, table.where(row));
          good.clear(row);
        }
      }
    }
    if (good.isEmpty()) {
      throw new DataException(
          "no usable row: rows=" + table.rows() + " dropped=" + ledger.dropped());
    }
    return good;
  }

  /**
   * Adds the columns of a table of further fields; rows of dates or symbols without prices are
   * dropped into the ledger.
   */
  void join(LongTable table, Ledger ledger) {
    BitSet rows = new BitSet(table.rows());
    rows.set(0, table.rows());
    for (String name : table.columns()) {
      if (columns.containsKey(name)) {
        ledger.note("column kept from the prices, not from the further fields: column=" + name);
        table.remove(name);
      }
    }
    scatter(table, rows, "duplicate_extra", ledger);
  }

  private void scatter(LongTable table, BitSet rows, String duplicate, Ledger ledger) {
    int[] stockOf = table.symbols().stream().mapToInt(stocks::indexOf).toArray();
    int[] cell = new int[table.rows()];
    Arrays.fill(cell, -1);
    BitSet seen = new BitSet(cells());
    int day = Integer.MIN_VALUE;
    int date = -1;
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      if (table.day(row) != day) {
        day = table.day(row);
        date = dates.indexOf(java.time.LocalDate.ofEpochDay(day));
      }
      int stock = stockOf[table.symbol(row)];
      if (date < 0 || stock < 0) {
        ledger.drop(date < 0 ? "date_without_prices" : "symbol_without_prices", table.where(row));
        continue;
      }
      int at = date * stocks.size() + stock;
      if (seen.get(at)) {
        ledger.drop(duplicate, table.where(row));
      } else {
        seen.set(at);
        cell[row] = at;
      }
    }
    for (String name : table.columns()) {
      float[] from = table.column(name);
      float[] to = add(name);
      IntStream.range(0, cell.length)
          .filter(row -> cell[row] >= 0)
          .forEach(row -> to[cell[row]] = from[row]);
      table.remove(name);
    }
  }

  /** A new column, missing everywhere. */
  float[] add(String name) {
    float[] x = new float[cells()];
    Arrays.fill(x, Float.NaN);
    columns.put(name, x);
    return x;
  }

  Dates dates() {
    return dates;
  }

  Stocks stocks() {
    return stocks;
  }

  int cells() {
    return Math.multiplyExact(dates.size(), stocks.size());
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  /** A column, {@code [date * stocks + stock]}. */
  float[] column(String name) {
    return columns.get(name);
  }

  /** Names of all columns. */
  List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** Whether the stock of this cell traded: it has a close and volume. */
  boolean traded(int cell) {
    return columns.get("close")[cell] > 0 && columns.get("volume")[cell] > 0;
  }
}
