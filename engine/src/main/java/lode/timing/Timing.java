package lode.timing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lode.formula.Formula;
import lode.panel.Dates;
import lode.panel.Nearest;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Trades stocks one by one on the scores of a combination of factors. The scores of all of them are
 * made in one pass over the dates; then each is traded by itself, by any thread.
 */
public final class Timing {
  private final Panel panel;
  private final Question question;
  private final Period period;
  private final StockBacktest backtest;
  private final Map<String, double[]> scores = new HashMap<>();
  private final int[] told;

  /**
   * Makes the scores of the stocks that may be asked for.
   *
   * @param symbols stocks; those that the panel lacks are refused when they are asked for
   * @param threads that learn directions, where they are learned; the results are the same for any
   * @param known values as they were known, for {@link Mode#HISTORICAL}; not asked in the other
   *     mode
   * @throws IllegalArgumentException if universe or period do not fit the panel
   * @throws lode.formula.FormulaException if a formula names a field that it may not
   */
  public Timing(
      Panel panel, Question question, List<String> symbols, int threads, KnownValues known) {
    this.panel = panel;
    this.question = question;
    this.period = period(panel.dates(), question);
    this.backtest = new StockBacktest(panel, question.rules());
    List<Formula> formulas = question.factors().trees();
    int[] stocks =
        symbols.stream().mapToInt(panel.stocks()::indexOf).filter(s -> s >= 0).distinct().toArray();
    Stance stance =
        Stance.of(panel, question.universe(), question.factors(), question.target(), threads)
            .in(question.mode());
    this.told = new int[formulas.size()];
    double[][] rows =
        Scores.of(
            panel,
            question.universe(),
            formulas,
            stance,
            stocks,
            question.mode() == Mode.HISTORICAL ? known : KnownValues.NONE,
            told);
    for (int s = 0; s < stocks.length; s++) {
      scores.put(panel.stocks().at(stocks[s]), rows[s]);
    }
  }

  /** On how many dates each factor's values were taken as they had been written down. */
  public List<Integer> told() {
    return Arrays.stream(told).boxed().toList();
  }

  private static Period period(Dates dates, Question question) {
    int from = question.from().isEmpty() ? 0 : dates.ceiling(LocalDate.parse(question.from()));
    int to =
        question.to().isEmpty()
            ? dates.size()
            : dates.ceiling(LocalDate.parse(question.to()).plusDays(1));
    if (from >= to) {
      throw new IllegalArgumentException(
          "no date to trade on: from=%s to=%s data=%s..%s"
              .formatted(question.from(), question.to(), dates.at(0), dates.at(dates.size() - 1)));
    }
    return new Period(from, to);
  }

  /**
   * Trades one stock. May be called by several threads.
   *
   * @throws IllegalArgumentException if there is no such stock, or it has no score to trade by
   */
  public StockResult run(String symbol) {
    double[] own = scores.get(symbol);
    if (own == null) {
      throw new IllegalArgumentException(
          "unknown stock: symbol="
              + symbol
              + " nearest="
              + Nearest.to(symbol, panel.stocks().symbols()));
    }
    return backtest.run(panel.stocks().indexOf(symbol), own, question.mode(), period);
  }
}
