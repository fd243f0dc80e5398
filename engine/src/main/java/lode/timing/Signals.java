package lode.timing;

import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.BooleanIndicatorRule;
import org.ta4j.core.rules.BooleanRule;
import org.ta4j.core.rules.OverIndicatorRule;

/**
 * The strategies. That on a score: buy above one threshold, sell below another, nothing between
 * them and nothing on a day without a score, unless there were too many of them in a row. An order
 * to buy that could not be filled lapses: a stock that ran away is not chased. One to sell stands
 * until it is filled, or until the score would buy. That beside it: buy and hold. Under both, what
 * has stopped trading is closed out when the rules say so.
 */
final class Signals {
  private Signals() {}

  /** The strategy over scores by bar. */
  static Strategy of(StockDays days, double[] scores, Rules rules) {
    BarSeries series = days.series();
    return new BaseStrategy(
        "score",
        new OverIndicatorRule(new Score(series, scores), series.numFactory().numOf(rules.buy())),
        new BooleanIndicatorRule(new Sale(series, sales(days, scores, rules))));
  }

  /** Buys as soon as it can, and sells only what has stopped trading. */
  static Strategy hold(StockDays days) {
    boolean[] stands = new boolean[days.leaving().length];
    for (int i = 0; i < stands.length; i++) {
      stands[i] = leaves(days, i);
    }
    return new BaseStrategy(
        "hold", BooleanRule.TRUE, new BooleanIndicatorRule(new Sale(days.series(), stands)));
  }

  /** Whether a holding is closed out on the day after. */
  private static boolean leaves(StockDays days, int bar) {
    return bar + 1 < days.leaving().length && days.leaving()[bar + 1];
  }

  /** When an order to sell stands. */
  private static boolean[] sales(StockDays days, double[] scores, Rules rules) {
    boolean[] stands = new boolean[scores.length];
    int blind = 0;
    for (int i = 0; i < stands.length; i++) {
      boolean traded = !Double.isNaN(days.entry()[i]);
      blind = !Double.isNaN(scores[i]) ? 0 : traded ? blind + 1 : blind;
      boolean before = i > 0 && stands[i - 1];
      stands[i] =
          scores[i] < rules.sell()
              || blind >= rules.blind()
              || leaves(days, i)
              || before && !(scores[i] > rules.buy());
    }
    return stands;
  }

  /** A score by bar; ta4j's own NaN where missing, which is above and below nothing. */
  private static final class Score extends AbstractIndicator<Num> {
    private final double[] scores;

    Score(BarSeries series, double[] scores) {
      super(series);
      this.scores = scores;
    }

    @Override
    public Num getValue(int bar) {
      return Double.isNaN(scores[bar]) ? NaN.NaN : getBarSeries().numFactory().numOf(scores[bar]);
    }

    @Override
    public int getCountOfUnstableBars() {
      return 0;
    }
  }

  /** Whether an order to sell stands at the close of a bar. */
  private static final class Sale extends AbstractIndicator<Boolean> {
    private final boolean[] stands;

    Sale(BarSeries series, boolean[] stands) {
      super(series);
      this.stands = stands;
    }

    @Override
    public Boolean getValue(int bar) {
      return stands[bar];
    }

    @Override
    public int getCountOfUnstableBars() {
      return 0;
    }
  }
}
