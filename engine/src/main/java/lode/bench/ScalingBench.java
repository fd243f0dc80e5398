package lode.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import lode.cluster.ClusterSettings;
import lode.formula.Formula;

/**
 * The same formulas on 1, 2, 4, ... workers up to the cores, each number in turn with one worker:
 * threads of this process, or processes of one thread beside this one, which then only lends. Wall
 * time of evaluation; what a search does between two batches is not in it.
 */
final class ScalingBench {
  /** So often each worker has had all of them before anything is timed. */
  private static final int WARM = 3;

  private static final long SEED = 1;

  private final Market market;
  private final int size;
  private final int rounds;

  ScalingBench(Market market, BenchSettings settings) {
    this.market = market;
    // formulas in shards of the usual size: an uneven end should hardly show
    this.size = (settings.quick() ? 2 : 6) * ClusterSettings.DEFAULT_SHARD;
    this.rounds = settings.quick() ? 3 : 5;
  }

  List<BenchReport.WorkersCost> threads() {
    return measure(count -> Crew.ofThreads(market, count));
  }

  /**
   * Of processes.
   *
   * @param lode the words that run {@code lode} in another process
   * @param file the market's
   */
  List<BenchReport.WorkersCost> processes(List<String> lode, Path file) {
    return measure(count -> Crew.ofProcesses(market, count, lode, file));
  }

  private List<BenchReport.WorkersCost> measure(IntFunction<Crew> start) {
    List<Formula> formulas = Population.draw(market, size, SEED);
    List<BenchReport.WorkersCost> costs = new ArrayList<>();
    try (Crew one = start.apply(1)) {
      warmUp(one, 1, formulas);
      List<Double> alone = new ArrayList<>(List.of(one.seconds(formulas)));
      for (int count : counts()) {
        try (Crew many = start.apply(count)) {
          warmUp(many, count, formulas);
          List<Double> together = new ArrayList<>();
          List<Double> ratios = new ArrayList<>();
          for (int round = 0; round < rounds; round++) {
            alone.add(one.seconds(formulas));
            together.add(many.seconds(formulas));
            ratios.add(alone.getLast() / together.getLast());
          }
          costs.add(cost(count, formulas, together, median(ratios)));
        }
      }
      costs.addFirst(cost(1, formulas, alone, 1));
    }
    return costs;
  }

  private static BenchReport.WorkersCost cost(
      int count, List<Formula> formulas, List<Double> seconds, double ratio) {
    return new BenchReport.WorkersCost(
        count, BenchReport.rounded(formulas.size() / median(seconds)), BenchReport.rounded(ratio));
  }

  private static double median(List<Double> samples) {
    return Rounds.median(samples.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Each worker gets as many formulas as one alone: what is compiled less is slower. */
  private void warmUp(Crew crew, int count, List<Formula> formulas) {
    for (int pass = 0; pass < WARM * count; pass++) {
      crew.seconds(formulas);
    }
  }

  /** 2, 4, ... and the cores, if there are several. */
  private static TreeSet<Integer> counts() {
    int cores = Runtime.getRuntime().availableProcessors();
    TreeSet<Integer> counts = new TreeSet<>();
    for (int count = 2; count < cores; count *= 2) {
      counts.add(count);
    }
    if (cores > 1) {
      counts.add(cores);
    }
    return counts;
  }
}
