package lode.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import lode.library.DecayWatch;
import lode.library.Factor;
import lode.library.FactorDatabase;
import lode.library.FactorLibrary;
import lode.report.Numbers;
import lode.report.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lode library ls}. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = "Lists factors; rank_ic to excess are those of the promotion, recent is now.")
final class LibraryList implements Callable<Integer> {
  @Mixin private LibraryChoice library;

  @Mixin private OutputChoice output;

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "<status>",
      description = "Only these: candidate, active, deprecated, retired.")
  private List<Factor.Status> statuses = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Factor> factors =
        library.factors().stream()
            .filter(f -> statuses.isEmpty() || statuses.contains(f.status()))
            .toList();
    PrintWriter screen = spec.commandLine().getOut();
    output.print(screen, factors, table(factors, decay()).toString().lines().toList());
    return ExitCode.OK;
  }

  private Map<String, DecayWatch> decay() {
    if (library.named()) {
      try (FactorLibrary opened = FactorLibrary.open(library.address())) {
        if (opened instanceof FactorDatabase database) {
          return database.measurements().decay();
        }
      }
    }
    return Map.of();
  }

  private static TextTable table(List<Factor> factors, Map<String, DecayWatch> decay) {
    TextTable table =
        new TextTable(
            "fid", "status", "sign", "rank_ic", "icir", "t", "to", "ls_sr", "excess", "recent",
            "decay", "formula");
    for (Factor factor : factors) {
      DecayWatch watch = decay.get(factor.fid());
      table.row(
          "f:" + factor.fid(),
          factor.status().name().toLowerCase(Locale.ROOT),
          factor.direction() > 0 ? "+" : "-",
          number(factor.validation(), "rank_ic", 4),
          number(factor.validation(), "rank_icir", 2),
          number(factor.validation(), "t", 2),
          number(factor.validation(), "turnover", 2),
          number(factor.backtest(), "ls_sharpe", 2),
          factor.backtest().containsKey("excess_annual")
              ? Numbers.percent(factor.backtest().get("excess_annual"))
              : "",
          watch == null ? "" : Numbers.fixed(factor.direction() * watch.recent(), 4),
          watch == null ? "" : String.join(",", watch.flags()),
          factor.formula());
    }
    return table;
  }

  private static String number(Map<String, Double> figures, String key, int decimals) {
    return figures.containsKey(key) ? Numbers.fixed(figures.get(key), decimals) : "";
  }
}
