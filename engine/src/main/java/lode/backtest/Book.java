package lode.backtest;

import lode.evaluation.Target;
import lode.panel.Panel;
import lode.panel.Period;

/** What is held by one formula, and what became of it day by day. */
final class Book {
  private final Target target;
  private final Buckets buckets;
  private final Leg[] legs;
  private final Leg shorts;
  private final Account account;
  private final Diary diary;
  private final int from;

  /** An empty book for the signal dates of a period, of which the last is traded no more. */
  Book(Panel panel, String universe, Target target, Rules rules, int direction, Period period) {
    int stocks = panel.stocks().size();
    double recovery = rules.delisting().recovery();
    this.target = target;
    this.buckets = new Buckets(panel, universe, rules.quantiles(), direction);
    this.legs = new Leg[rules.quantiles()];
    for (int q = 0; q < legs.length; q++) {
      legs[q] = new Leg(stocks, target.horizon(), false, recovery);
    }
    this.shorts = new Leg(stocks, target.horizon(), true, recovery);
    this.account = new Account(rules, stocks);
    this.diary = new Diary(Math.max(0, period.size() - 1), rules.quantiles(), stocks);
    this.from = period.from();
  }

  /** Trades the signal of a date on the day after it, at which the market stands. */
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

  /** Notes what the trades of that day ask of the market. */
  void footprint(int signal, Market market, Depth depth) {
    diary.footprint(signal - from, legs[legs.length - 1], shorts, account, market, depth);
  }

  Diary diary() {
    return diary;
  }
}
