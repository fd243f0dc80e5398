package lode.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lode.operator.Ranker;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * What formulas are scored against: per date the members of the universe, and per target and date
 * their forward returns, already ranked. Formulas cannot name them. Immutable, so that scorers of
 * several threads can share one.
 *
 * <p>The label of a stock on date t with target (h, price) is {@code price[t+1+h] / price[t+1] -
 * 1}. It is missing unless the stock is a member on t, can be both bought and sold at that price on
 * t+1, trades on every day from t+1 to t+1+h (a return across a suspension is not a label), and
 * both prices are positive. Nothing beyond the panel's last date is known: the last {@code h + 1}
 * dates have no labels.
 *
 * <p><b>The exit is not masked.</b> It is at its day also where the stock cannot be sold then.
 * Which stocks will stand at their lower limit is not known at the entry, and they are the worst
 * losses: a label without them would flatter every formula that buys such stocks. What a holder
 * would have realised who had to wait is measured beside it by the study of a factor; the backtests
 * wait.
 */
public final class Labels {
  private final Period period;
  private final String universeName;
  private final Universe universe;
  private final List<Target> targets;
  private final LabelRow[][] rows;
  private final SketchSites sites;

  private Labels(
      Period period,
      String universeName,
      Universe universe,
      List<Target> targets,
      LabelRow[][] rows,
      SketchSites sites) {
    this.period = period;
    this.universeName = universeName;
    this.universe = universe;
    this.targets = targets;
    this.rows = rows;
    this.sites = sites;
  }

  /**
   * The labels of a period.
   *
   * @param panel the data; labels never reach beyond its last date
   * @param universe name of the universe mask without its prefix
   * @param targets at least one
   * @param period dates t
   */
  public static Labels of(Panel panel, String universe, List<Target> targets, Period period) {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("no target to score against");
    }
    if (period.to() > panel.dates().size()) {
      throw new IllegalArgumentException(
          "period beyond the panel: to=" + period.to() + " dates=" + panel.dates().size());
    }
    Universe members = Universe.of(panel, universe, period);
    Ranker ranker = new Ranker(panel.stocks().size());
    List<LabelRow[]> rows = new ArrayList<>();
    for (Target target : targets) {
      rows.add(
          Arrays.stream(new ForwardReturns(panel, target).values(members, period))
              .map(returns -> LabelRow.of(returns, ranker))
              .toArray(LabelRow[]::new));
    }
    return new Labels(
        period,
        universe,
        members,
        List.copyOf(targets),
        rows.toArray(LabelRow[][]::new),
        new SketchSites(panel, members, period));
  }

  /** Dates t. */
  public Period period() {
    return period;
  }

  /** Name of the universe without its prefix. */
  public String universe() {
    return universeName;
  }

  /** The targets, in order. */
  public List<Target> targets() {
    return targets;
  }

  /** Stock indices of the members on a date, ascending; not to be written. */
  public int[] members(int date) {
    return universe.members(date);
  }

  /**
   * The labels of one target on one date, by position among the members and NaN where there is
   * none; may be longer than there are members; not to be written.
   */
  public float[] returns(int target, int date) {
    return row(target, date).value();
  }

  /** Where sketches of the period look. */
  SketchSites sites() {
    return sites;
  }

  /** The labels of one target on one date. */
  LabelRow row(int target, int date) {
    return rows[target][date - period.from()];
  }
}
