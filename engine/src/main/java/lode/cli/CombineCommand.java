package lode.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lode.combination.Combined;
import lode.combination.Combiner;
import lode.combination.Fit;
import lode.combination.Method;
import lode.combination.Plan;
import lode.evaluation.Split;
import lode.evaluation.Standing;
import lode.formula.Formula;
import lode.formula.FormulaSet;
import lode.journal.DurableFile;
import lode.library.FactorLibrary;
import lode.market.DataSource;
import lode.market.FactorValues;
import lode.panel.Field;
import lode.panel.Panel;
import lode.run.RunDirectory;
import lode.run.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode combine}: several factors as one. */
@Command(
    name = "combine",
    mixinStandardHelpOptions = true,
    description = {
      "Weights factors by several methods and measures each combination out of sample.",
      "Weights are fitted on train and measured on validation; the holdout is never read."
    })
final class CombineCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "<run>",
      arity = "0..1",
      description = "run whose active factors, data, label and split count")
  private String run;

  @Option(
      names = "--library",
      paramLabel = "<address>",
      description = "library to take factors from (default: the run's)")
  private String library;

  @Option(
      names = "--formulas",
      split = ",",
      paramLabel = "<set>",
      description = "built-in set or file of formulas to combine instead")
  private List<String> sets = List.of();

  @Option(
      names = "--method",
      split = ",",
      paramLabel = "<name>",
      description = "equal, ic, icir, max-icir, pool, or all (default: ${DEFAULT-VALUE})",
      defaultValue = "all")
  private List<String> names;

  @Option(
      names = "--scale",
      defaultValue = "RANK",
      description = "what a value becomes each day: ${COMPLETION-CANDIDATES} (default: RANK)")
  private Standing.Scale scale;

  @Option(
      names = "--rolling",
      paramLabel = "<days>",
      defaultValue = "0",
      description = "fit again and again on so many last known days (default: once, on train)")
  private int window;

  @Option(
      names = "--every",
      paramLabel = "<days>",
      defaultValue = "20",
      description = "days between two such fits (default: ${DEFAULT-VALUE})")
  private int every;

  @Option(
      names = "--shrinkage",
      paramLabel = "<share>",
      description = "of the ICs' correlations, 0 to 1, for max-icir (default: by their noise)")
  private Double shrinkage;

  @Option(
      names = "--pool-t",
      paramLabel = "<t>",
      defaultValue = "2",
      description = "least t of the IC that a factor adds to the pool (default: ${DEFAULT-VALUE})")
  private double poolT;

  @Option(
      names = "--values",
      paramLabel = "<file>",
      description = "write the combined values, a column for each method: .parquet or .panel")
  private Path values;

  @Option(
      names = "--weights",
      paramLabel = "<file>",
      description = "write the weights of a single method by date, as lode timing --factors reads")
  private Path weights;

  @Option(names = "--threads", description = "threads that score (default: one per core)")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private SettingsChoice choice;
  @Mixin private OutputChoice output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Method> methods = methods();
    if (weights != null && methods.size() != 1) {
      throw new IllegalArgumentException(
          "--weights needs a single method: methods=" + names + " remedy=--method icir");
    }
    RunDirectory directory = run == null ? null : RunDirectory.of(run);
    Settings settings = choice.of(directory);
    List<Formula> formulas = formulas(directory);
    Plan plan =
        new Plan(scale, window, every, shrinkage == null ? Fit.AUTOMATIC : shrinkage, poolT);
    try (DataSource source = DataSource.open(settings.data(), DataSource.DEFAULT_CACHE)) {
      Split split = settings.split(source.panel());
      Combiner combiner =
          new Combiner(
              source.panel(),
              settings.universe(),
              settings.target(),
              split,
              formulas,
              plan,
              methods,
              threads);
      List<Combined> combined = combiner.combine(methods);
      Panel panel = combiner.panel();
      CombineReport report =
          CombineReport.of(about(settings, panel), panel, split, plan, combiner, combined);
      output.print(spec.commandLine().getOut(), report, report.lines());
      write(settings, combiner, combined);
    }
    return ExitCode.OK;
  }

  private List<Method> methods() {
    if (names.equals(List.of("all"))) {
      return List.of(Method.values());
    }
    List<Method> methods = new ArrayList<>();
    for (String name : names) {
      methods.add(
          Arrays.stream(Method.values())
              .filter(m -> m.key().equals(name))
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "unknown method: name="
                          + name
                          + " known="
                          + Arrays.stream(Method.values()).map(Method::key).toList())));
    }
    return methods;
  }

  private List<Formula> formulas(RunDirectory directory) {
    List<Formula> formulas = new ArrayList<>();
    sets.forEach(set -> formulas.addAll(FormulaSet.of(set).trees()));
    if (sets.isEmpty()) {
      if (library == null && directory == null) {
        throw new IllegalArgumentException(
            "nothing to combine: give a run, --library or --formulas");
      }
      String address = library != null ? library : directory.library().toString();
      try (FactorLibrary opened = FactorLibrary.open(address)) {
        opened.active().forEach(factor -> formulas.add(Formula.parse(factor.formula())));
      }
      if (formulas.isEmpty()) {
        throw new IllegalArgumentException("no active factor: library=" + address);
      }
    }
    return formulas;
  }

  private static Map<String, String> about(Settings settings, Panel panel) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("data", settings.data());
    about.put("fingerprint", panel.fingerprint());
    about.put("universe", settings.universe());
    about.put("target", settings.target().key());
    return about;
  }

  private void write(Settings settings, Combiner combiner, List<Combined> combined) {
    if (weights != null) {
      DurableFile.write(weights, CombineReport.weights(combiner, combined.getFirst()));
      spec.commandLine().getErr().println("wrote: file=" + weights);
    }
    if (values != null) {
      List<Field> columns =
          combined.stream()
              .map(c ->
                  new Field(
                      c.method().key().replace('-', '_'),
                      Field.Kind.VALUE,
                      "Combination of "
                          + combiner.singles().size()
                          + " factors, "
                          + c.method().meaning()))
              .toList();
      String wrote =
          FactorValues.write(
              values,
              combiner.panel(),
              settings.universe(),
              columns,
              sink -> combiner.values(combined, sink));
      spec.commandLine().getErr().println("wrote: " + wrote);
    }
  }
}
