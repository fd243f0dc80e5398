package lode.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import lode.market.DataSource;
import lode.market.Import;
import lode.market.Ledger;
import lode.panel.Panel;
import lode.panel.PanelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode data import}: a source becomes a panel file. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Makes a panel file from CSV, Parquet or a Qlib folder.")
final class DataImport implements Callable<Integer> {
  @Parameters(
      paramLabel = "<source>",
      description = "A CSV or Parquet file, glob or folder, or a Qlib folder.")
  private String source;

  @Option(
      names = "--out",
      paramLabel = "<file.panel>",
      description = "Panel file to write (default: in runs/.cache).")
  private Path out;

  @Mixin private ImportChoices choices;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter screen = spec.commandLine().getOut();
    if (out == null) {
      try (DataSource opened =
          DataSource.open(source, DataSource.DEFAULT_CACHE, choices.options(), screen::println)) {
        summary(screen, opened.panel(), opened.file());
      }
      return 0;
    }
    if (!out.toString().endsWith(".panel")) {
      throw new IllegalArgumentException(
          "not a panel file name: out=" + out + " expected=<name>.panel");
    }
    Ledger ledger = new Ledger();
    Import.read(source, choices.options(), ledger).write(out.toAbsolutePath());
    ledger.lines().forEach(screen::println);
    try (Panel panel = PanelFile.open(out)) {
      summary(screen, panel, out);
    }
    return 0;
  }

  private static void summary(PrintWriter screen, Panel panel, Path file) {
    screen.printf(
        Locale.ROOT,
        "wrote: file=%s dates=%d first=%s last=%s stocks=%d fields=%d bytes=%d fingerprint=%s%n",
        file,
        panel.dates().size(),
        panel.dates().at(0),
        panel.dates().at(panel.dates().size() - 1),
        panel.stocks().size(),
        panel.fields().size(),
        file.toFile().length(),
        panel.fingerprint().substring(0, 12));
    screen.flush();
  }
}
