package lode.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lode.evaluation.DryRun;
import lode.formula.Formula;
import lode.operator.Attribute;
import lode.operator.Operator;
import lode.operator.Operators;
import lode.operator.Parameter;
import lode.panel.Field;
import lode.panel.GeneratedPanel;
import lode.panel.Panel;

/**
 * Nanoseconds per cell of single operators: formulas of one operator on fields of the panel, as the
 * evaluator streams them, the reading of the fields included.
 *
 * <p>Before anything is timed, every operator has run, whatever is asked for. Kernels share code,
 * and a compiler that has met one operator only makes code for that one: faster than any campaign
 * will see.
 */
final class OperatorBench {
  /** What an operator reads, in order: both signs, ties and missing values; a price; a quantity. */
  private static final List<Formula> SERIES =
      List.of(new Formula.Field("returns"), new Formula.Field("vwap"), new Formula.Field("volume"));

  /** Their cost may grow with the window: these are measured with longer ones too. */
  private static final Set<String> LONG =
      Set.of(
          "ts_mean",
          "ts_std",
          "ts_corr",
          "ts_decay_linear",
          "ts_max",
          "ts_argmax",
          "ts_rank",
          "ts_quantile",
          "ts_median");

  private static final List<Integer> LONGER = List.of(60, 250);

  /** Calls after which HotSpot compiles a kernel for good are 600; a call is a chunk of dates. */
  private static final int WARM_PASSES = 30;

  private static final GeneratedPanel WARM = GeneratedPanel.of(128, 400);

  /** Nanoseconds that a measurement may take; of slower operators fewer dates are computed. */
  private final long budget;

  private static boolean warm;

  private final BenchSettings settings;

  OperatorBench(BenchSettings settings) {
    this.settings = settings;
    this.budget = settings.quick() ? 10_000_000 : 60_000_000;
  }

  /** A formula and the window in it, if it has one. */
  private record Subject(Operator operator, Integer window, Formula formula) {}

  /**
   * Runs every operator until the compiler knows them all, once in a process; not for panels so
   * small that what is measured on them says nothing anyway.
   */
  static synchronized void warmUp(BenchSettings settings, long cells) {
    if (warm || cells < (long) WARM.stocks() * WARM.days()) {
      return;
    }
    warm = true;
    Market market = new Market(WARM.panel(), "all");
    DryRun run = new DryRun(market.panel(), market.universe());
    List<DryRun.Batch> batches = new ArrayList<>();
    for (Operator operator : Operators.all()) {
      subject(operator, BenchSettings.WINDOW, market)
          .ifPresent(subject -> batches.add(run.compile(List.of(subject.formula))));
    }
    for (int pass = 0; pass < WARM_PASSES; pass++) {
      pass(batches, market.days());
    }
    new Rounds(settings).settle(() -> pass(batches, market.days()));
  }

  private static long pass(List<DryRun.Batch> batches, int days) {
    return batches.stream().mapToLong(batch -> batch.run(days)).sum();
  }

  /** Cost of the operators on a market; those that it lacks a group for are left out. */
  List<BenchReport.OperatorCost> measure(List<Operator> operators, Market market) {
    List<Subject> subjects = new ArrayList<>();
    for (Operator operator : operators) {
      for (int window : windows(operator)) {
        if (window <= market.days()) {
          subject(operator, window, market).ifPresent(subjects::add);
        }
      }
    }
    DryRun run = new DryRun(market.panel(), market.universe());
    List<Sized> sized = subjects.stream().map(s -> sized(run, s.formula, market)).toList();
    double[] costs = new Rounds(settings).perCell(sized.stream().map(Sized::piece).toList());
    List<BenchReport.OperatorCost> rows = new ArrayList<>();
    for (int s = 0; s < costs.length; s++) {
      Subject subject = subjects.get(s);
      rows.add(
          new BenchReport.OperatorCost(
              subject.operator.name(),
              subject.window,
              market.stocks(),
              BenchReport.rounded(costs[s]),
              BenchReport.rounded(sized.get(s).bytesPerDate())));
    }
    return rows;
  }

  /** Cost of reading one field, which is part of every operator's. */
  BenchReport.Reading reading(Market market) {
    DryRun run = new DryRun(market.panel(), market.universe());
    double[] cost =
        new Rounds(settings).perCell(List.of(sized(run, SERIES.getFirst(), market).piece()));
    return new BenchReport.Reading(market.stocks(), BenchReport.rounded(cost[0]));
  }

  /** So many dates of a formula as the budget allows. */
  private Sized sized(DryRun run, Formula formula, Market market) {
    DryRun.Batch batch = run.compile(List.of(formula));
    int least = Math.min(market.days(), formula.lookback() + 64);
    long once = Math.max(1, Rounds.nanos(() -> batch.run(least)));
    return new Sized(
        batch, Math.clamp(budget * least / once, least, market.days()), market.stocks());
  }

  /** A formula over the first dates of a panel. */
  private record Sized(DryRun.Batch batch, int dates, int stocks) {
    Rounds.Piece piece() {
      return new Rounds.Piece((long) dates * stocks, () -> batch.run(dates));
    }

    /** What more dates allocate more; a run has its fixed cost, the first one its rings as well. */
    double bytesPerDate() {
      Rounds.bytes(() -> batch.run(dates / 2));
      long few = Rounds.bytes(() -> batch.run(dates / 2));
      long all = Rounds.bytes(() -> batch.run(dates));
      return (double) (all - few) / (dates - dates / 2);
    }
  }

  private List<Integer> windows(Operator operator) {
    boolean takesOne =
        operator.parameters().stream().anyMatch(p -> p.kind() == Parameter.Kind.WINDOW);
    if (!takesOne) {
      return List.of(BenchSettings.WINDOW);
    }
    if (!settings.windows().isEmpty()) {
      return settings.windows();
    }
    List<Integer> windows = new ArrayList<>(List.of(BenchSettings.WINDOW));
    if (!settings.quick() && LONG.contains(operator.name())) {
      windows.addAll(LONGER);
    }
    return windows;
  }

  private static Optional<Subject> subject(Operator operator, int window, Market market) {
    List<Attribute> attributes = new ArrayList<>();
    Integer shown = null;
    for (Parameter parameter : operator.parameters()) {
      switch (parameter.kind()) {
        case WINDOW -> {
          int rows = shown == null ? Math.max(window, (int) parameter.least()) : small(parameter);
          shown = shown == null ? Integer.valueOf(rows) : shown;
          attributes.add(new Attribute.Window(rows));
        }
        case CONSTANT -> attributes.add(new Attribute.Constant(middle(parameter)));
        case GROUP -> {
          String group = group(market.panel());
          if (group == null) {
            return Optional.empty();
          }
          attributes.add(new Attribute.Group(group));
        }
      }
    }
    Formula formula = new Formula.Call(operator, SERIES.subList(0, operator.arity()), attributes);
    return Optional.of(new Subject(operator, shown, formula));
  }

  private static int small(Parameter second) {
    return second.grid().isEmpty() ? (int) second.least() : second.grid().getFirst().intValue();
  }

  private static float middle(Parameter parameter) {
    List<Double> grid = parameter.grid();
    return grid.isEmpty() ? (float) parameter.least() : grid.get(grid.size() / 2).floatValue();
  }

  private static String group(Panel panel) {
    return panel.fields().stream()
        .filter(field -> field.kind() == Field.Kind.GROUP)
        .map(Field::name)
        .findFirst()
        .orElse(null);
  }
}
