package lode.bench;

import java.util.List;
import java.util.Optional;
import lode.cluster.ClusterEvaluator;
import lode.cluster.ClusterSettings;
import lode.cluster.Panels;
import lode.evolution.BatchEvaluator;
import lode.evolution.Evaluation;
import lode.evolution.Search;
import lode.evolution.SearchSettings;
import lode.evolution.ToHash;
import lode.formula.Formula;
import lode.formula.Vocabulary;

/**
 * Formulas per second: a search as {@code lode mine} runs it, on workers of its own, without store
 * or files, over all days of the market. Wall time, for that is what more workers are for.
 */
final class GenerationBench {
  private static final long SEED = 1;

  /** Formulas of another seed, evaluated before anything is timed. */
  private static final int WARM = 60;

  private static final long WARM_SEED = 2;

  private final Market market;
  private final int population;
  private final int generations;
  private final BenchSettings settings;

  GenerationBench(Market market, BenchSettings settings) {
    this.market = market;
    this.population = settings.population();
    this.generations = settings.generations();
    this.settings = settings;
  }

  /** The time that workers take. */
  private static final class Clock {
    private long nanos;
  }

  /** Passes on, and takes the time. */
  private record Timed(BatchEvaluator workers, Clock clock) implements BatchEvaluator {
    @Override
    public List<Evaluation> evaluate(List<Formula> batch) {
      long began = System.nanoTime();
      List<Evaluation> evaluations = workers.evaluate(batch);
      clock.nanos += System.nanoTime() - began;
      return evaluations;
    }

    @Override
    public void expect(List<Formula> formulas) {
      workers.expect(formulas);
    }

    @Override
    public Optional<BatchEvaluator> race() {
      return workers.race().map(race -> new Timed(race, clock));
    }
  }

  /** Evolves some generations. */
  BenchReport.GenerationCost measure() {
    int workers = Runtime.getRuntime().availableProcessors();
    try (ClusterEvaluator cluster = start(workers)) {
      List<Formula> warm = Population.draw(market, WARM, WARM_SEED);
      new Rounds(settings).settle(() -> cluster.evaluate(warm).size());
      Clock clock = new Clock();
      long began = System.nanoTime();
      Search search = search(new Timed(cluster, clock), cluster::hash);
      for (int generation = 0; generation < generations; generation++) {
        search.next();
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      long evaluated = search.last().counts().evaluated();
      long formulas = evaluated + search.last().counts().raced();
      return new BenchReport.GenerationCost(
          market.stocks(),
          market.days(),
          population,
          generations,
          workers,
          formulas,
          evaluated,
          BenchReport.rounded(seconds),
          BenchReport.rounded(formulas / seconds),
          BenchReport.rounded(formulas / (clock.nanos / 1e9)));
    }
  }

  private Search search(BatchEvaluator evaluator, ToHash probe) {
    return new Search(
        SearchSettings.defaults().withPopulation(population).withSeed(SEED),
        Vocabulary.of(market.panel()),
        evaluator,
        probe,
        List.of(),
        List.of());
  }

  private ClusterEvaluator start(int workers) {
    return ClusterEvaluator.start(
        ClusterSettings.local(workers), market.assignment(), Panels.of(market.panel()));
  }
}
