package lode.validation;

import java.util.ArrayList;
import java.util.List;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Score;
import lode.evaluation.Scorer;
import lode.evaluation.Split;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Gathers the evidence on finalists: one pass over train and validation, then a quantile backtest
 * of each over validation. The panel is cut before the holdout, so nothing of it can be read.
 */
public final class Validator {
  private final Panel panel;
  private final String universe;
  private final Target target;
  private final Split split;
  private final QuantileBacktest backtest;

  /** A validator over the whole panel, which is cut here. */
  public Validator(
      Panel whole, String universe, Target target, Split split, int quantiles, Costs costs) {
    this.panel = whole.until(split.validation().to());
    this.universe = universe;
    this.target = target;
    this.split = split;
    this.backtest = new QuantileBacktest(panel, universe, target, quantiles, costs);
  }

  /** The evidence on each formula, in order. */
  public List<Evidence> examine(List<Formula> formulas) {
    Period seen = new Period(split.train().from(), split.validation().to());
    List<Score> scores = new Scorer(panel, universe, List.of(target), seen).score(formulas);
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      Fitness train = Fitness.of(scores.get(i).series().getFirst(), split.train());
      Fitness validation = Fitness.of(scores.get(i).series().getFirst(), split.validation());
      int direction = train.get(Metric.RANK_IC) < 0 ? -1 : 1;
      evidence.add(
          new Evidence(
              formulas.get(i),
              direction,
              train,
              validation,
              backtest.run(formulas.get(i), direction, split.validation())));
    }
    return evidence;
  }

  /** Rank correlations of formulas over train and validation. */
  public double[][] correlations(List<Formula> formulas) {
    return RankCorrelation.matrix(
        panel, universe, formulas, new Period(split.train().from(), split.validation().to()));
  }
}
