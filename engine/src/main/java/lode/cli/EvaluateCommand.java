package lode.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lode.evaluation.Labels;
import lode.evaluation.Score;
import lode.evaluation.Scorer;
import lode.evaluation.Shards;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.formula.FormulaException;
import lode.formula.FormulaSet;
import lode.formula.NamedFormula;
import lode.ledger.DataLedger;
import lode.ledger.Look;
import lode.market.DataSource;
import lode.market.FactorValues;
import lode.panel.Dates;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import lode.run.Seal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode evaluate}: what formulas are worth on data. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Scores formulas on the dates of the data, by horizon and by year: up to the sealed holdout,"
          + " which is the earliest that any campaign on these data has declared, or else the last"
          + " fifth.",
      "--open-holdout scores all dates; that is written down for ever."
    })
final class EvaluateCommand implements Callable<Integer> {
  /** Days held where nothing else is said. */
  static final int DEFAULT_HORIZON = 5;

  private static final Pattern NAME = Pattern.compile("\\bname=(\\w+)");

  enum Output {
    TABLE,
    JSON
  }

  @Parameters(
      paramLabel = "<formula>",
      arity = "0..*",
      description = "Formula, such as 'neg(ts_mean(returns,5))'.")
  private List<String> texts = List.of();

  @Option(
      names = "--formulas",
      split = ",",
      paramLabel = "<set>",
      description = "Built-in set (lode formulas lists them), or file with a formula a line.")
  private List<String> sets = List.of();

  @Option(
      names = "--data",
      defaultValue = "sample",
      paramLabel = "<source>",
      description = "Panel file, folder, or sample (default: ${DEFAULT-VALUE}).")
  private String data;

  @Option(
      names = "--universe",
      defaultValue = "all",
      paramLabel = "<name>",
      description = "Stocks to score on (default: ${DEFAULT-VALUE}).")
  private String universe;

  @Option(
      names = "--horizon",
      split = ",",
      defaultValue = "1,5,10,20",
      paramLabel = "<days>",
      description = "Days held (default: ${DEFAULT-VALUE}).")
  private List<Integer> horizons;

  @Option(
      names = "--entry",
      defaultValue = "OPEN",
      paramLabel = "<price>",
      description = "Price of entry on the next day: open, close or vwap (default: open).")
  private Price entry;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "TABLE",
      paramLabel = "<form>",
      description = "table or json (default: table).")
  private Output output;

  @Option(
      names = "--values",
      paramLabel = "<file>",
      description = {
        "Also writes the values: <file>.parquet has date, symbol and a column per formula,",
        "<file>.panel a field per formula, which Lode and numpy read without a copy."
      })
  private Path values;

  @Option(
      names = "--no-scores",
      description = "Only writes the values; nothing is compared with what came after.")
  private boolean unscored;

  @Option(
      names = "--open-holdout",
      description = "Scores the sealed holdout too; needs --reason, and is written down for ever.")
  private boolean open;

  @Option(names = "--reason", description = "Why the holdout is opened; goes into its ledger.")
  private String reason;

  @Option(
      names = "--ledger",
      paramLabel = "<folder>",
      description = "Where it is remembered who looked (default: runs/.ledger).")
  private Path ledger = DataSource.DEFAULT_CACHE.resolveSibling(".ledger");

  @Option(
      names = "--threads",
      paramLabel = "<number>",
      description = "Threads that evaluate (default: one per core); results are the same for any.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter screen = spec.commandLine().getOut();
    for (int horizon : horizons) {
      if (horizon < 1) {
        throw new IllegalArgumentException("a horizon is at least one day: horizon=" + horizon);
      }
    }
    if (threads < 1 || (unscored && values == null)) {
      throw new IllegalArgumentException(
          threads < 1 ? "at least one thread: threads=" + threads : "--no-scores needs --values");
    }
    List<NamedFormula> formulas = new ArrayList<>();
    for (String text : texts) {
      try {
        formulas.add(NamedFormula.unnamed(Formula.parse(text)));
      } catch (FormulaException e) {
        return refused(e, text, e.position());
      }
    }
    for (String set : sets) {
      try {
        formulas.addAll(FormulaSet.of(set).formulas());
      } catch (FormulaException e) {
        return refused(e, "", -1);
      }
    }
    if (formulas.isEmpty()) {
      throw new IllegalArgumentException("nothing to evaluate: give a formula, or --formulas");
    }
    try (DataSource source = DataSource.open(data, DataSource.DEFAULT_CACHE)) {
      if (!unscored) {
        Panel seen = unsealed(source.panel(), formulas);
        show(screen, source.panel(), seen, reports(seen, formulas));
      }
      if (values != null) {
        String wrote = FactorValues.write(values, source.panel(), universe, formulas, threads);
        spec.commandLine().getErr().println("wrote: " + wrote);
      }
    } catch (FormulaException e) {
      return refused(e);
    }
    screen.flush();
    return 0;
  }

  /** What may be looked at: all but the holdout, or all where the look has been written down. */
  private Panel unsealed(Panel panel, List<NamedFormula> formulas) {
    Seal seal = Seal.of(panel, ledger);
    if (!seal.hides(panel)) {
      return panel;
    }
    if (!open) {
      return panel.until(seal.from());
    }
    Dates dates = panel.dates();
    Look look =
        DataLedger.of(ledger, panel.fingerprint())
            .holdout()
            .enter(
                "lode evaluate",
                "",
                reason,
                formulas.stream().map(named -> named.formula().fid()).toList(),
                dates.at(seal.from()).toString(),
                dates.at(dates.size() - 1).toString());
    spec.commandLine().getErr().println("holdout opened: look " + look.number() + " at it");
    return panel;
  }

  private List<FormulaReport> reports(Panel panel, List<NamedFormula> formulas) {
    List<Target> targets =
        horizons.stream().distinct().map(days -> new Target(days, entry)).toList();
    Dates dates = panel.dates();
    Labels labels = Labels.of(panel, universe, targets, new Period(0, dates.size()));
    List<Score> scores =
        Shards.map(
            formulas.stream().map(NamedFormula::formula).toList(),
            threads,
            shard -> new Scorer(panel, labels).score(shard));
    List<FormulaReport> reports = new ArrayList<>();
    for (int f = 0; f < formulas.size(); f++) {
      reports.add(FormulaReport.of(formulas.get(f), scores.get(f), targets, dates));
    }
    return reports;
  }

  private void show(PrintWriter screen, Panel panel, Panel seen, List<FormulaReport> reports)
      throws JsonProcessingException {
    Dates dates = seen.dates();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("data", data);
    about.put("fingerprint", panel.fingerprint());
    about.put("from", dates.at(0).toString());
    about.put("to", dates.at(dates.size() - 1).toString());
    if (dates.size() < panel.dates().size()) {
      about.put("sealed_from", panel.dates().at(dates.size()).toString());
    }
    about.put("dates", dates.size());
    about.put("stocks", panel.stocks().size());
    about.put("universe", universe);
    about.put("entry", entry.field());
    if (output == Output.JSON) {
      about.put("formulas", reports.stream().map(FormulaReport::tree).toList());
      screen.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(about));
      return;
    }
    about.put("fingerprint", panel.fingerprint().substring(0, 12));
    StringBuilder line = new StringBuilder();
    about.forEach((key, value) -> line.append(key).append('=').append(value).append(' '));
    screen.println(line.toString().strip());
    if (sets.isEmpty()) {
      reports.forEach(report -> screen.printf("%n%s", report.table()));
    } else {
      screen.printf(
          "%n%s%n%s%n", FormulaReport.list(reports), "-o json has all horizons and years");
    }
    screen.flush();
  }

  /** A field that the data lacks has no position: it is looked for in what was typed. */
  private int refused(FormulaException e) {
    Matcher name = NAME.matcher(e.getMessage());
    if (name.find()) {
      Pattern word = Pattern.compile("\\b" + name.group(1) + "\\b");
      for (String text : texts) {
        Matcher found = word.matcher(text);
        if (found.find()) {
          return refused(e, text, found.start());
        }
      }
    }
    return refused(e, "", -1);
  }

  private int refused(FormulaException e, String text, int position) {
    PrintWriter errors = spec.commandLine().getErr();
    errors.println("error: " + e.getMessage());
    if (position >= 0) {
      errors.println(new FormulaException(e.getMessage(), position).caret(text));
    }
    errors.flush();
    return ExitCode.USER;
  }
}
