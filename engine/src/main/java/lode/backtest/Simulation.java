package lode.backtest;

import java.util.ArrayList;
import java.util.List;
import lode.evaluation.Target;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Trades formulas together, day by day: the signal of a day's close is traded at the next day's
 * price of entry. What all formulas share, the market and its depth, is read once a day.
 */
final class Simulation {
  private final Panel panel;
  private final String universe;
  private final Target target;
  private final Rules rules;

  Simulation(Panel panel, String universe, Target target, Rules rules) {
    this.panel = panel;
    this.universe = universe;
    this.target = target;
    this.rules = rules;
  }

  /**
   * Trades each of several formulas over the signal dates of a period, at least two: as many days
   * as it has, less one.
   *
   * @param directions 1 where high values are good, -1 where low values are
   */
  List<Diary> run(List<Formula> formulas, int[] directions, Period period) {
    Market market = new Market(panel, target.entry(), rules, period.from());
    Depth depth = new Depth(panel.stocks().size());
    List<Book> books = new ArrayList<>();
    for (int direction : directions) {
      books.add(new Book(panel, universe, target, rules, direction, period));
    }
    List<Formula> all = new ArrayList<>(Depth.formulas(panel));
    int first = all.size();
    all.addAll(formulas);
    Values.stream(
        panel,
        universe,
        all,
        new Period(period.from(), period.to() - 1),
        (root, signal, data, offset) -> {
          if (root < first) {
            depth.row(root, data, offset);
            return;
          }
          if (root == first) {
            market.open(signal + 1);
          }
          Book book = books.get(root - first);
          book.day(signal, data, offset, market);
          if (first > 0) {
            book.footprint(signal, market, depth);
          }
        });
    return books.stream().map(Book::diary).toList();
  }
}
