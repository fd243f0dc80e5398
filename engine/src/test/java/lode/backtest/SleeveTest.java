package lode.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SleeveTest {
  private static final boolean[] ALL = {true, true, true};
  private final Sleeve sleeve = new Sleeve(3);
  private final Fills fills = new Fills(3);
  private double[] prices = {1, 1, 1};

  private void rebalance(boolean[] enter, boolean[] leave, int... targets) {
    fills.clear();
    sleeve.rebalance(targets, targets.length, prices, enter, leave, fills);
  }

  @Test
  void shouldBuyEqualWeights() {
    rebalance(ALL, ALL, 0, 2);
    assertThat(fills.entered).isEqualTo(1);
    assertThat(fills.left).isZero();
    prices = new double[] {1.1, 9, 1.3};
    assertThat(sleeve.value(prices)).isCloseTo(0.5 * 1.1 + 0.5 * 1.3, within(1e-15));
  }

  @Test
  void shouldLeaveTheWeightOfWhatCannotBeBoughtInCash() {
    rebalance(new boolean[] {true, false, true}, ALL, 0, 1);
    assertThat(fills.entered).isEqualTo(0.5);
    assertThat(sleeve.invested(prices)).isEqualTo(0.5);
    assertThat(sleeve.value(prices)).isEqualTo(1);
  }

  @Test
  void shouldCarryWhatCannotBeSold() {
    rebalance(ALL, ALL, 0);
    rebalance(ALL, new boolean[] {false, true, true}, 1);
    assertThat(fills.entered).isZero();
    assertThat(fills.left).isZero();
    prices = new double[] {2, 5, 1};
    assertThat(sleeve.value(prices)).isEqualTo(2);
  }

  @Test
  void shouldTradeOnlyTheDifferenceToDriftedWeights() {
    rebalance(ALL, ALL, 0, 1);
    prices = new double[] {1.2, 1, 1};
    rebalance(ALL, ALL, 0, 1);
    assertThat(fills.left).isCloseTo(0.05, within(1e-15));
    assertThat(fills.entered).isCloseTo(0.05, within(1e-15));
    assertThat(fills.count).isEqualTo(2);
  }

  @Test
  void shouldNeverSpendMoreThanItHas() {
    rebalance(ALL, ALL, 0);
    prices = new double[] {3, 1, 1};
    rebalance(ALL, new boolean[] {false, true, true}, 0, 1, 2);
    assertThat(fills.entered).isZero();
    assertThat(sleeve.value(prices)).isEqualTo(3);
  }

  @Test
  void shouldTurnWhatIsReleasedIntoCashAtAPart() {
    rebalance(ALL, ALL, 0, 1);
    sleeve.release(0, prices[0], 0.4);
    assertThat(sleeve.value(prices)).isCloseTo(0.7, within(1e-15));
    assertThat(sleeve.invested(prices)).isEqualTo(0.5);
    rebalance(ALL, ALL, 0, 1);
    assertThat(sleeve.invested(prices)).isCloseTo(0.7, within(1e-15));
  }
}
