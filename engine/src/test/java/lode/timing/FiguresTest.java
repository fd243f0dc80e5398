package lode.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values: numpy on the returns of the same values. */
class FiguresTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final double[] VALUE = {1, 1.02, 0.99, 1.05, 1.01, 1.01, 1.1, 0.95, 1.03, 1.07};

  @Test
  void shouldAgreeWithNumpy() {
    Figures figures = Figures.of(VALUE);
    assertThat(figures.totalReturn()).isCloseTo(0.07000000000000006, EXACT);
    assertThat(figures.annualReturn()).isCloseTo(5.648838363754076, EXACT);
    assertThat(figures.volatility()).isCloseTo(1.131531563710988, EXACT);
    assertThat(figures.sharpe()).isCloseTo(2.19959810468134, EXACT);
    assertThat(figures.sortino()).isCloseTo(3.2526704062523213, EXACT);
    assertThat(figures.maxDrawdown()).isCloseTo(-0.13636363636363646, EXACT);
    assertThat(figures.var95()).isCloseTo(-0.09705627705627715, EXACT);
    assertThat(figures.days()).isEqualTo(9);
  }

  @Test
  void shouldBeZeroWhereNothingMoves() {
    Figures figures = Figures.of(new double[] {1, 1, 1});
    assertThat(figures).isEqualTo(new Figures(0, 0, 0, 0, 0, 0, 0, 2));
  }
}
