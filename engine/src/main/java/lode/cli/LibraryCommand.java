package lode.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lode.formula.Formula;
import lode.library.Factor;
import lode.library.FactorLibrary;
import lode.report.FactorTable;
import lode.report.Numbers;
import lode.report.TextTable;
import lode.run.RunDirectory;
import lode.run.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode library}: the promoted factors. */
@Command(
    name = "library",
    mixinStandardHelpOptions = true,
    description = "Lists, shows and exports promoted factors.",
    subcommands = {LibraryCommand.Ls.class, LibraryCommand.Show.class, LibraryCommand.Export.class})
final class LibraryCommand {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Which library is meant. */
  static final class Which {
    @Option(names = "--library", description = "a library file")
    private Path library;

    @Option(names = "--run", description = "the library of one run (default: those of all runs)")
    private String run;

    List<Factor> factors() {
      if (library != null) {
        return FactorLibrary.open(library).all();
      }
      List<RunDirectory> runs =
          run == null ? RunDirectory.all(Path.of("runs")) : List.of(RunDirectory.of(run));
      Map<String, Factor> factors = new LinkedHashMap<>();
      for (RunDirectory directory : runs) {
        FactorLibrary.open(directory.library())
            .all()
            .forEach(f -> factors.put(f.run() + " " + f.fid(), f));
      }
      return List.copyOf(factors.values());
    }
  }

  /** {@code lode library ls}. */
  @Command(name = "ls", mixinStandardHelpOptions = true, description = "Lists factors.")
  static final class Ls implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private Which which;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      out.print(FactorTable.of(which.factors(), Integer.MAX_VALUE));
      out.flush();
      return ExitCode.OK;
    }
  }

  /** {@code lode library show}. */
  @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one factor.")
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private Which which;

    @Parameters(paramLabel = "<fid>", description = "factor id, or enough of its first digits")
    private String fid;

    @Override
    public Integer call() {
      String id = Formula.digits(fid);
      List<Factor> hits = which.factors().stream().filter(f -> f.fid().startsWith(id)).toList();
      if (hits.isEmpty()) {
        throw new SettingsException("no such factor: fid=" + id + " remedy=lode library ls");
      }
      PrintWriter out = spec.commandLine().getOut();
      hits.forEach(factor -> show(factor, out));
      out.flush();
      return ExitCode.OK;
    }
  }

  private static void show(Factor factor, PrintWriter out) {
    out.printf(
        "f:%s  %s  sign %+d%n%n  %s%n%nrun %s at %s%ndata %s  universe %s  label %s%n%n",
        factor.fid(),
        factor.status(),
        factor.direction(),
        factor.formula(),
        factor.run(),
        factor.promoted(),
        factor.data().substring(0, Math.min(12, factor.data().length())),
        factor.universe(),
        factor.target());
    TextTable metrics = new TextTable("metric", "train", "validation");
    factor
        .train()
        .forEach((key, value) ->
            metrics.row(
                key,
                Numbers.fixed(value, 4),
                Numbers.fixed(factor.validation().getOrDefault(key, Double.NaN), 4)));
    out.println(metrics);
    TextTable backtest = new TextTable("backtest on validation", "value");
    factor.backtest().forEach((key, value) -> backtest.row(key, Numbers.fixed(value, 4)));
    out.println(backtest);
    TextTable checks = new TextTable("check", "result", "limit", "value");
    factor
        .checks()
        .forEach(c ->
            checks.row(
                c.name(), c.result(), Numbers.fixed(c.limit(), 4), Numbers.fixed(c.value(), 4)));
    out.println(checks);
  }

  /** {@code lode library export}. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes factors to standard output.")
  static final class Export implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private Which which;

    @Option(names = "--format", description = "csv (default), json, or text: one formula a line")
    private String format = "csv";

    @Override
    public Integer call() throws JsonProcessingException {
      PrintWriter out = spec.commandLine().getOut();
      List<Factor> factors = which.factors();
      switch (format) {
        case "csv" -> csv(factors, out);
        case "json" ->
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(factors));
        case "text" -> factors.forEach(f -> out.println(f.formula()));
        default ->
            throw new SettingsException(
                "unknown format: format=" + format + " known=csv,json,text");
      }
      out.flush();
      return ExitCode.OK;
    }

    private static void csv(List<Factor> factors, PrintWriter out) {
      out.println(
          "fid,status,direction,run,universe,target,rank_ic_train,rank_ic_valid,rank_icir_valid,"
              + "t_valid,turnover_valid,ls_sharpe,formula");
      for (Factor f : factors) {
        out.println(
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
                '"' + f.formula() + '"'));
      }
    }

    private static String value(Map<String, Double> figures, String key) {
      Double value = figures.get(key);
      return value == null ? "" : value.toString();
    }
  }
}
