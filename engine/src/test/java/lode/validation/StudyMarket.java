package lode.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Stocks;
import lode.panel.TradingStatus;

/** The small market of {@code src/test/oracle/study.py}, made again bit by bit. */
final class StudyMarket {
  static final int DATES = 240;
  static final int STOCKS = 48;
  static final int GROUPS = 3;

  private final float[][] open = missing();
  private final float[][] close = missing();
  private final float[][] cap = missing();
  private final float[][] sector = missing();
  private final float[][] signal = missing();
  private final float[][] status = missing();
  private final float[][] inside = missing();
  private long state = 20240607;

  private StudyMarket() {}

  /** The market, cut after so many dates. */
  static Panel panel() {
    StudyMarket market = new StudyMarket();
    market.trade();
    return market.build();
  }

  private static float[][] missing() {
    float[][] cells = new float[DATES][STOCKS];
    for (float[] row : cells) {
      Arrays.fill(row, Float.NaN);
    }
    return cells;
  }

  private int below(int n) {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return (int) ((state >>> 33) % n);
  }

  private void trade() {
    int[] memory = new int[STOCKS];
    double[] price = new double[STOCKS];
    int[] shares = new int[STOCKS];
    Arrays.setAll(memory, i -> below(1000));
    Arrays.setAll(price, i -> 100.0 + below(900));
    Arrays.setAll(shares, i -> 1 + below(50));
    for (int t = 0; t < DATES; t++) {
      double drift = (below(201) - 100) / 10000.0;
      for (int i = 0; i < STOCKS; i++) {
        double push = (memory[i] - 500) / 40000.0;
        double noise = (below(4001) - 2000) / 60000.0;
        price[i] = price[i] * (1 + drift + push + noise);
        memory[i] = (memory[i] * 7 + below(1000) * 3) / 10;
        int dice = below(100);
        status[t][i] = status(dice);
        if (dice >= 3) {
          open[t][i] = (float) price[i];
          close[t][i] = (float) (price[i] * (1 + (below(101) - 50) / 10000.0));
          cap[t][i] = (float) (price[i] * shares[i]);
        }
        sector[t][i] = i % 17 == 16 ? Float.NaN : i % GROUPS;
        int mix = memory[i] / 8 + 6 * (i % GROUPS) + shares[i] / 4;
        signal[t][i] = below(40) == 0 ? Float.NaN : mix;
        inside[t][i] = i % 10 == 9 && t % 50 < 10 ? 0 : 1;
      }
    }
  }

  private static int status(int dice) {
    if (dice < 3) {
      return 0;
    }
    int limit = dice < 7 ? TradingStatus.OPEN_UP : dice < 10 ? TradingStatus.OPEN_DOWN : 0;
    return TradingStatus.TRADED | limit;
  }

  private Panel build() {
    List<LocalDate> days = new ArrayList<>();
    for (int t = 0; t < DATES; t++) {
      days.add(LocalDate.of(2020, 9, 1).plusDays(t));
    }
    List<String> symbols = new ArrayList<>();
    for (int i = 0; i < STOCKS; i++) {
      symbols.add("S%02d".formatted(i));
    }
    PanelWriter writer = new PanelWriter(Dates.of(days), new Stocks(symbols));
    add(writer, "open", Field.Kind.VALUE, open);
    add(writer, "close", Field.Kind.VALUE, close);
    add(writer, "market_cap", Field.Kind.VALUE, cap);
    add(writer, "signal", Field.Kind.VALUE, signal);
    add(writer, TradingStatus.FIELD, Field.Kind.STATUS, status);
    add(writer, "universe_all", Field.Kind.MASK, inside);
    writer.add(
        new Field("sector", Field.Kind.GROUP, "test"),
        List.of("mines", "mills", "shops"),
        (t, row) -> System.arraycopy(sector[t], 0, row, 0, STOCKS));
    return writer.build();
  }

  private static void add(PanelWriter writer, String name, Field.Kind kind, float[][] cells) {
    writer.add(
        new Field(name, kind, "test"), (t, row) -> System.arraycopy(cells[t], 0, row, 0, STOCKS));
  }
}
