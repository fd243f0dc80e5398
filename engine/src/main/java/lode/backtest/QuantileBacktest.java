package lode.backtest;

import java.util.Arrays;
import java.util.List;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Quantile portfolios of formulas in a few figures, for the gate of promotion: each day the
 * universe is cut into equal buckets by value, the bucket is bought at the next day's entry price
 * and held for the target's horizon. A stock that stands at its upper limit is not bought, one at
 * its lower limit not sold, a suspended one neither; such positions are carried at their last
 * price, until {@link Delisting} ends them. {@link CrossSection} says more of one formula.
 */
public final class QuantileBacktest {
  private final Simulation simulation;

  /** A backtest of these rules. */
  public QuantileBacktest(Panel panel, String universe, Target target, Rules rules) {
    this.simulation = new Simulation(panel, universe, target, rules);
  }

  /**
   * Trades a formula over the signal dates of a period.
   *
   * @param direction 1 where high values are good, -1 where low values are
   * @param period signal dates; the last trade is on its last date
   */
  public Backtest run(Formula formula, int direction, Period period) {
    return run(List.of(formula), new int[] {direction}, period).getFirst();
  }

  /** Trades each of several formulas; what they share is computed once. */
  public List<Backtest> run(List<Formula> formulas, int[] directions, Period period) {
    return simulation.run(formulas, directions, period, false).stream()
        .map(QuantileBacktest::figures)
        .toList();
  }

  private static Backtest figures(Diary diary) {
    return new Backtest(
        Performance.of(diary.longShort.gross()),
        Performance.of(diary.longShort.net()),
        Performance.of(diary.longOnly.net()),
        Performance.of(diary.excess()),
        Arrays.stream(diary.quantiles).map(q -> Performance.of(q).annualReturn()).toList(),
        diary.longOnly.turnover(),
        diary.longShort.breakeven());
  }
}
