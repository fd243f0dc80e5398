package lode.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lode.evaluation.Target;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import lode.panel.TradingStatus;

/**
 * Quantile portfolios of a formula: each day the universe is cut into equal buckets by value, the
 * bucket is bought at the next day's entry price and held for the target's horizon. A stock that
 * stands at its upper limit is not bought, one at its lower limit not sold, a suspended one
 * neither; such positions are carried at their last price.
 */
public final class QuantileBacktest {
  private final Panel panel;
  private final String universe;
  private final Target target;
  private final int quantiles;
  private final Costs costs;

  /** A backtest of these rules; {@code quantiles} is at least 2. */
  public QuantileBacktest(Panel panel, String universe, Target target, int quantiles, Costs costs) {
    if (quantiles < 2) {
      throw new IllegalArgumentException("too few quantiles: quantiles=" + quantiles + " least=2");
    }
    this.panel = panel;
    this.universe = universe;
    this.target = target;
    this.quantiles = quantiles;
    this.costs = costs;
  }

  /**
   * Trades a formula over the signal dates of a period.
   *
   * @param direction 1 where high values are good, -1 where low values are
   * @param period signal dates; the last trade is on its last date
   */
  public Backtest run(Formula formula, int direction, Period period) {
    return run(List.of(formula), new int[] {direction}, period).getFirst();
  }

  /** Trades each of several formulas; what they share is computed once. */
  public List<Backtest> run(List<Formula> formulas, int[] directions, Period period) {
    Market market = new Market(panel, target.entry(), period.from());
    List<Book> books = new ArrayList<>();
    for (int direction : directions) {
      books.add(new Book(direction, period));
    }
    Values.stream(
        panel,
        universe,
        formulas,
        new Period(period.from(), period.to() - 1),
        (root, signal, data, offset) -> {
          if (root == 0) {
            market.open(signal + 1);
          }
          books.get(root).day(signal, data, offset, market);
        });
    return books.stream().map(book -> book.journal.close()).toList();
  }

  /** What is held by one formula, and what became of it. */
  private final class Book {
    private final Buckets buckets;
    private final Leg[] legs = new Leg[quantiles];
    private final Leg shorts;
    private final Journal journal;
    private final int from;

    Book(int direction, Period period) {
      int stocks = panel.stocks().size();
      buckets = new Buckets(panel, universe, quantiles, direction);
      for (int q = 0; q < quantiles; q++) {
        legs[q] = new Leg(stocks, target.horizon(), false, costs);
      }
      shorts = new Leg(stocks, target.horizon(), true, costs);
      journal = new Journal(period.size() - 1, quantiles);
      from = period.from();
    }

    void day(int signal, float[] data, int offset, Market market) {
      buckets.fill(signal, data, offset);
      int sleeve = signal % target.horizon();
      for (int q = 0; q < quantiles; q++) {
        day(legs[q], sleeve, q, market);
      }
      day(shorts, sleeve, 0, market);
      journal.write(signal - from, legs, shorts);
    }

    private void day(Leg leg, int sleeve, int quantile, Market market) {
      leg.day(
          sleeve,
          market.growth,
          buckets.members(quantile),
          buckets.count(quantile),
          market.buyable,
          market.sellable);
    }
  }

  /** The day's prices and what can be traded at them. */
  private static final class Market {
    final double[] growth;
    final boolean[] buyable;
    final boolean[] sellable;
    private final Panel panel;
    private final Price entry;
    private final int priceField;
    private final int statusField;
    private final float[] price;
    private final float[] status;
    private final double[] last;

    Market(Panel panel, Price entry, int from) {
      int stocks = panel.stocks().size();
      this.panel = panel;
      this.entry = entry;
      this.priceField = panel.field(entry.field());
      this.statusField = panel.field(TradingStatus.FIELD);
      this.growth = new double[stocks];
      this.buyable = new boolean[stocks];
      this.sellable = new boolean[stocks];
      this.price = new float[panel.stride()];
      this.status = new float[panel.stride()];
      this.last = new double[stocks];
      Arrays.fill(last, Double.NaN);
      open(from);
    }

    void open(int date) {
      panel.row(priceField, date, price, 0);
      panel.row(statusField, date, status, 0);
      for (int i = 0; i < growth.length; i++) {
        int bits = (int) status[i];
        boolean priced = TradingStatus.traded(bits) && price[i] > 0;
        growth[i] = priced && last[i] > 0 ? price[i] / last[i] : 1;
        last[i] = priced ? price[i] : last[i];
        buyable[i] = priced && TradingStatus.buyable(bits, entry);
        sellable[i] = priced && TradingStatus.sellable(bits, entry);
      }
    }
  }

  /** Per-day returns of every leg, and the figures they add up to. */
  private static final class Journal {
    private final double[] longShortGross;
    private final double[] longShort;
    private final double[] longOnly;
    private final double[] excess;
    private final double[][] byQuantile;
    private double turnover;
    private double traded;

    Journal(int days, int quantiles) {
      longShortGross = new double[days];
      longShort = new double[days];
      longOnly = new double[days];
      excess = new double[days];
      byQuantile = new double[quantiles][days];
    }

    void write(int day, Leg[] legs, Leg shorts) {
      double universe = 0;
      for (int q = 0; q < legs.length; q++) {
        byQuantile[q][day] = legs[q].basketReturn;
        universe += legs[q].basketReturn / legs.length;
      }
      Leg top = legs[legs.length - 1];
      longOnly[day] = top.basketReturn - top.cost;
      excess[day] = longOnly[day] - universe;
      longShortGross[day] = top.basketReturn - shorts.basketReturn;
      longShort[day] = longShortGross[day] - top.cost - shorts.cost;
      turnover += top.turnover;
      traded += 2 * (top.turnover + shorts.turnover);
    }

    Backtest close() {
      List<Double> annual = new ArrayList<>();
      for (double[] returns : byQuantile) {
        annual.add(Performance.of(returns).annualReturn());
      }
      double gross = Arrays.stream(longShortGross).sum();
      return new Backtest(
          Performance.of(longShortGross),
          Performance.of(longShort),
          Performance.of(longOnly),
          Performance.of(excess),
          List.copyOf(annual),
          longOnly.length == 0 ? 0 : turnover / longOnly.length,
          traded == 0 ? 0 : gross / traded);
    }
  }
}
