package lode.panel;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A small panel with one field of each kind, made anew for each test. */
final class Example {
  static final int DATES = 5;
  static final int STOCKS = 19;

  private Example() {}

  static Dates dates() {
    return Dates.of(
        IntStream.range(0, DATES).mapToObj(i -> LocalDate.of(2020, 2, 27).plusDays(i)).toList());
  }

  static Stocks stocks() {
    return new Stocks(IntStream.range(0, STOCKS).mapToObj(i -> "S" + i).toList());
  }

  static PanelWriter.RowFiller constant(float value) {
    return (date, row) -> Arrays.fill(row, value);
  }

  static void closes(int date, float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = i == 3 ? Float.NaN : 100 * date + i + 0.5f;
    }
  }

  static PanelWriter writer() {
    return new PanelWriter(dates(), stocks())
        .add(new Field("close", Field.Kind.VALUE, "Closing price."), Example::closes)
        .add(new Field("universe_all", Field.Kind.MASK, "Traded."), constant(1))
        .add(
            new Field("sector", Field.Kind.GROUP, "Sector."),
            List.of("Übung", "金融"),
            (date, row) -> row[1] = 1)
        .add(
            new Field(TradingStatus.FIELD, Field.Kind.STATUS, "Status."),
            constant(TradingStatus.TRADED))
        .benchmark("market", new float[] {1, 2, Float.NaN, 4, 5});
  }
}
