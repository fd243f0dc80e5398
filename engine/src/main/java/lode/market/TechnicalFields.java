package lode.market;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Nearest;
import lode.panel.PanelWriter;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/**
 * Computes technical fields: ta4j over each stock's own bars, adjusted, days without trade left
 * out. A value stands on the day of its bar and depends on that stock's bars up to it; it is
 * missing while the indicator is unstable and where it is not finite. Stocks are independent, so
 * they are computed in parallel, to the same bits.
 */
final class TechnicalFields {
  private static final NumFactory DOUBLES = DoubleNumFactory.getInstance();

  private final List<TechnicalField> chosen;
  private final MarketData data;
  private final Adjustment adjustment;
  private final int stocks;
  private float[][] values;

  private TechnicalFields(List<TechnicalField> chosen, MarketData data, Adjustment adjustment) {
    this.chosen = chosen;
    this.data = data;
    this.adjustment = adjustment;
    this.stocks = data.stocks().size();
  }

  /**
   * The rows of the table with these names; {@code all} alone means all, {@code none} alone means
   * none.
   *
   * @throws IllegalArgumentException for an unknown name
   */
  static List<TechnicalField> choose(List<String> names) {
    if (names.equals(List.of("all"))) {
      return TechnicalField.TABLE;
    }
    List<TechnicalField> chosen = new ArrayList<>();
    for (String name : names.equals(List.of("none")) ? List.<String>of() : names) {
      TechnicalField field =
          TechnicalField.TABLE.stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
      if (field == null) {
        List<String> known = TechnicalField.TABLE.stream().map(TechnicalField::name).toList();
        throw new IllegalArgumentException(
            "unknown technical field: name="
                + name
                + " nearest="
                + Nearest.to(name, known)
                + " known="
                + known);
      }
      if (!chosen.contains(field)) {
        chosen.add(field);
      }
    }
    return chosen;
  }

  /**
   * Adds these fields to a panel. They are computed together when the first of them is asked for.
   */
  static void addTo(
      PanelWriter panel, List<TechnicalField> chosen, MarketData data, Adjustment adjustment) {
    TechnicalFields fields = new TechnicalFields(chosen, data, adjustment);
    for (int f = 0; f < chosen.size(); f++) {
      int field = f;
      TechnicalField t = chosen.get(f);
      panel.add(
          new Field(t.name(), Field.Kind.VALUE, t.meaning() + "; over traded days"),
          (date, row) -> fields.fill(field, date, row));
    }
  }

  private void fill(int field, int date, float[] row) {
    if (values == null) {
      values = compute();
    }
    System.arraycopy(values[field], date * stocks, row, 0, stocks);
    if (date == data.dates().size() - 1) {
      values[field] = new float[0];
    }
  }

  private float[][] compute() {
    float[][] out = new float[chosen.size()][data.cells()];
    for (float[] column : out) {
      Arrays.fill(column, Float.NaN);
    }
    float[][] prices = new float[4][];
    for (int p = 0; p < prices.length; p++) {
      prices[p] = adjustment.price(MarketData.PRICES.get(p));
    }
    float[] volume = adjustment.volume();
    float[] amount = adjustment.amount();
    IntStream.range(0, stocks).parallel().forEach(s -> stock(s, prices, volume, amount, out));
    return out;
  }

  private void stock(int stock, float[][] prices, float[] volume, float[] amount, float[][] out) {
    int[] cells =
        IntStream.range(0, data.dates().size())
            .map(d -> d * stocks + stock)
            .filter(i -> whole(i, prices))
            .toArray();
    List<Bar> bars = new ArrayList<>(cells.length);
    for (int i : cells) {
      Num[] p = Arrays.stream(prices).map(x -> DOUBLES.numOf((double) x[i])).toArray(Num[]::new);
      Instant end = end(data.dates(), i / stocks);
      bars.add(
          new BaseBar(
              Duration.ofDays(1),
              end.minus(1, ChronoUnit.DAYS),
              end,
              p[0],
              p[1],
              p[2],
              p[3],
              DOUBLES.numOf((double) volume[i]),
              DOUBLES.numOf((double) amount[i]),
              0));
    }
    BarSeries series = new BaseBarSeriesBuilder().withNumFactory(DOUBLES).withBars(bars).build();
    for (int f = 0; f < out.length; f++) {
      Indicator<Num> indicator = chosen.get(f).indicator().apply(series);
      for (int b = Math.max(chosen.get(f).bars() - 1, indicator.getCountOfUnstableBars());
          b < cells.length;
          b++) {
        float x = indicator.getValue(b).floatValue();
        out[f][cells[b]] = Float.isFinite(x) ? x : Float.NaN;
      }
    }
  }

  private boolean whole(int cell, float[][] prices) {
    return adjustment.traded(cell)
        && !Float.isNaN(prices[0][cell] + prices[1][cell] + prices[2][cell]);
  }

  private static Instant end(Dates dates, int date) {
    return Instant.ofEpochSecond((dates.epochDay(date) + 1) * 86400L);
  }
}
