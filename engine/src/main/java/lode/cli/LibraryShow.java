package lode.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import lode.formula.Formula;
import lode.library.DecayWatch;
import lode.library.Factor;
import lode.library.FactorDatabase;
import lode.library.FactorLibrary;
import lode.library.Measurements;
import lode.report.Numbers;
import lode.report.TextTable;
import lode.run.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode library show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows one factor: evidence, what updates measured, what became of it.")
final class LibraryShow implements Callable<Integer> {
  private static final int ALIKE = 5;

  @Mixin private LibraryChoice library;

  @Parameters(paramLabel = "<fid>", description = "Factor id, or enough of its first digits.")
  private String fid;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String id = Formula.digits(fid);
    List<Factor> hits = library.factors().stream().filter(f -> f.fid().startsWith(id)).toList();
    if (hits.isEmpty()) {
      throw new SettingsException("no such factor: fid=" + id + " remedy=lode library ls");
    }
    PrintWriter screen = spec.commandLine().getOut();
    hits.forEach(factor -> {
      evidence(factor, screen);
      if (library.named()) {
        measured(factor, screen);
      }
    });
    screen.flush();
    return ExitCode.OK;
  }

  private static void evidence(Factor factor, PrintWriter screen) {
    screen.printf(
        "f:%s  %s  sign %+d%s%s%n%n  %s%n%n",
        factor.fid(),
        factor.status(),
        factor.direction(),
        factor.name().isEmpty() ? "" : "  " + factor.name(),
        factor.category().isEmpty() ? "" : "  (" + factor.category() + ")",
        factor.formula());
    screen.printf(
        "run %s at %s%s%ndata %s  universe %s  label %s  operators %s%n%n",
        factor.run().isEmpty() ? "none" : factor.run(),
        factor.promoted(),
        born(factor),
        factor.data().substring(0, Math.min(12, factor.data().length())),
        factor.universe(),
        factor.target(),
        factor.operators());
    TextTable metrics = new TextTable("metric", "train", "validation");
    factor
        .train()
        .forEach((key, value) ->
            metrics.row(
                key,
                Numbers.fixed(value, 4),
                Numbers.fixed(factor.validation().getOrDefault(key, Double.NaN), 4)));
    print(metrics, factor.train().isEmpty(), screen);
    TextTable backtest = new TextTable("backtest on validation", "value");
    factor.backtest().forEach((key, value) -> backtest.row(key, Numbers.fixed(value, 4)));
    print(backtest, factor.backtest().isEmpty(), screen);
    TextTable checks = new TextTable("check", "result", "limit", "value");
    factor
        .checks()
        .forEach(c ->
            checks.row(
                c.name(), c.result(), Numbers.fixed(c.limit(), 4), Numbers.fixed(c.value(), 4)));
    print(checks, factor.checks().isEmpty(), screen);
  }

  private static String born(Factor factor) {
    if (factor.lineage().generation() < 0) {
      return "";
    }
    String parents = String.join(" f:", factor.lineage().parents());
    return ", born in generation "
        + factor.lineage().generation()
        + (parents.isEmpty() ? "" : " of f:" + parents);
  }

  private void measured(Factor factor, PrintWriter screen) {
    try (FactorLibrary opened = FactorLibrary.open(library.address())) {
      if (opened instanceof FactorDatabase database) {
        periods(database.measurements().performance(factor.fid()), screen);
        decay(database.measurements().decay().get(factor.fid()), screen);
        TextTable alike = new TextTable("most alike", "rank correlation");
        List<Measurements.Likeness> likeness = database.measurements().likeness(factor.fid());
        likeness.stream()
            .limit(ALIKE)
            .forEach(l -> alike.row("f:" + l.other(), Numbers.fixed(l.rho(), 2)));
        print(alike, likeness.isEmpty(), screen);
        TextTable events = new TextTable("at", "event", "why");
        database.events(factor.fid()).forEach(e -> events.row(e.at(), e.kind(), e.text()));
        print(events, false, screen);
      }
    }
  }

  /** The newest evaluation: metrics by period. */
  private static void periods(List<Measurements.Performance> all, PrintWriter screen) {
    List<Measurements.Performance> updates =
        all.stream().filter(p -> p.period().equals("all") || p.period().endsWith("d")).toList();
    if (updates.isEmpty()) {
      return;
    }
    String newest = updates.getFirst().evaluated();
    List<Measurements.Performance> now =
        updates.stream()
            .filter(p -> p.evaluated().equals(newest))
            .sorted(java.util.Comparator.comparingInt(LibraryShow::days))
            .toList();
    List<String> headings = new ArrayList<>(List.of("measured " + newest));
    now.forEach(p -> headings.add(p.period()));
    TextTable table = new TextTable(headings.toArray(String[]::new));
    Set<String> keys = new TreeSet<>();
    now.forEach(p -> keys.addAll(p.metrics().keySet()));
    for (String key : keys) {
      List<Object> row = new ArrayList<>(List.of(key));
      now.forEach(p -> row.add(Numbers.fixed(p.metrics().getOrDefault(key, Double.NaN), 4)));
      table.row(row.toArray());
    }
    print(table, false, screen);
  }

  private static int days(Measurements.Performance performance) {
    String period = performance.period();
    return period.equals("all")
        ? Integer.MAX_VALUE
        : Integer.parseInt(period.substring(0, period.length() - 1));
  }

  private static void decay(DecayWatch watch, PrintWriter screen) {
    if (watch != null) {
      screen.printf(
          "decay: %s  recent rank IC %s against %s before (z %s), cumulative sum %s of %s%n%n",
          watch.flagged() ? String.join(",", watch.flags()) : "none seen",
          Numbers.fixed(watch.recent(), 4),
          Numbers.fixed(watch.history(), 4),
          Numbers.fixed(watch.z(), 2),
          Numbers.fixed(watch.cusum(), 2),
          Numbers.fixed(watch.bound(), 2));
    }
  }

  private static void print(TextTable table, boolean empty, PrintWriter screen) {
    if (!empty) {
      screen.println(table);
    }
  }
}
