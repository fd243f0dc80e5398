package lode.evolution;

import java.util.List;
import java.util.Optional;
import lode.evaluation.DailySeries;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Probe;
import lode.evaluation.Score;
import lode.evaluation.Scorer;
import lode.evaluation.Sketch;
import lode.formula.Formula;
import lode.panel.Panel;

/**
 * Evaluates an assignment on the calling thread: what a worker does, and the oracle of the rest.
 */
public final class LocalEvaluator implements BatchEvaluator {
  /** Least share of the race's variance that is left when its own noise is taken off. */
  private static final double LEAST_VARIANCE = 0.25;

  private final Ground ground;
  private final Scorer scorer;
  private Scorer racer;
  private Probe probe;

  /** Over the whole panel that the assignment names; it is cut here. */
  public LocalEvaluator(Panel panel, Assignment assignment) {
    this(new Ground(panel, assignment));
  }

  /** On a ground that others may share. */
  public LocalEvaluator(Ground ground) {
    this.ground = ground;
    this.scorer = ground.scorer();
  }

  @Override
  public List<Evaluation> evaluate(List<Formula> formulas) {
    return scorer.score(formulas).stream()
        .map(score ->
            new Evaluation(
                Fitness.of(score.series().getFirst(), ground.assignment().train()), score.sketch()))
        .toList();
  }

  /** Tells formulas of the same meaning: a {@link ToHash} over the same ground. */
  public long[] hash(List<Formula> formulas) {
    if (probe == null) {
      probe = ground.probe();
    }
    return probe.hash(formulas);
  }

  @Override
  public Optional<BatchEvaluator> race() {
    return ground.assignment().race().stocks() > 0
        ? Optional.of(this::evaluateRace)
        : Optional.empty();
  }

  private List<Evaluation> evaluateRace(List<Formula> formulas) {
    if (racer == null) {
      racer = ground.raceScorer();
    }
    return racer.score(formulas).stream().map(this::raced).toList();
  }

  private Evaluation raced(Score score) {
    DailySeries series = score.series().getFirst();
    Fitness fitness = Fitness.of(series, series.period());
    steadier(fitness, Metric.IC, Metric.IC_STD, Metric.ICIR);
    steadier(fitness, Metric.RANK_IC, Metric.RANK_IC_STD, Metric.RANK_ICIR);
    return new Evaluation(fitness, Sketch.NONE);
  }

  /**
   * Brings the deviation of the daily IC to what it would be of all stocks: with n names a
   * correlation has a variance of 1 / (n - 1) that is sampling alone.
   */
  private void steadier(Fitness fitness, Metric mean, Metric deviation, Metric ratio) {
    double names = fitness.get(Metric.NAMES);
    double variance = fitness.get(deviation) * fitness.get(deviation);
    double noise = 1 / (names - 1) - 1 / (names * ground.scale() - 1);
    double rest = Math.sqrt(Math.max(variance - noise, LEAST_VARIANCE * variance));
    fitness.values()[deviation.ordinal()] = rest;
    fitness.values()[ratio.ordinal()] = fitness.get(mean) / rest;
  }
}
