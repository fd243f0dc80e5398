package lode.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lode.formula.Formula;
import lode.operator.Rows;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Period;
import lode.panel.Stocks;

/**
 * Finds formulas of the same meaning before the full evaluation: it evaluates on a few hash-chosen
 * stocks and hashes the ranks at sampled dates. Monotone increasing transforms of each other, and
 * (sign-normalised) decreasing ones, have the same hash, as long as their values are not rounded
 * into ties. One owner thread.
 */
public final class Probe {
  /** Hash of a formula that has no ordering to offer: constant or missing on every sampled date. */
  public static final long VOID = 0;

  private static final int STOCKS = 48;
  private static final int DATES = 512;
  private static final int STEP = 8;
  private static final long MISSING = Long.MIN_VALUE;

  private final String name;
  private final Period period;
  private final Universe universe;
  private final Evaluator evaluator;
  private final FactorRow factor;

  /**
   * A probe over hash-chosen stocks of the universe and the last dates of a period. It copies what
   * it needs and keeps nothing of the panel.
   */
  public Probe(Panel panel, String universe, Period period) {
    Panel part = part(panel, chosen(panel, universe, period), period.to());
    this.name = universe;
    this.period = new Period(Math.max(period.from(), period.to() - DATES), period.to());
    this.universe = Universe.of(part, universe, this.period);
    this.evaluator = new Evaluator(part, Evaluator.CHUNK, Evaluator.MEMORY);
    this.factor = new FactorRow(part.stocks().size());
  }

  /**
   * One hash per formula, {@link #VOID} where it orders nothing; independent of the batch.
   *
   * @throws lode.formula.FormulaException if a formula names a field that it may not
   */
  public long[] hash(List<Formula> formulas) {
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

  /** The stocks with the least hashes, those first that are members on half of the dates. */
  private static int[] chosen(Panel panel, String name, Period period) {
    Universe universe = Universe.of(panel, name, period);
    int[] days = new int[panel.stocks().size()];
    for (int date = period.from(); date < period.to(); date++) {
      for (int stock : universe.members(date)) {
        days[stock]++;
      }
    }
    long[] hash = panel.stocks().symbols().stream().mapToLong(Hash::of).toArray();
    return IntStream.range(0, days.length)
        .filter(s -> days[s] > 0)
        .boxed()
        .sorted(
            Comparator.comparing((Integer s) -> 2 * days[s] < period.size())
                .thenComparingLong(s -> hash[s]))
        .limit(STOCKS)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** A panel in memory of these stocks and the dates before {@code until}. */
  private static Panel part(Panel panel, int[] stocks, int until) {
    List<String> symbols = Arrays.stream(stocks).mapToObj(panel.stocks()::at).toList();
    PanelWriter writer = new PanelWriter(panel.dates().until(until), new Stocks(symbols));
    float[] whole = new float[panel.stride()];
    for (int f = 0; f < panel.fields().size(); f++) {
      int field = f;
      Field description = panel.fields().get(f);
      PanelWriter.RowFiller filler =
          (date, row) -> {
            panel.row(field, date, whole, 0);
            for (int s = 0; s < stocks.length; s++) {
              row[s] = whole[stocks[s]];
            }
          };
      if (description.kind() == Field.Kind.GROUP) {
        writer.add(description, panel.groups(description.name()), filler);
      } else {
        writer.add(description, filler);
      }
    }
    return writer.build();
  }
}
