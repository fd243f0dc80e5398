package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Period;
import lode.panel.Price;
import lode.panel.Stocks;
import lode.panel.TradingStatus;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final int DATES = 10;
  private static final int T = TradingStatus.TRADED;

  private final float[][] open = table(100);
  private final float[][] close = table(50);
  private final float[][] status = new float[DATES][3];
  private final float[][] universe = new float[DATES][3];

  LabelsTest() {
    for (int t = 0; t < DATES; t++) {
      Arrays.fill(status[t], T);
      Arrays.fill(universe[t], 1);
    }
  }

  @Test
  void shouldReturnFromTomorrowsPriceToTheSamePriceLater() {
    assertThat(label(new Target(2, Price.OPEN), 3, 1))
        .isCloseTo((double) open[6][1] / open[4][1] - 1, within(1e-7));
    assertThat(label(new Target(1, Price.CLOSE), 3, 1))
        .isCloseTo((double) close[5][1] / close[4][1] - 1, within(1e-7));
  }

  @Test
  void shouldKnowNothingBeyondTheLastDate() {
    Target target = new Target(2, Price.OPEN);
    assertThat(label(target, DATES - 4, 1)).isNotNaN();
    assertThat(label(target, DATES - 3, 1)).isNaN();
    assertThat(label(target, DATES - 1, 1)).isNaN();
  }

  @Test
  void shouldNotReturnAcrossASuspension() {
    status[5][1] = 0;
    Target target = new Target(2, Price.OPEN);
    assertThat(label(target, 1, 1)).isNotNaN(); // 2..4
    assertThat(label(target, 2, 1)).isNaN(); // 3..5
    assertThat(label(target, 3, 1)).isNaN(); // 4..6
    assertThat(label(target, 4, 1)).isNaN(); // 5..7
    assertThat(label(target, 5, 1)).isNaN(); // no member on 5
    assertThat(label(target, 6, 1)).isNotNaN(); // 7..9
    assertThat(label(target, 3, 0)).isNotNaN();
  }

  @Test
  void shouldHaveNoLabelWhereItCouldNotBeEntered() {
    status[4][1] = T | TradingStatus.OPEN_UP;
    status[4][2] = T | TradingStatus.OPEN_DOWN;
    assertThat(label(new Target(2, Price.OPEN), 3, 1)).isNaN();
    assertThat(label(new Target(2, Price.OPEN), 3, 2)).isNaN();
    assertThat(label(new Target(2, Price.OPEN), 2, 1)).isNotNaN();
    assertThat(label(new Target(2, Price.CLOSE), 3, 1)).isNotNaN();
    status[4][1] = T | TradingStatus.LOCKED_UP;
    assertThat(label(new Target(2, Price.CLOSE), 3, 1)).isNaN();
  }

  @Test
  void shouldHaveLabelsOnlyInTheUniverse() {
    universe[3][1] = 0;
    assertThat(label(new Target(2, Price.OPEN), 3, 1)).isNaN();
    assertThat(label(new Target(2, Price.OPEN), 2, 1)).isNotNaN();
  }

  @Test
  void shouldHaveNoLabelOfAPriceThatIsNone() {
    open[4][0] = 0;
    open[6][1] = Float.NaN;
    open[4][2] = -3;
    for (int stock = 0; stock < 3; stock++) {
      assertThat(label(new Target(2, Price.OPEN), 3, stock)).isNaN();
    }
  }

  @Test
  void shouldRefuseWhatThePanelLacks() {
    Target target = new Target(2, Price.OPEN);
    assertThatThrownBy(() -> Labels.of(panel(), "top", List.of(target), new Period(0, DATES)))
        .hasMessage("unknown universe: name=top known=all");
    assertThatThrownBy(() -> Labels.of(panel(), "all", List.of(target), new Period(0, DATES + 1)))
        .hasMessage("period beyond the panel: to=11 dates=10");
    assertThatThrownBy(() -> Labels.of(panel(), "all", List.of(), new Period(0, DATES)))
        .hasMessage("no target to score against");
  }

  /** The label of a stock, as the whole period and the period from that date on have it. */
  private double label(Target target, int date, int stock) {
    double whole = label(target, date, stock, new Period(0, DATES));
    assertThat(label(target, date, stock, new Period(date, DATES)))
        .isEqualTo(Double.valueOf(whole));
    return whole;
  }

  private double label(Target target, int date, int stock, Period period) {
    Panel panel = panel();
    Universe members = Universe.of(panel, "all", period);
    float[] returns =
        new ForwardReturns(panel, target).values(members, period)[date - period.from()];
    int[] stocks = members.members(date);
    return IntStream.range(0, stocks.length)
        .filter(m -> stocks[m] == stock)
        .mapToDouble(m -> returns[m])
        .findFirst()
        .orElse(Double.NaN);
  }

  private Panel panel() {
    List<LocalDate> days =
        IntStream.range(0, DATES).mapToObj(t -> LocalDate.of(2020, 1, 1).plusDays(t)).toList();
    return new PanelWriter(Dates.of(days), new Stocks(List.of("A", "B", "C")))
        .add(new Field("open", Field.Kind.VALUE, "test"), (t, row) -> fill(open[t], row))
        .add(new Field("close", Field.Kind.VALUE, "test"), (t, row) -> fill(close[t], row))
        .add(new Field("status", Field.Kind.STATUS, "test"), (t, row) -> fill(status[t], row))
        .add(new Field("universe_all", Field.Kind.MASK, "test"), (t, row) -> fill(universe[t], row))
        .build();
  }

  private static void fill(float[] from, float[] row) {
    System.arraycopy(from, 0, row, 0, from.length);
  }

  private static float[][] table(int base) {
    float[][] table = new float[DATES][3];
    for (int t = 0; t < DATES; t++) {
      for (int s = 0; s < 3; s++) {
        table[t][s] = base + (t * t * (s + 1)) % 17;
      }
    }
    return table;
  }
}
