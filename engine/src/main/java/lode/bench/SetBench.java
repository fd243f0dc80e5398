package lode.bench;

import java.util.ArrayList;
import java.util.List;
import lode.evaluation.DryRun;
import lode.formula.Formula;
import lode.formula.FormulaSet;

/** Nanoseconds per stock-day of whole formula sets, computed as one batch. */
final class SetBench {
  private static final String SELECTING = "alpha158";
  private static final String WITHOUT = SELECTING + "_no_quantiles";

  /** Of the built-in sets, and of Alpha158 without its quantiles, on which engines differ most. */
  static final List<String> NAMES = names();

  /** A pass over a large panel takes many seconds and is steady. */
  private static final int ROUNDS = 3;

  private SetBench() {}

  private static List<String> names() {
    List<String> names = new ArrayList<>(FormulaSet.BUILT_IN);
    names.add(WITHOUT);
    return List.copyOf(names);
  }

  static BenchReport.SetCost measure(String set, Market market, BenchSettings settings) {
    List<Formula> formulas = formulas(set);
    DryRun.Batch batch = new DryRun(market.panel(), market.universe()).compile(formulas);
    Rounds.Piece piece = new Rounds.Piece(market.cells(), () -> batch.run(market.days()));
    double cost = new Rounds(settings, ROUNDS).perCell(List.of(piece))[0];
    return new BenchReport.SetCost(
        set, formulas.size(), market.stocks(), market.days(), BenchReport.rounded(cost));
  }

  private static List<Formula> formulas(String set) {
    return set.equals(WITHOUT)
        ? FormulaSet.of(SELECTING).trees().stream().filter(f -> !selects(f)).toList()
        : FormulaSet.of(set).trees();
  }

  /** Whether a quantile is taken anywhere in it. */
  private static boolean selects(Formula formula) {
    return formula instanceof Formula.Call call
        && (call.operator().name().equals("ts_quantile")
            || call.arguments().stream().anyMatch(SetBench::selects));
  }
}
