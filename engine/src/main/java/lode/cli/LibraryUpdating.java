package lode.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lode.ledger.DataLedger;
import lode.ledger.Look;
import lode.library.Factor;
import lode.library.FactorDatabase;
import lode.library.LibraryUpdate;
import lode.library.StoredValues;
import lode.market.DataSource;
import lode.panel.Panel;
import lode.report.Numbers;
import lode.report.TextTable;
import lode.run.Seal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lode library update}. */
@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    description = {
      "Computes the new days of all factors that are not retired, measures them again and says",
      "which decay. Values are the bits of a full run; data that differ from what was computed on",
      "are refused."
    })
final class LibraryUpdating implements Callable<Integer> {
  @Mixin private DatabaseChoice library;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "<source>",
      description = "A panel file or any source, with the days before the new ones.")
  private String data;

  @Option(
      names = "--values",
      paramLabel = "<folder>",
      description = "Where files of values are (default: <library>.values).")
  private Path values;

  @Option(
      names = "--history",
      defaultValue = "250",
      paramLabel = "<days>",
      description = "Days of values that a factor begins with (default: ${DEFAULT-VALUE}).")
  private int history;

  @Option(
      names = "--recent",
      defaultValue = "5",
      paramLabel = "<days>",
      description =
          "Newest days whose values and ranks are rows of the database (default: ${DEFAULT-VALUE}).")
  private int recent;

  @Option(names = "--rebuild", description = "Forgets what was computed and computes it anew.")
  private boolean rebuild;

  @Option(
      names = "--threads",
      paramLabel = "<number>",
      description = "Threads that evaluate (default: one per core); results are the same for any.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--ledger",
      paramLabel = "<folder>",
      description = "Where it is remembered who looked (default: runs/.ledger).")
  private Path ledger = DataSource.DEFAULT_CACHE.resolveSibling(".ledger");

  @Mixin private OutputChoice output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (FactorDatabase opened = library.open();
        DataSource source = DataSource.open(data, DataSource.DEFAULT_CACHE)) {
      look(opened, source.panel());
      LibraryUpdate.Outcome outcome =
          LibraryUpdate.run(
              opened,
              source.panel(),
              new LibraryUpdate.Choices(folder(opened), history, recent, rebuild, threads));
      output.print(spec.commandLine().getOut(), outcome, lines(outcome));
      return ExitCode.OK;
    }
  }

  /** Measuring factors in use reads dates that are sealed for the search: that is written down. */
  private void look(FactorDatabase opened, Panel panel) {
    Seal seal = Seal.of(panel, ledger);
    if (seal.hides(panel)) {
      String last = panel.dates().at(panel.dates().size() - 1).toString();
      Look look =
          DataLedger.of(ledger, panel.fingerprint())
              .holdout()
              .enter(
                  "lode library update",
                  "",
                  "factors of the library are measured up to " + last,
                  opened.all().stream().map(Factor::fid).toList(),
                  panel.dates().at(seal.from()).toString(),
                  last);
      spec.commandLine()
          .getErr()
          .println("holdout of these data opened: look " + look.number() + " at it");
    }
  }

  private Path folder(FactorDatabase opened) {
    if (values != null) {
      return values;
    }
    return StoredValues.folder(opened.address());
  }

  private static List<String> lines(LibraryUpdate.Outcome outcome) {
    TextTable table =
        new TextTable(
            "fid",
            "status",
            "sign",
            "rank_ic 60d",
            "icir 60d",
            "rank_ic all",
            "t all",
            "z",
            "cusum",
            "decay");
    for (LibraryUpdate.Row row : outcome.rows()) {
      table.row(
          "f:" + row.factor().fid(),
          row.factor().status(),
          row.factor().direction() > 0 ? "+" : "-",
          number(row.recent(), "rank_ic", 4),
          number(row.recent(), "rank_icir", 2),
          number(row.all(), "rank_ic", 4),
          number(row.all(), "t", 2),
          Numbers.fixed(row.decay().z(), 2),
          Numbers.fixed(row.decay().cusum(), 2),
          String.join(",", row.decay().flags()));
    }
    List<String> lines = new ArrayList<>(table.toString().lines().toList());
    lines.add("");
    outcome.notes().forEach(lines::add);
    outcome.files().forEach(file -> lines.add("wrote: " + file));
    long flagged = outcome.rows().stream().filter(r -> r.decay().flagged()).count();
    lines.add(
        "up to %s: %d factors, new days %d, values %d in the database, flagged %d"
            .formatted(
                outcome.evaluated(),
                outcome.rows().size(),
                outcome.days(),
                outcome.values(),
                flagged));
    return lines;
  }

  private static String number(Map<String, Double> figures, String key, int decimals) {
    return Numbers.fixed(figures.getOrDefault(key, Double.NaN), decimals);
  }
}
