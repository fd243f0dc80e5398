package lode.evolution;

/**
 * A first, cheap look at formulas: on some of the stocks, drawn by the hashes of their symbols
 * ({@link lode.evaluation.Subpanel#drawn}), and compared with the label on some of the dates. (All
 * dates are computed: windows need them.)
 *
 * @param stocks how many stocks; 0 where there are no races
 * @param days every so many-th date is compared
 */
public record Race(int stocks, int days) {
  /** No races. */
  public static final Race NONE = new Race(0, 1);
}
