package lode.timing;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Stocks;
import lode.panel.TradingStatus;

/** A market of one stock, given day by day from 2020-01-01 on. */
final class OneStock {
  private OneStock() {}

  /** Status 0 is a suspended day: its prices are missing whatever is given. */
  static Panel of(float[] open, float[] close, int... status) {
    return of("S", open, close, status);
  }

  /** The same of a stock of some market. */
  static Panel of(String symbol, float[] open, float[] close, int... status) {
    List<LocalDate> days =
        IntStream.range(0, open.length).mapToObj(LocalDate.of(2020, 1, 1)::plusDays).toList();
    return new PanelWriter(Dates.of(days), new Stocks(List.of(symbol)))
        .add(value("open"), (t, row) -> row[0] = status[t] == 0 ? Float.NaN : open[t])
        .add(value("close"), (t, row) -> row[0] = status[t] == 0 ? Float.NaN : close[t])
        .add(
            new Field(TradingStatus.FIELD, Field.Kind.STATUS, "test"),
            (t, row) -> row[0] = status[t])
        .build();
  }

  /** Status of so many ordinary days. */
  static int[] trading(int days) {
    return IntStream.range(0, days).map(i -> TradingStatus.TRADED).toArray();
  }

  private static Field value(String name) {
    return new Field(name, Field.Kind.VALUE, "test");
  }
}
