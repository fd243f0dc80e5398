package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Period;
import lode.panel.Stocks;
import org.junit.jupiter.api.Test;

/** Which stocks stand for all of them. */
class SubpanelTest {
  private static final int STOCKS = 400;
  private static final int DATES = 100;
  private static final Period PERIOD = new Period(0, DATES);

  private final List<String> symbols =
      IntStream.range(0, STOCKS).mapToObj("S%03d"::formatted).toList();
  private final Panel panel = panel(symbols);

  @Test
  void shouldDrawTheSameStocksInWhateverOrderTheyAre() {
    assertThat(drawn(panel(symbols.reversed()), 40)).isEqualTo(drawn(panel, 40));
  }

  @Test
  void shouldDrawThoseWhoAreOftenMembersMoreOften() {
    long often = drawn(panel, 100).stream().filter(SubpanelTest::often).count();
    assertThat(often)
        .isBetween(85L, 99L); // of 100 draws with odds of 19 to 1, the often half fading
  }

  @Test
  void shouldKeepThoseDrawnBeforeWhenMoreAreDrawn() {
    assertThat(drawn(panel, 80)).startsWith(drawn(panel, 40).toArray(String[]::new));
  }

  @Test
  void shouldNotDrawWhoIsNeverAMember() {
    assertThat(drawn(panel, STOCKS))
        .hasSize(STOCKS - 1)
        .doesNotHaveDuplicates()
        .doesNotContain("S007");
  }

  @Test
  void shouldKeepValuesAndNames() {
    Panel some = Subpanel.of(panel, new int[] {3, 5}, 50);
    assertThat(some.stocks().symbols()).containsExactly("S003", "S005");
    assertThat(some.dates().size()).isEqualTo(50);
    float[] row = new float[some.stride()];
    some.row(some.field("close"), 20, row, 0);
    assertThat(Arrays.copyOf(row, 2)).containsExactly(2003f, 2005f);
  }

  private static List<String> drawn(Panel panel, int count) {
    return Arrays.stream(Subpanel.drawn(panel, "some", PERIOD, count))
        .mapToObj(panel.stocks()::at)
        .toList();
  }

  private static int number(String symbol) {
    return Integer.parseInt(symbol.substring(1));
  }

  private static boolean often(String symbol) {
    return number(symbol) % 2 == 0;
  }

  /** Even ones are members on 95 dates of 100, odd ones on 5; the seventh never. */
  private static boolean member(String symbol, int date) {
    return number(symbol) != 7 && date % 20 == 0 != often(symbol);
  }

  private static Panel panel(List<String> symbols) {
    Dates dates =
        Dates.of(IntStream.range(0, DATES).mapToObj(LocalDate.of(2020, 1, 1)::plusDays).toList());
    return new PanelWriter(dates, new Stocks(symbols))
        .add(
            new Field("close", Field.Kind.VALUE, "test"),
            (t, row) -> {
              for (int s = 0; s < symbols.size(); s++) {
                row[s] = 100 * t + number(symbols.get(s));
              }
            })
        .add(new Field("status", Field.Kind.STATUS, "test"), (t, row) -> Arrays.fill(row, 1))
        .add(
            new Field("universe_some", Field.Kind.MASK, "test"),
            (t, row) -> {
              for (int s = 0; s < symbols.size(); s++) {
                row[s] = member(symbols.get(s), t) ? 1 : 0;
              }
            })
        .build();
  }
}
