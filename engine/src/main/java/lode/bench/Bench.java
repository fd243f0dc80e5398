package lode.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lode.market.DataSource;
import lode.panel.GeneratedPanel;
import lode.panel.Panel;
import lode.panel.PanelFile;

/** Measures this machine: the parts that are wanted, one after the other, on one thread. */
public final class Bench {
  private final BenchSettings settings;
  private final List<String> lode;
  private final Choice choice;
  private final Consumer<String> progress;

  private final List<BenchReport.OperatorCost> operators = new ArrayList<>();
  private final List<BenchReport.Reading> reading = new ArrayList<>();
  private final List<BenchReport.RankIcCost> rankIc = new ArrayList<>();
  private final List<BenchReport.SetCost> sets = new ArrayList<>();
  private BenchReport.GenerationCost generation;
  private List<BenchReport.WorkersCost> threads = List.of();
  private List<BenchReport.WorkersCost> processes = List.of();

  /**
   * A benchmark.
   *
   * @param lode the words that run {@code lode} in another process
   * @param progress gets a line before each part
   * @throws IllegalArgumentException for a name that is nothing to measure
   */
  public Bench(BenchSettings settings, List<String> lode, Consumer<String> progress) {
    this.settings = settings;
    this.lode = List.copyOf(lode);
    this.choice = new Choice(settings.only());
    this.progress = progress;
  }

  /** Measures on generated panels. */
  public BenchReport generated() {
    warmUp(settings.panels().stream().mapToLong(size -> (long) size.stocks() * size.days()).sum());
    for (GeneratedPanel size : onPanel() ? settings.panels() : List.<GeneratedPanel>of()) {
      single(make(size));
    }
    if (wants(Choice.GENERATION) || wants(Choice.THREADS)) {
      workers(make(settings.searched()));
    }
    if (wants(Choice.PROCESSES)) {
      processes(settings.searched());
    }
    return report(null);
  }

  /**
   * Measures on given data.
   *
   * @throws IllegalArgumentException if it lacks the universe
   */
  public BenchReport on(DataSource data, String universe) {
    Panel panel = data.panel();
    panel.universe(universe);
    Market market = new Market(panel, universe);
    warmUp(market.cells());
    if (onPanel()) {
      single(market);
    }
    workers(market);
    if (wants(Choice.PROCESSES)) {
      processes(market, data.file());
    }
    return report(data.file());
  }

  private Market make(GeneratedPanel size) {
    progress.accept("making a panel: stocks=%d days=%d".formatted(size.stocks(), size.days()));
    return new Market(size.panel(), "all");
  }

  private boolean wants(String part) {
    return choice.part(part);
  }

  private boolean onPanel() {
    return wants(Choice.RANK_IC) || !choice.operators().isEmpty() || !choice.sets().isEmpty();
  }

  private void warmUp(long cells) {
    if (onPanel()) {
      progress.accept("warming up with every operator");
      OperatorBench.warmUp(settings, cells);
    }
  }

  /** What one thread does. */
  private void single(Market market) {
    String where = " stocks=%d days=%d".formatted(market.stocks(), market.days());
    if (!choice.operators().isEmpty()) {
      progress.accept("operators:" + where);
      OperatorBench bench = new OperatorBench(settings);
      reading.add(bench.reading(market));
      operators.addAll(bench.measure(choice.operators(), market));
    }
    if (wants(Choice.RANK_IC)) {
      progress.accept("rank IC:" + where);
      rankIc.add(RankIcBench.measure(market, settings));
    }
    for (String set : choice.sets()) {
      progress.accept(set + ":" + where);
      sets.add(SetBench.measure(set, market, settings));
    }
  }

  /** What workers do. */
  private void workers(Market market) {
    String where = " stocks=%d days=%d".formatted(market.stocks(), market.days());
    if (wants(Choice.GENERATION)) {
      progress.accept("generations:" + where);
      generation = new GenerationBench(market, settings).measure();
    }
    if (wants(Choice.THREADS)) {
      progress.accept("threads:" + where);
      threads = new ScalingBench(market, settings).threads();
    }
  }

  /** What processes do, with a file made for them, which is deleted again. */
  private void processes(GeneratedPanel size) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("lode-bench");
      Path file = folder.resolve("bench.panel");
      size.write(file);
      try (Panel panel = PanelFile.open(file)) {
        processes(new Market(panel, "all"), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      OpeningBench.delete(folder);
    }
  }

  private void processes(Market market, Path file) {
    progress.accept("processes: stocks=%d days=%d".formatted(market.stocks(), market.days()));
    processes = new ScalingBench(market, settings).processes(lode, file);
  }

  private BenchReport report(Path file) {
    BenchReport.StoreCost store = null;
    if (wants(Choice.STORE)) {
      progress.accept("store");
      store = StoreBench.measure(settings.quick() ? 2_000 : 50_000);
    }
    BenchReport.OpeningCost opening = null;
    if (wants(Choice.OPENING)) {
      progress.accept("opening a panel");
      opening =
          file != null
              ? OpeningBench.measure(file)
              : settings.quick()
                  ? OpeningBench.measure(512, 300, 20)
                  : OpeningBench.measure(5000, 2500, 20);
    }
    return new BenchReport(
        Machine.here(),
        operators,
        reading,
        rankIc,
        sets,
        generation,
        threads,
        processes,
        store,
        opening,
        Memory.peak());
  }
}
