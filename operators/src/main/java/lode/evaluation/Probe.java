package lode.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** Fewest formulas that are worth a thread. */
  private static final int SLICE = 8;

  private final String name;
  private final Period period;
  private final Universe universe;
  private final List<Lane> lanes;

  /** A probe that works on the calling thread alone. */
  public Probe(Panel panel, String universe, Period period) {
    this(panel, universe, period, 1);
  }

  /**
   * A probe over hash-drawn stocks of the universe and the last dates of a period. It copies what
   * it needs and keeps nothing of the panel.
   *
   * @param threads most threads that it works on, the calling one and others of the common pool
   */
  public Probe(Panel panel, String universe, Period period, int threads) {
    int[] stocks = Subpanel.drawn(panel, universe, period, STOCKS);
    Panel part = Subpanel.of(panel, stocks, period.to());
    this.name = universe;
    this.period = new Period(Math.max(period.from(), period.to() - DATES), period.to());
    this.universe = Universe.of(part, universe, this.period);
    this.lanes = IntStream.range(0, Math.max(1, threads)).mapToObj(i -> new Lane(part)).toList();
  }

  /**
   * One hash per formula, {@link #VOID} where it orders nothing; independent of the batch.
   *
   * @throws lode.formula.FormulaException if a formula names a field that it may not
   */
  public long[] hash(List<Formula> formulas) {
    int slices = Math.clamp(formulas.size() / SLICE, 1, lanes.size());
    return IntStream.range(0, slices)
        .parallel()
        .mapToObj(i ->
            lanes
                .get(i)
                .hash(
                    formulas.subList(
                        i * formulas.size() / slices, (i + 1) * formulas.size() / slices)))
        .flatMapToLong(Arrays::stream)
        .toArray();
  }

  /** What one thread works with. */
  private final class Lane {
    private final Evaluator evaluator;
    private final FactorRow factor;

    Lane(Panel part) {
      evaluator = new Evaluator(part, CHUNK, Memory.bytes());
      factor = new FactorRow(part.stocks().size());
    }

    long[] hash(List<Formula> formulas) {
      List<Trace> all = new ArrayList<>(formulas.size());
      for (Program program : evaluator.compile(name, formulas)) {
        List<Trace> traces =
            IntStream.range(0, program.formulas()).mapToObj(f -> new Trace()).toList();
        evaluator.run(program, period, (f, from, to, rows) -> add(traces.get(f), from, to, rows));
        all.addAll(traces);
      }
      return all.stream().mapToLong(Trace::hash).toArray();
    }

    private void add(Trace trace, int from, int to, Rows rows) {
      for (int date = from; date < to; date++) {
        if (date % STEP == 0) {
          int[] members = universe.members(date);
          factor.load(rows.data(), rows.at(date), members);
          trace.add(factor, members);
        }
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
