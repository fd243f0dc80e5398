package lode.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import lode.backtest.CrossSection;
import lode.backtest.TearSheet;
import lode.evaluation.Split;
import lode.formula.Formula;
import lode.formula.FormulaException;
import lode.journal.JsonFile;
import lode.market.DataSource;
import lode.panel.Panel;
import lode.panel.Period;
import lode.report.BacktestTable;
import lode.report.ReturnsTable;
import lode.run.KnownFormula;
import lode.run.RunBacktests;
import lode.run.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode backtest}: what a formula would have earned, had it been traded. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Trades a formula: long-short and long-only quantiles in overlapping sleeves, and a top-k",
      "portfolio; costs, price limits, suspensions, capacity, benchmarks, stress windows."
    },
    footer =
        "Rules and costs are the settings backtest.* of"
            + " engine/src/main/resources/lode/run/campaign.conf: -D backtest.costs.slippage=0.001")
final class BacktestCommand implements Callable<Integer> {
  private static final Pattern FID = Pattern.compile("(f:)?[0-9a-f]{4,12}");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "<formula|fid>",
      description = "a formula, or the id (four digits or more) of one that a run evaluated")
  private String what;

  @Option(
      names = "--run",
      description = "run to look the id up in (default: all under runs/, newest first)")
  private String run;

  @Mixin private SettingsChoice choice;

  @Option(
      names = "--from",
      description =
          "first day of a signal (default: of validation for an id, of train for a formula)")
  private LocalDate from;

  @Option(
      names = "--to",
      description =
          "day of the last trade; after the end of validation the holdout is read (default: end of"
              + " validation)")
  private LocalDate to;

  @Option(names = "--reason", description = "why the holdout is read; goes into its ledger")
  private String reason;

  @Option(names = "--low", description = "low values are good (for an id: as it was on train)")
  private boolean low;

  @Option(names = "--config", description = "HOCON file of settings")
  private Path config;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "TABLE",
      paramLabel = "<form>",
      description = "table or json, as in a run's backtests/<fid>.json (default: table)")
  private EvaluateCommand.Output output;

  @Option(
      names = "--returns",
      paramLabel = "<file>",
      description = "writes the daily series as CSV")
  private Path returns;

  /** What is traded, by which settings. */
  private record Order(Formula formula, int direction, Settings settings, boolean known) {}

  @Override
  public Integer call() {
    TearSheet sheet;
    try {
      sheet = trade(order());
    } catch (FormulaException e) {
      return Failures.refused(spec.commandLine(), e, what);
    }
    PrintWriter screen = spec.commandLine().getOut();
    screen.print(
        switch (output) {
          case TABLE -> BacktestTable.of(sheet);
          case JSON -> JsonFile.text(sheet);
        });
    screen.flush();
    if (returns != null) {
      write(sheet);
    }
    return ExitCode.OK;
  }

  private Order order() {
    if (FID.matcher(what).matches()) {
      KnownFormula known = KnownFormula.find(run, what);
      Settings settings = choice.of(known.run());
      return new Order(known.formula(), low ? -1 : known.direction(), settings, true);
    }
    Settings chosen = Settings.of(Settings.resolve(config, choice.options()));
    return new Order(Formula.parse(what), low ? -1 : 1, chosen, false);
  }

  private TearSheet trade(Order order) {
    Settings chosen = order.settings();
    try (DataSource source = DataSource.open(chosen.data(), DataSource.DEFAULT_CACHE)) {
      Panel whole = source.panel();
      Split split = chosen.split(whole);
      Period period = period(whole, split, order.known());
      RunBacktests.unseal(
              "lode backtest", chosen, whole, split, period, List.of(order.formula()), reason)
          .ifPresent(
              look -> spec.commandLine().getErr().println("holdout opened: look " + look.number()));
      Panel panel = whole.until(period.to());
      return new CrossSection(panel, chosen.universe(), chosen.target(), chosen.backtest())
          .run(
              List.of(order.formula()),
              new int[] {order.direction()},
              period,
              told(whole, split, period))
          .getFirst();
    }
  }

  private Period period(Panel panel, Split split, boolean known) {
    int first = known ? split.validation().from() : split.train().from();
    int begin = from == null ? first : panel.dates().ceiling(from);
    int end = to == null ? split.validation().to() : panel.dates().ceiling(to.plusDays(1));
    if (end - begin < 3) {
      throw new IllegalArgumentException(
          "period has nothing to trade: from="
              + (from == null ? panel.dates().at(first) : from)
              + " to="
              + (to == null ? panel.dates().at(end - 1) : to)
              + " data="
              + panel.dates().at(0)
              + ".."
              + panel.dates().at(panel.dates().size() - 1)
              + " least=3 trading days");
    }
    return new Period(begin, end);
  }

  /** What the period is to the search; said aloud where it was not named, or reaches too far. */
  private String told(Panel panel, Split split, Period period) {
    PrintWriter notes = spec.commandLine().getErr();
    int seen = split.validation().to();
    String name;
    if (period.equals(split.validation())) {
      name = "validation";
    } else if (period.to() > seen) {
      name = "as asked, with " + (period.to() - Math.max(seen, period.from())) + " days of holdout";
      notes.println(
          "note: days after validation are read: validation ends=" + panel.dates().at(seen - 1));
    } else if (from == null && to == null) {
      name = "train and validation";
      notes.println(
          "note: traded over train and validation, by shares of the dates; days of the sealed"
              + " holdout="
              + (panel.dates().size() - seen)
              + " are not read");
    } else {
      name = "as asked";
    }
    notes.flush();
    return name;
  }

  private void write(TearSheet sheet) {
    try {
      Files.writeString(returns, ReturnsTable.csv(sheet));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write: file=" + returns, e);
    }
    spec.commandLine().getErr().println("wrote: " + returns);
  }
}
