package lode.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lode.formula.Formula;
import lode.journal.DurableFile;
import lode.library.FactorLibrary;
import lode.report.html.LibraryReport;
import lode.report.html.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lode report}: a run, one of its factors, or a library, as a page to show a colleague. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a run, a factor or a library as one HTML file that opens offline, in light and in",
      "dark, and prints. A run is drawn from its folder alone, also one that has not ended."
    })
final class ReportCommand implements Callable<Integer> {
  private static final Path RUNS = Path.of("runs");
  private static final int KILOBYTE = 1024;

  @Mixin private RunChoice run;

  @Option(
      names = "--factor",
      paramLabel = "<fid>",
      description = "One promoted factor instead of the whole run.")
  private String factor;

  @Option(
      names = "--library",
      paramLabel = "<library>",
      description = "A library instead of a run: a file, or jdbc:postgresql://host/database.")
  private String library;

  @Option(
      names = "--factors",
      paramLabel = "<n>",
      defaultValue = "12",
      description =
          "Promoted factors that get a part of their own, the best first (default: ${DEFAULT-VALUE}).")
  private int factors;

  @Option(
      names = "--out",
      paramLabel = "<file>",
      description = "Where to write it (default: report.html, or <fid>.html, in the run's folder).")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (factors < 0) {
      throw new IllegalArgumentException("number out of range: --factors=" + factors + " least=0");
    }
    String html = library == null ? ofRun() : ofLibrary();
    Path file = out == null ? place() : out;
    write(file, html);
    spec.commandLine()
        .getOut()
        .printf("%s  %d KB%n", file, html.getBytes(StandardCharsets.UTF_8).length / KILOBYTE);
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  private String ofRun() {
    return factor == null ? RunReport.of(run.get(), factors) : RunReport.of(run.get(), factor);
  }

  private String ofLibrary() {
    if (factor != null) {
      throw new IllegalArgumentException(
          "a factor is shown from the run that found it: remedy=leave out --library or --factor");
    }
    try (FactorLibrary opened = FactorLibrary.open(library)) {
      return LibraryReport.of(
          library, opened.all(), LibraryReport.Measured.of(opened), RUNS, factors);
    }
  }

  private Path place() {
    return library != null
        ? Path.of("library.html")
        : run.get()
            .path()
            .resolve(factor == null ? "report.html" : Formula.digits(factor) + ".html");
  }

  private static void write(Path file, String html) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder of: file=" + file, e);
    }
    DurableFile.write(file, html);
  }
}
