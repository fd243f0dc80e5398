package lode.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import lode.bench.Bench;
import lode.bench.BenchReport;
import lode.bench.BenchSettings;
import lode.market.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lode bench}: what this machine does. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures operators, formula sets and the search on this machine.",
      "Several minutes; with --quick about one. Nothing is kept."
    })
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--only",
      split = ",",
      paramLabel = "<names>",
      description = {
        "Operators, formula sets (alpha101, alpha158, alpha158_no_quantiles) or parts: operators,",
        "rank_ic, sets, generation, threads, processes, store, opening (default: all)."
      })
  private List<String> only = List.of();

  @Option(names = "--quick", description = "Small panels, few repetitions.")
  private boolean quick;

  @Option(
      names = "--data",
      paramLabel = "<source>",
      description = "Panel file, folder, or sample (default: generated panels).")
  private String data;

  @Option(
      names = "--universe",
      defaultValue = "all",
      paramLabel = "<name>",
      description = "Universe of the data (default: ${DEFAULT-VALUE}).")
  private String universe;

  @Option(
      names = "--stocks",
      split = ",",
      paramLabel = "<sizes>",
      description = "Sizes of the generated panels (default: 512,4096; search: 3002).")
  private List<Integer> stocks = List.of();

  @Option(
      names = "--days",
      paramLabel = "<days>",
      description = "Length of the generated panels (default: 1200; search: 582).")
  private int days;

  @Option(
      names = "--windows",
      split = ",",
      paramLabel = "<rows>",
      description = "Windows of the operators (default: 20, of some 60 and 250 too).")
  private List<Integer> windows = List.of();

  @Option(
      names = "--population",
      paramLabel = "<n>",
      description = "Formulas in a generation of the search (default: 300).")
  private int population;

  @Option(
      names = "--generations",
      paramLabel = "<n>",
      description = "Generations of the search (default: 2).")
  private int generations;

  @Mixin private OutputChoice output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (data != null && (!stocks.isEmpty() || days != 0)) {
      throw new IllegalArgumentException(
          "given data has its own size: remedy=leave out --stocks and --days, or --data");
    }
    Consumer<String> progress =
        line -> {
          spec.commandLine().getErr().println(line);
          spec.commandLine().getErr().flush();
        };
    BenchSettings settings =
        new BenchSettings(only, stocks, days, windows, population, generations, quick);
    Bench bench = new Bench(settings, Lode.words(), progress);
    BenchReport report = report(bench);
    output.print(spec.commandLine().getOut(), report, BenchTable.lines(report));
    return 0;
  }

  private BenchReport report(Bench bench) {
    if (data == null) {
      return bench.generated();
    }
    try (DataSource source = DataSource.open(data, DataSource.DEFAULT_CACHE)) {
      return bench.on(source, universe);
    }
  }
}
