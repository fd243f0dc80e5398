package lode.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import lode.evaluation.Split;
import lode.evaluation.Subpanel;
import lode.formula.Formula;
import lode.library.Factor;
import lode.library.FactorDatabase;
import lode.library.FactorLibrary;
import lode.library.LibraryAddress;
import lode.library.StoredValues;
import lode.market.DataSource;
import lode.panel.Panel;
import lode.panel.Period;
import lode.run.IntegrityException;
import lode.run.RunBacktests;
import lode.run.RunDirectory;
import lode.run.Settings;
import lode.timing.Batch;
import lode.timing.Combination;
import lode.timing.KnownValues;
import lode.timing.Mode;
import lode.timing.Question;
import lode.timing.Rules;
import lode.timing.StockResult;
import lode.timing.Task;
import lode.timing.Term;
import lode.timing.Timing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lode timing}: single stocks, bought and sold by the score of a few factors. */
@Command(
    name = "timing",
    mixinStandardHelpOptions = true,
    description = {
      "Trades single stocks by the score of weighted factors: in above one threshold, out below",
      "another, at the next day's price. The data end with validation, where the sealed holdout",
      "begins; --to behind it needs a --reason, which goes into the ledger of looks."
    })
final class TimingCommand implements Callable<Integer> {
  enum Directions {
    LEARNED,
    STATED
  }

  @Option(names = "--stock", paramLabel = "<symbol>", description = "the stock to trade")
  private String stock;

  @Option(
      names = "--pool",
      paramLabel = "<file|universe>",
      description = "trade a batch instead: a symbol a line, or every stock ever in a universe")
  private String pool;

  @Option(
      names = "--factors",
      paramLabel = "<list|file>",
      description = {
        "'0.6*f:3a9c,0.4*neg(ts_mean(returns,5))': formulas, or ids of a library; weights sum to 1;",
        "or a file of weights by date, as lode combine --weights writes."
      })
  private String factors;

  @Option(names = "--run", description = "run whose data, split, costs and factors count")
  private String run;

  @Option(names = "--library", paramLabel = "<address>", description = "library that ids are of")
  private String library;

  @Option(
      names = "--mode",
      defaultValue = "HISTORICAL",
      description = {
        "historical: what was known each day; model: today's weights and directions over all of",
        "history, which is hindsight (default: historical)."
      })
  private Mode mode;

  @Option(
      names = "--directions",
      defaultValue = "LEARNED",
      description = {
        "learned: whether high is good is learned from rank ICs known by the day;",
        "stated: as written, or as in the library (default: learned; a file's are stated)."
      })
  private Directions directions;

  @Option(names = "--buy", defaultValue = "0.6", description = "buy above (default: 0.6)")
  private double buy;

  @Option(names = "--sell", defaultValue = "-0.6", description = "sell below (default: -0.6)")
  private double sell;

  @Option(
      names = "--blind",
      defaultValue = "20",
      paramLabel = "<days>",
      description = "sell after so many days of trading without a score (default: 20)")
  private int blind;

  @Option(names = "--from", defaultValue = "", description = "first date (default: of the data)")
  private String from;

  @Option(names = "--to", defaultValue = "", description = "last date (default: of validation)")
  private String to;

  @Option(names = "--reason", description = "why the holdout is read; goes into its ledger")
  private String reason;

  @Option(
      names = "--out",
      paramLabel = "<folder>",
      description = "folder of a batch (default: runs/timing)")
  private Path out = Path.of("runs", "timing");

  @Option(
      names = "--resume",
      paramLabel = "<folder>",
      description = "go on with a batch; everything else is as it was asked")
  private Path resume;

  @Option(names = "--threads", description = "threads (default: one per core); same results")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private SettingsChoice choice;
  @Mixin private OutputChoice output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (resume != null) {
      try (Batch batch = Batch.resume(resume);
          DataSource source = DataSource.open(batch.asked().data(), DataSource.DEFAULT_CACHE)) {
        Panel panel = source.panel().until(batch.asked().dates());
        requireSameData(batch.asked(), panel);
        return trade(batch, timing(panel, batch.asked()), resume);
      }
    }
    if ((stock == null) == (pool == null) || factors == null) {
      throw new IllegalArgumentException(
          "give --factors, and either --stock or --pool: stock=" + stock + " pool=" + pool);
    }
    RunDirectory directory = run == null ? null : RunDirectory.of(run);
    Settings settings = choice.of(directory);
    Combination combination = combination(directory);
    try (DataSource source = DataSource.open(settings.data(), DataSource.DEFAULT_CACHE)) {
      Panel panel = seen(source.panel(), settings, combination);
      Question question = question(settings, combination);
      return pool == null ? one(panel, question) : many(panel, settings.data(), question);
    }
  }

  /** The panel up to the end of validation, or to where a look was entered that goes further. */
  private Panel seen(Panel whole, Settings settings, Combination combination) {
    Split split = settings.split(whole);
    int open = split.validation().to();
    int end = to.isEmpty() ? open : whole.dates().ceiling(LocalDate.parse(to).plusDays(1));
    if (end <= open) {
      return whole.until(open);
    }
    RunBacktests.unseal(
            "lode timing",
            settings,
            whole,
            split,
            new Period(open, end),
            combination.trees(),
            reason)
        .ifPresent(
            look -> spec.commandLine().getErr().println("holdout opened: look " + look.number()));
    return whole.until(end);
  }

  private Question question(Settings settings, Combination combination) {
    return new Question(
        combination,
        settings.universe(),
        mode,
        settings.target(),
        new Rules(
            buy,
            sell,
            blind,
            settings.target().entry(),
            settings.backtest().costs(),
            settings.backtest().capital(),
            settings.backtest().delisting()),
        from,
        to);
  }

  private static void requireSameData(Batch.Asked asked, Panel panel) {
    if (!asked.fingerprint().equals(panel.fingerprint())) {
      throw new IntegrityException(
          "data are not those it began with: data="
              + asked.data()
              + " fingerprint="
              + panel.fingerprint()
              + " began="
              + asked.fingerprint());
    }
  }

  private int one(Panel panel, Question question) {
    Timing timing = timing(panel, question, List.of(stock), library == null ? "" : library);
    StockResult result = timing.run(stock);
    output.print(spec.commandLine().getOut(), result, TimingText.of(result, question));
    return ExitCode.OK;
  }

  private int many(Panel panel, String data, Question question) {
    List<String> symbols = symbols(panel);
    Batch.Asked asked =
        new Batch.Asked(
            data,
            panel.fingerprint(),
            panel.dates().size(),
            question,
            symbols,
            library == null ? "" : library);
    Timing timing = timing(panel, asked);
    try (Batch batch = Batch.begin(out, asked)) {
      return trade(batch, timing, out);
    }
  }

  private Timing timing(Panel panel, Batch.Asked asked) {
    return timing(panel, asked.question(), asked.pool(), asked.library());
  }

  /** Historical mode reads what a library wrote down, and says how much that is. */
  private Timing timing(Panel panel, Question question, List<String> symbols, String address) {
    boolean written =
        question.mode() == Mode.HISTORICAL
            && !address.isEmpty()
            && !(LibraryAddress.of(address) instanceof LibraryAddress.Lines);
    Timing timing;
    if (written) {
      try (FactorDatabase opened = FactorDatabase.open(address);
          StoredValues values =
              new StoredValues(
                  opened, StoredValues.folder(opened.address()), panel, question.universe())) {
        timing = new Timing(panel, question, symbols, threads, values);
      }
    } else {
      timing = new Timing(panel, question, symbols, threads, KnownValues.NONE);
    }
    if (question.mode() == Mode.HISTORICAL) {
      spec.commandLine().getErr().println(TimingText.values(timing.told(), panel.dates().size()));
    }
    return timing;
  }

  private int trade(Batch batch, Timing timing, Path folder) {
    try (Interrupt interrupt = new Interrupt()) {
      List<Task> tasks = batch.run(timing::run, threads, interrupt::requested);
      output.print(spec.commandLine().getOut(), tasks, TimingText.of(tasks, folder));
      boolean ended =
          tasks.stream()
              .allMatch(t -> t.state() == Task.State.DONE || t.state() == Task.State.FAILED);
      return ended ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
  }

  private List<String> symbols(Panel panel) {
    if (panel.universes().contains(pool)) {
      return Arrays.stream(Subpanel.everInside(panel, pool, panel.dates().size()))
          .mapToObj(panel.stocks()::at)
          .toList();
    }
    Path file = Path.of(pool);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "neither a file nor a universe: pool=" + pool + " universes=" + panel.universes());
    }
    return read(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.split("[\\s,]", 2)[0])
        .distinct()
        .toList();
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + file, e);
    }
  }

  private Combination combination(RunDirectory directory) {
    if (!factors.contains("(") && Files.isRegularFile(Path.of(factors))) {
      return Combination.parse(read(Path.of(factors)), factors);
    }
    List<Term> terms = new ArrayList<>();
    List<Integer> signs = new ArrayList<>();
    for (Term term : Term.parse(factors)) {
      if (term.factor().startsWith("f:")) {
        Factor factor = factor(term.factor(), directory);
        terms.add(new Term(term.weight(), factor.formula()));
        signs.add(factor.direction());
      } else {
        terms.add(new Term(term.weight(), Formula.parse(term.factor()).text()));
        signs.add(1);
      }
    }
    Combination combination = Combination.of(terms, signs);
    return directions == Directions.LEARNED ? combination.learning() : combination;
  }

  private Factor factor(String fid, RunDirectory directory) {
    if (library == null && directory == null) {
      throw new IllegalArgumentException(
          "an id is of a library: factor=" + fid + " remedy=give --run or --library");
    }
    String address = library != null ? library : directory.library().toString();
    try (FactorLibrary opened = FactorLibrary.open(address)) {
      return opened
          .find(fid)
          .orElseThrow(() ->
              new IllegalArgumentException("no such factor: fid=" + fid + " library=" + address));
    }
  }
}
