package lode.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lode.formula.Formula;
import lode.operator.Rows;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Finds formulas of the same meaning before the full evaluation: it evaluates on a few hash-drawn
 * stocks and hashes the ranks at sampled dates. Monotone increasing transforms of each other, and
 * (sign-normalised) decreasing ones, have the same hash, as long as their values are not rounded
 * into ties. One owner thread.
 */
public final class Probe {
  /** Hash of a formula that has no ordering to offer: constant or missing on every sampled date. */
  public static final long VOID = 0;

  private static final int STOCKS = 48;
  private static final int DATES = 256;
  private static final int STEP = 4;
  private static final long MISSING = Long.MIN_VALUE;

  /** Rows are short here, so that a chunk of many still fits the cache. */
  private static final int CHUNK = 64;

  private final Site site;
  private final Evaluator evaluator;
  private final FactorRow factor;

  /**
   * Where formulas are probed: hash-drawn stocks of a universe and the last dates of a period. It
   * copies what it needs and keeps nothing of the panel. Probes of several threads may share it.
   */
  public static final class Site {
    private final Panel part;
    private final String name;
    private final Period period;
    private final Universe universe;

    /** A site in a panel. */
    public Site(Panel panel, String universe, Period period) {
      int[] stocks = Subpanel.drawn(panel, universe, period, STOCKS);
      this.part = Subpanel.of(panel, stocks, period.to());
      this.name = universe;
      this.period = new Period(Math.max(period.from(), period.to() - DATES), period.to());
      this.universe = Universe.of(part, universe, this.period);
    }
  }

  /** A probe with a site of its own. */
  public Probe(Panel panel, String universe, Period period) {
    this(new Site(panel, universe, period));
  }

  /** A probe at a site. */
  public Probe(Site site) {
    this.site = site;
    this.evaluator = new Evaluator(site.part, CHUNK, Memory.bytes());
    this.factor = new FactorRow(site.part.stocks().size());
  }

  /**
   * One hash per formula, {@link #VOID} where it orders nothing; independent of the batch.
   *
   * @throws lode.formula.FormulaException if a formula names a field that it may not
   */
  public long[] hash(List<Formula> formulas) {
    List<Trace> all = new ArrayList<>(formulas.size());
    for (Program program : evaluator.compile(site.name, formulas)) {
      List<Trace> traces =
          IntStream.range(0, program.formulas()).mapToObj(f -> new Trace()).toList();
      evaluator.run(
          program, site.period, (f, from, to, rows) -> add(traces.get(f), from, to, rows));
      all.addAll(traces);
    }
    return all.stream().mapToLong(Trace::hash).toArray();
  }

  private void add(Trace trace, int from, int to, Rows rows) {
    for (int date = from; date < to; date++) {
      if (date % STEP == 0) {
        int[] members = site.universe.members(date);
        factor.load(rows.data(), rows.at(date), members);
        trace.add(factor, members);
      }
    }
  }

  /** What has been seen of one formula. */
  private static final class Trace {
    private long hash;
    private int sign;

    /** Adds the ranks of a date; the first stock off the middle decides which way is up. */
    void add(FactorRow factor, int[] members) {
      for (int m = 0; sign == 0 && m < members.length; m++) {
        sign = Integer.signum(factor.centredRank(m));
      }
      for (int m = 0; m < members.length; m++) {
        hash = Hash.with(hash, factor.has(m) ? (long) sign * factor.centredRank(m) : MISSING);
      }
    }

    long hash() {
      return sign == 0 ? VOID : hash == VOID ? 1 : hash;
    }
  }
}
