package lode.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Stocks;
import lode.panel.TradingStatus;

/**
 * A seeded market with all that makes data awkward: suspensions, limit days, missing fields, stocks
 * without a group, a universe that changes. Values are by symbol, so that any order of the stocks
 * is the same market.
 */
final class Market {
  static final List<String> FIELDS =
      List.of("open", "high", "low", "close", "volume", "amount", "vwap", "returns", "adv20");

  private final int dates;
  private final int stocks;
  private final float[][][] values;

  private Market(int dates, int stocks, long seed) {
    this.dates = dates;
    this.stocks = stocks;
    this.values = new float[FIELDS.size() + 4][dates][stocks];
    for (int s = 0; s < stocks; s++) {
      walk(s, new Random(seed * 1_000_003 + s));
    }
  }

  static Market of(int dates, int stocks, long seed) {
    return new Market(dates, stocks, seed);
  }

  private void walk(int s, Random random) {
    double close = 5 + 40 * random.nextDouble();
    double size = 1e5 * Math.exp(random.nextGaussian());
    boolean suspended = false;
    for (int t = 0; t < dates; t++) {
      double change = 0.02 * random.nextGaussian() / (0.3 + random.nextDouble());
      double open = close * (1 + 0.3 * change);
      close *= Math.exp(change);
      double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
      double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
      double volume = Math.rint(size * Math.exp(0.5 * random.nextGaussian()));
      suspended = suspended ? random.nextInt(4) > 0 : random.nextInt(60) == 0;
      int status = suspended ? 0 : TradingStatus.TRADED;
      if (!suspended && random.nextInt(40) == 0) {
        status |= 2 << random.nextInt(6);
      }
      double vwap = (high + low + close) / 3;
      double[] row = {open, high, low, close, volume, volume * vwap, vwap, change, size * vwap};
      for (int f = 0; f < row.length; f++) {
        values[f][t][s] = suspended || random.nextInt(200) == 0 ? Float.NaN : (float) row[f];
      }
      int f = row.length;
      values[f++][t][s] = s % 11 == 10 ? Float.NaN : (s + t / 100) % 5;
      values[f++][t][s] = status;
      values[f++][t][s] = suspended ? 0 : 1;
      values[f][t][s] = (s * 7 + t / 64) % 3 > 0 ? 1 : 0;
    }
  }

  Panel panel() {
    int[] order = new int[stocks];
    for (int s = 0; s < stocks; s++) {
      order[s] = s;
    }
    return panel(order, dates);
  }

  /** The market with its stocks in another order, cut after so many dates. */
  Panel panel(int[] order, int until) {
    List<LocalDate> days = new ArrayList<>();
    for (int t = 0; t < until; t++) {
      days.add(LocalDate.of(2015, 1, 1).plusDays(t));
    }
    List<String> symbols = new ArrayList<>();
    for (int s : order) {
      symbols.add("S" + s);
    }
    PanelWriter writer = new PanelWriter(Dates.of(days), new Stocks(symbols));
    for (int f = 0; f < FIELDS.size(); f++) {
      writer.add(new Field(FIELDS.get(f), Field.Kind.VALUE, "test"), filler(f, order));
    }
    int f = FIELDS.size();
    writer.add(
        new Field("sector", Field.Kind.GROUP, "test"),
        List.of("a", "b", "c", "d", "e"),
        filler(f++, order));
    writer.add(new Field(TradingStatus.FIELD, Field.Kind.STATUS, "test"), filler(f++, order));
    writer.add(new Field("universe_all", Field.Kind.MASK, "test"), filler(f++, order));
    writer.add(new Field("universe_some", Field.Kind.MASK, "test"), filler(f, order));
    return writer.build();
  }

  private PanelWriter.RowFiller filler(int field, int[] order) {
    return (date, row) -> {
      for (int i = 0; i < order.length; i++) {
        row[i] = values[field][date][order[i]];
      }
    };
  }
}
