package lode.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lode.formula.Formula;
import lode.formula.NamedFormula;
import lode.library.Factor;
import lode.library.PythonText;
import lode.library.QlibText;
import lode.market.DataSource;
import lode.market.FactorValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode library export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes factors: as a table (csv), for lode library import (json), as formulas (text, qlib,",
      "python); or, with --data, their values (csv, parquet, panel), which are read back and",
      "compared bit by bit."
    })
final class LibraryExport implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The forms of an export. */
  enum Format {
    csv,
    json,
    text,
    qlib,
    python,
    parquet,
    panel
  }

  @Mixin private LibraryChoice library;

  @Option(
      names = "--format",
      defaultValue = "csv",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Parameters(
      arity = "0..*",
      paramLabel = "<fid>",
      description = "Only these factors: ids, or enough of their first digits.")
  private List<String> fids = List.of();

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "<status>",
      description = "Only these (default: all for csv, json and text, else those in use).")
  private List<Factor.Status> statuses = List.of();

  @Option(
      names = "--data",
      paramLabel = "<source>",
      description = "Data to compute values on; each factor in its universe.")
  private String data;

  @Option(
      names = "--out",
      paramLabel = "<file>",
      description = "File to write (default: the screen; values need one).")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    boolean values = data != null || format == Format.parquet || format == Format.panel;
    boolean whole = !values && format.compareTo(Format.text) <= 0;
    List<Factor> factors = library.factors().stream().filter(f -> chosen(f, whole)).toList();
    if (values) {
      values(factors);
      return ExitCode.OK;
    }
    String text = text(factors);
    if (out != null) {
      Files.writeString(out, text);
    } else {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
    return ExitCode.OK;
  }

  private boolean chosen(Factor factor, boolean whole) {
    boolean named = fids.stream().anyMatch(fid -> factor.fid().startsWith(Formula.digits(fid)));
    boolean standing =
        statuses.isEmpty()
            ? whole || named || factor.status() == Factor.Status.ACTIVE
            : statuses.contains(factor.status());
    return standing && (named || fids.isEmpty());
  }

  private static String qlib(Factor factor) {
    try {
      return "f_" + factor.fid() + "\t" + QlibText.of(Formula.parse(factor.formula()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage() + "; fid=" + factor.fid() + "; name the factors that you want", e);
    }
  }

  private String text(List<Factor> factors) throws JsonProcessingException {
    return switch (format) {
      case csv -> csv(factors);
      case json -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(factors) + "\n";
      case text -> lines(factors, Factor::formula);
      case qlib -> lines(factors, LibraryExport::qlib);
      case python -> PythonText.of(factors);
      case parquet, panel -> throw new IllegalStateException();
    };
  }

  private static String lines(
      List<Factor> factors, java.util.function.Function<Factor, String> line) {
    return factors.stream().map(f -> line.apply(f) + "\n").collect(Collectors.joining());
  }

  private void values(List<Factor> factors) {
    String ending = "." + format;
    if (data == null || out == null || !out.toString().endsWith(ending)) {
      throw new IllegalArgumentException(
          "values need data and a file: expected=--data <source> --out <file>" + ending);
    }
    if (factors.isEmpty()) {
      throw new IllegalArgumentException("no factors to export: remedy=lode library ls");
    }
    List<String> universes = factors.stream().map(Factor::universe).distinct().toList();
    if (universes.size() > 1) {
      throw new IllegalArgumentException(
          "factors of several universes: universes="
              + String.join(",", universes)
              + " remedy=export them by themselves");
    }
    List<NamedFormula> formulas =
        factors.stream()
            .map(f -> new NamedFormula("f_" + f.fid(), Formula.parse(f.formula()), ""))
            .toList();
    int threads = Runtime.getRuntime().availableProcessors();
    try (DataSource source = DataSource.open(data, DataSource.DEFAULT_CACHE)) {
      String universe = universes.getFirst();
      String wrote = FactorValues.write(out, source.panel(), universe, formulas, threads);
      long cells = FactorValues.check(out, source.panel(), universe, formulas);
      PrintWriter screen = spec.commandLine().getOut();
      screen.println("wrote: " + wrote);
      screen.println("read back: cells=" + cells + " differing=0");
      screen.flush();
    }
  }

  private static String csv(List<Factor> factors) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.print(
        "fid,status,direction,run,universe,target,rank_ic_train,rank_ic_valid,rank_icir_valid,"
            + "t_valid,turnover_valid,ls_sharpe,formula\n");
    for (Factor f : factors) {
      out.print(
          String.join(
                  ",",
                  f.fid(),
                  f.status().name(),
                  Integer.toString(f.direction()),
                  f.run(),
                  f.universe(),
                  f.target(),
                  value(f.train(), "rank_ic"),
                  value(f.validation(), "rank_ic"),
                  value(f.validation(), "rank_icir"),
                  value(f.validation(), "t"),
                  value(f.validation(), "turnover"),
                  value(f.backtest(), "ls_sharpe"),
                  '"' + f.formula() + '"')
              + "\n");
    }
    out.flush();
    return text.toString();
  }

  private static String value(Map<String, Double> figures, String key) {
    Double value = figures.get(key);
    return value == null ? "" : value.toString();
  }
}
