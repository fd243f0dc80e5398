package lode.validation;

import lode.backtest.Backtest;
import lode.backtest.QuantileBacktest;
import lode.evaluation.DailySeries;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Split;
import lode.evaluation.TrackRecords;
import lode.formula.Formula;

/**
 * Looks on while a finalist is followed over train and validation. When validation begins, train is
 * over: the direction is fixed, and the finalist is traded in it from then on.
 */
final class Examination implements TrackRecords.Onlooker {
  private final Split split;
  private final QuantileBacktest backtest;
  private final RankCorrelation.Ranks ranks;
  private DailySeries series;
  private QuantileBacktest.Trader trader;

  Examination(Split split, QuantileBacktest backtest, RankCorrelation.Ranks ranks) {
    this.split = split;
    this.backtest = backtest;
    this.ranks = ranks;
  }

  @Override
  public void row(int date, float[] data, int offset, DailySeries soFar) {
    series = soFar;
    ranks.row(date, data, offset);
    if (split.validation().contains(date)) {
      if (trader == null) {
        trader = backtest.trader(direction(), split.validation());
      }
      trader.row(date, data, offset);
    }
  }

  private int direction() {
    return Metric.RANK_IC.of(series, split.train()) < 0 ? -1 : 1;
  }

  RankCorrelation.Ranks ranks() {
    return ranks;
  }

  /** The evidence, when all dates have been seen. */
  Evidence evidence(Formula formula, Significance significance) {
    Backtest traded =
        (trader == null ? backtest.trader(direction(), split.validation()) : trader).figures();
    return new Evidence(
        formula,
        direction(),
        Fitness.of(series, split.train()),
        Fitness.of(series, split.validation()),
        traded,
        significance);
  }
}
