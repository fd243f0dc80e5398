package lode.evolution;

/**
 * Whether newcomers are raced ({@link Race}) before they are evaluated on the whole universe, and
 * which of them go on: those that are stronger in the race. The others count as tried, and that is
 * all that becomes of them. The decision depends on the race alone, so it is the same wherever it
 * is run and whatever the store holds.
 *
 * @param on whether there are races where they pay
 * @param stocks stocks of a race; 0 for three tenths of those in the universe, but at most {@value
 *     #ENOUGH}
 * @param days every so many-th date is compared
 * @param keep share of the newcomers that go on
 */
public record Racing(boolean on, int stocks, int days, double keep) {
  /** Names that tell most formulas apart: what a mean IC gains from more is little. */
  public static final int ENOUGH = 512;

  /** A universe of fewer stocks is evaluated as fast as it could be raced. */
  public static final int LEAST_STOCKS = 600;

  /** So many newcomers go on at least, whatever their share. */
  static final int LEAST_KEPT = 40;

  /** Checks the ranges. */
  public Racing {
    Checks.range("racing.stocks", stocks, 0, 1 << 20);
    Checks.range("racing.days", days, 1, 20);
    Checks.range("racing.keep", keep, 0.05, 1);
  }

  /** What serves well: see the package's chapter for the measurements. */
  public static Racing defaults() {
    return new Racing(true, 0, 2, 0.3);
  }

  /** The race in a universe of so many stocks. */
  public Race race(int universe) {
    boolean pays = on && (stocks > 0 ? 2 * stocks <= universe : universe >= LEAST_STOCKS);
    return pays
        ? new Race(stocks > 0 ? stocks : Math.min(ENOUGH, universe * 3 / 10), days)
        : Race.NONE;
  }

  /** How many of so many newcomers go on. */
  int kept(int newcomers) {
    return Math.min(newcomers, Math.max(LEAST_KEPT, (int) Math.ceil(keep * newcomers)));
  }
}
