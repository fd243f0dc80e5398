package lode.backtest;

import java.util.ArrayList;
import java.util.List;
import lode.evaluation.Target;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Trades formulas day by day: the signal of a day's close is traded at the next day's price of
 * entry. What all formulas share, the market and its depth, is read once a day.
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
   * Trades each of several formulas over the signal dates of a period: as many days as it has, less
   * one.
   *
   * @param directions 1 where high values are good, -1 where low values are
   * @param footprints whether to measure what the trades ask of the market
   */
  List<Diary> run(List<Formula> formulas, int[] directions, Period period, boolean footprints) {
    if (period.size() < 2) {
      return formulas.stream().map(f -> new Diary(0, rules.quantiles(), 0)).toList();
    }
    Market market = new Market(panel, target.entry(), rules, period.from());
    Depth depth = new Depth(panel.stocks().size());
    List<Book> books = new ArrayList<>();
    for (int direction : directions) {
      books.add(new Book(direction, period));
    }
    List<Formula> all = new ArrayList<>(footprints ? Depth.formulas(panel) : List.of());
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
    return books.stream().map(book -> book.diary).toList();
  }

  /** What is held by one formula, and what became of it. */
  private final class Book {
    private final Buckets buckets;
    private final Leg[] legs = new Leg[rules.quantiles()];
    private final Leg shorts;
    private final Account account;
    private final Diary diary;
    private final int from;

    Book(int direction, Period period) {
      int stocks = panel.stocks().size();
      double recovery = rules.delisting().recovery();
      buckets = new Buckets(panel, universe, rules.quantiles(), direction);
      for (int q = 0; q < legs.length; q++) {
        legs[q] = new Leg(stocks, target.horizon(), false, recovery);
      }
      shorts = new Leg(stocks, target.horizon(), true, recovery);
      account = new Account(rules, stocks);
      diary = new Diary(period.size() - 1, rules.quantiles(), stocks);
      from = period.from();
    }

    void day(int signal, float[] data, int offset, Market market) {
      buckets.fill(signal, data, offset);
      int sleeve = signal % target.horizon();
      for (int q = 0; q < legs.length; q++) {
        legs[q].day(sleeve, market, buckets.members(q), buckets.count(q));
      }
      shorts.day(sleeve, market, buckets.members(0), buckets.count(0));
      account.day(buckets, market);
      diary.write(signal - from, legs, shorts, account);
    }

    void footprint(int signal, Market market, Depth depth) {
      diary.footprint(signal - from, legs[legs.length - 1], shorts, account, market, depth);
    }
  }
}
