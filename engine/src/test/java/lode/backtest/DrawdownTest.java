package lode.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawdownTest {
  private static final double[] RETURNS = {.1, -.1, .05, .2, -.2, -.1, .01};

  private static List<Drawdown> worst(int most, double... returns) {
    List<String> days = IntStream.range(0, returns.length).mapToObj(t -> "day " + t).toList();
    return Drawdown.worst(most, days, returns);
  }

  @Test
  void shouldFindTheDeepestFirst() {
    Drawdown first = worst(5, RETURNS).getFirst();
    assertThat(first.depth()).isCloseTo(.8 * .9 - 1, within(1e-12));
    assertThat(first.peak()).isEqualTo("day 3");
    assertThat(first.trough()).isEqualTo("day 5");
    assertThat(first.recovered()).isEmpty();
    assertThat(first.days()).isEqualTo(3);
  }

  @Test
  void shouldEndAFallWhereThePeakIsReachedAgain() {
    Drawdown second = worst(5, RETURNS).get(1);
    assertThat(second.depth()).isCloseTo(-.1, within(1e-12));
    assertThat(second.recovered()).isEqualTo("day 3");
    assertThat(second.days()).isEqualTo(2);
  }

  @Test
  void shouldCountAFallFromTheFirstDayOn() {
    Drawdown only = worst(5, -.1, .05).getFirst();
    assertThat(only.peak()).isEqualTo("day 0");
    assertThat(only.depth()).isCloseTo(-.1, within(1e-12));
    assertThat(only.days()).isEqualTo(2);
  }

  @Test
  void shouldAgreeWithTheFiguresOfTheSeries() {
    Performance all = Performance.of(RETURNS);
    assertThat(worst(1, RETURNS).getFirst().depth()).isEqualTo(all.maxDrawdown());
    assertThat(worst(9, RETURNS).stream().mapToInt(Drawdown::days).max())
        .hasValue(all.longestDrawdown());
  }

  @Test
  void shouldShowNoMoreThanAskedForAndNoneWhereNothingFell() {
    assertThat(worst(1, RETURNS)).hasSize(1);
    assertThat(worst(5, .1, 0, .1)).isEmpty();
  }
}
