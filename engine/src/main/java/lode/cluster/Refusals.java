package lode.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lode.formula.Formula;

/**
 * Which formulas are not evaluated: those that would cost too much, and those that were given up
 * before, in this process or by the run so far. Written by the coordinator, read by the search.
 */
final class Refusals implements Poison.Ledger {
  private final Map<String, String> reasons = new ConcurrentHashMap<>();
  private final Poison.Ledger kept;
  private final Cost limits;
  private final int stocks;

  /** Beginning with what a ledger knows; what comes is kept there. */
  Refusals(Poison.Ledger kept, Cost limits, int stocks) {
    this.kept = kept;
    this.limits = limits;
    this.stocks = stocks;
    kept.known().forEach(poison -> reasons.put(poison.formula(), poison.reason()));
  }

  /** Why a formula is not evaluated; empty if it is. */
  Optional<String> reason(Formula formula) {
    return limits
        .excess(formula, stocks)
        .or(() ->
            Optional.ofNullable(reasons.get(formula.text()))
                .map(reason -> "given up before: reason=" + reason));
  }

  @Override
  public List<Poison> known() {
    return kept.known();
  }

  @Override
  public void add(Poison poison) {
    kept.add(poison);
    reasons.put(poison.formula(), poison.reason());
  }
}
