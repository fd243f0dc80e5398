package lode.backtest;

/** One formula's portfolios, day by day, as the simulation writes them. */
final class Diary {
  final Track longShort;
  final Track longOnly;
  final Track topK;
  final double[][] quantiles;

  /** Mean of the quantiles before costs: the universe, equally weighted. */
  final double[] universe;

  final Footprint longShortFootprint;
  final Footprint longOnlyFootprint;
  final Footprint topKFootprint;
  private final double[] held;

  Diary(int days, int quantiles, int stocks) {
    this.held = new double[stocks];
    this.longShort = Track.ofDays(days);
    this.longOnly = Track.ofDays(days);
    this.topK = Track.ofDays(days);
    this.quantiles = new double[quantiles][days];
    this.universe = new double[days];
    this.longShortFootprint = new Footprint(days);
    this.longOnlyFootprint = new Footprint(days);
    this.topKFootprint = new Footprint(days);
  }

  void write(int day, Leg[] legs, Leg shorts, Account account) {
    for (int q = 0; q < legs.length; q++) {
      quantiles[q][day] = legs[q].basketReturn;
      universe[day] += legs[q].basketReturn / legs.length;
    }
    Leg top = legs[legs.length - 1];
    double gross = top.basketReturn - shorts.basketReturn;
    longShort.write(day, gross, gross - top.cost - shorts.cost, top.traded + shorts.traded);
    longOnly.write(day, top.basketReturn, top.basketReturn - top.cost, top.traded);
    topK.write(day, account.gross, account.net, account.traded);
  }

  void footprint(int day, Leg top, Leg shorts, Account account, Market market, Depth depth) {
    longShortFootprint.add(day, top.fills, top.before, depth);
    longShortFootprint.add(day, shorts.fills, shorts.before, depth);
    longOnlyFootprint.add(day, top.fills, top.before, depth);
    topKFootprint.add(day, account.fills, account.before, depth);
    top.holdings(market, held);
    longShortFootprint.hold(day, held, depth);
    longOnlyFootprint.hold(day, held, depth);
    shorts.holdings(market, held);
    longShortFootprint.hold(day, held, depth);
    account.holdings(market, held);
    topKFootprint.hold(day, held, depth);
  }

  /** Long the top quantile after costs, less the universe before them. */
  double[] excess() {
    double[] excess = longOnly.net().clone();
    for (int i = 0; i < excess.length; i++) {
      excess[i] -= universe[i];
    }
    return excess;
  }
}
