package lode.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lode.backtest.Backtest;
import lode.backtest.QuantileBacktest;
import lode.backtest.Rules;
import lode.evaluation.Fitness;
import lode.evaluation.Labels;
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
  /** Fewest formulas that are worth a thread: less would share too little. */
  private static final int SLICE = 8;

  private final Panel panel;
  private final String universe;
  private final Target target;
  private final Split split;
  private final QuantileBacktest backtest;

  /** A validator over the whole panel, which is cut here. */
  public Validator(Panel whole, String universe, Target target, Split split, Rules rules) {
    this.panel = whole.until(split.validation().to());
    this.universe = universe;
    this.target = target;
    this.split = split;
    this.backtest = new QuantileBacktest(panel, universe, target, rules);
  }

  /**
   * The evidence on each formula, in order.
   *
   * @param significance of each, by the same index
   */
  public List<Evidence> examine(List<Formula> formulas, List<Significance> significance) {
    Period seen = new Period(split.train().from(), split.validation().to());
    Labels labels = Labels.of(panel, universe, List.of(target), seen);
    int slices = Math.clamp(formulas.size() / SLICE, 1, Runtime.getRuntime().availableProcessors());
    return IntStream.range(0, slices)
        .parallel()
        .mapToObj(i -> new Period(i * formulas.size() / slices, (i + 1) * formulas.size() / slices))
        .flatMap(slice ->
            examine(
                formulas.subList(slice.from(), slice.to()),
                significance.subList(slice.from(), slice.to()),
                labels)
                .stream())
        .toList();
  }

  private List<Evidence> examine(
      List<Formula> formulas, List<Significance> significance, Labels labels) {
    List<Fitness> train = new ArrayList<>();
    List<Fitness> validation = new ArrayList<>();
    for (Score score : new Scorer(panel, labels).score(formulas)) {
      train.add(Fitness.of(score.series().getFirst(), split.train()));
      validation.add(Fitness.of(score.series().getFirst(), split.validation()));
    }
    int[] directions = train.stream().mapToInt(f -> f.get(Metric.RANK_IC) < 0 ? -1 : 1).toArray();
    List<Backtest> backtests = backtest.run(formulas, directions, split.validation());
    return IntStream.range(0, formulas.size())
        .mapToObj(i ->
            new Evidence(
                formulas.get(i),
                directions[i],
                train.get(i),
                validation.get(i),
                backtests.get(i),
                significance.get(i)))
        .toList();
  }

  /** Rank correlations of formulas over train and validation. */
  public double[][] correlations(List<Formula> formulas) {
    return RankCorrelation.matrix(
        panel, universe, formulas, new Period(split.train().from(), split.validation().to()));
  }
}
