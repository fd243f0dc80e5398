package lode.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Stocks;
import lode.panel.TradingStatus;

/** A market given cell by cell: opening prices, a signal and a status. */
final class TinyMarket {
  private TinyMarket() {}

  static Panel of(float[][] open, float[][] signal, int[][] status) {
    int stocks = open[0].length;
    List<LocalDate> days = new ArrayList<>();
    List<String> symbols = new ArrayList<>();
    for (int t = 0; t < open.length; t++) {
      days.add(LocalDate.of(2020, 1, 1).plusDays(t));
    }
    for (int i = 0; i < stocks; i++) {
      symbols.add("S" + i);
    }
    return new PanelWriter(Dates.of(days), new Stocks(symbols))
        .add(field("open", Field.Kind.VALUE), (t, row) -> copy(open[t], row))
        .add(field("close", Field.Kind.VALUE), (t, row) -> copy(open[t], row))
        .add(field("signal", Field.Kind.VALUE), (t, row) -> copy(signal[t], row))
        .add(
            field(TradingStatus.FIELD, Field.Kind.STATUS),
            (t, row) -> {
              for (int i = 0; i < stocks; i++) {
                row[i] = status[t][i];
              }
            })
        .add(
            field("universe_all", Field.Kind.MASK),
            (t, row) -> {
              for (int i = 0; i < stocks; i++) {
                row[i] = 1;
              }
            })
        .build();
  }

  static int[][] trading(int days, int stocks) {
    int[][] status = new int[days][stocks];
    for (int[] row : status) {
      java.util.Arrays.fill(row, TradingStatus.TRADED);
    }
    return status;
  }

  private static Field field(String name, Field.Kind kind) {
    return new Field(name, kind, "test");
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, from.length);
  }
}
