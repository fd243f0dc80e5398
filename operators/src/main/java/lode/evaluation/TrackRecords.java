package lode.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lode.formula.Formula;
import lode.operator.Rows;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Keeps the {@link TrackRecord} of many formulas in one pass over the dates: what the statistics of
 * a search are computed from. Whoever needs more of a formula looks on, so that it is evaluated and
 * ranked once for all. The bits do not depend on the number of threads, nor on what else is in the
 * batch.
 */
public final class TrackRecords {
  /** Sees one formula row by row, in order of the dates; always called by the same thread. */
  @FunctionalInterface
  public interface Onlooker {
    /**
     * The row of the next date.
     *
     * @param data values of all stocks from {@code offset}, valid during the call
     * @param soFar the daily numbers up to this date, NaN after it; always the same object
     */
    void row(int date, float[] data, int offset, DailySeries soFar);
  }

  private final Panel panel;
  private final Labels labels;
  private final PaperMoves moves;
  private final Target target;

  /**
   * For formulas over a period; the labels and the last prices never reach beyond the panel's last
   * date, so a panel that is cut before a holdout keeps it sealed.
   *
   * @throws IllegalArgumentException if the panel lacks the universe or dates of the period
   */
  public TrackRecords(Panel panel, String universe, Target target, Period period) {
    this.panel = panel;
    this.target = target;
    this.labels = Labels.of(panel, universe, List.of(target), period);
    this.moves = PaperMoves.of(panel, target, period);
  }

  /**
   * The records, one per formula, in order.
   *
   * @throws lode.formula.FormulaException if a formula names a field that it may not
   */
  public List<TrackRecord> of(List<Formula> formulas, int threads) {
    return of(formulas, Map.of(), threads);
  }

  /**
   * The records, one per formula, in order.
   *
   * @param onlookers who looks on at some of the formulas
   * @throws lode.formula.FormulaException if a formula names a field that it may not
   */
  public List<TrackRecord> of(
      List<Formula> formulas, Map<Formula, Onlooker> onlookers, int threads) {
    return Shards.map(formulas, threads, shard -> shard(shard, onlookers));
  }

  private List<TrackRecord> shard(List<Formula> formulas, Map<Formula, Onlooker> onlookers) {
    Evaluator evaluator = new Evaluator(panel, Evaluator.CHUNK, Memory.bytes());
    Scratch scratch = new Scratch(panel.stocks().size());
    List<TrackRecord> records = new ArrayList<>();
    for (Program program : evaluator.compile(labels.universe(), formulas)) {
      Follower[] followers = new Follower[program.formulas()];
      for (int f = 0; f < followers.length; f++) {
        followers[f] = new Follower(scratch, onlookers.get(formulas.get(records.size() + f)));
      }
      evaluator.run(
          program, labels.period(), (f, from, to, rows) -> followers[f].add(from, to, rows));
      Arrays.stream(followers).map(Follower::record).forEach(records::add);
    }
    return records;
  }

  /** What one thread needs for a row, whatever the formula. */
  private static final class Scratch {
    private final FactorRow factor;
    private final Correlation correlation;
    private Portfolio spare;

    Scratch(int stocks) {
      factor = new FactorRow(stocks);
      correlation = new Correlation(stocks);
      spare = new Portfolio(stocks);
    }
  }

  /** What has been seen of one formula: the rank IC alone, or all numbers where one looks on. */
  private final class Follower {
    private final Scratch scratch;
    private final Onlooker onlooker;
    private final Track track;
    private final DailySeries series;
    private final PaperBook book = new PaperBook(moves, target.horizon(), panel.stocks().size());
    private final float[] rankIc;

    Follower(Scratch scratch, Onlooker onlooker) {
      this.scratch = scratch;
      this.onlooker = onlooker;
      this.track = onlooker == null ? null : new Track(labels, panel.stocks().size());
      this.series = onlooker == null ? null : track.score().series().getFirst();
      this.rankIc = onlooker == null ? new float[labels.period().size()] : series.rankIc();
    }

    void add(int from, int to, Rows rows) {
      for (int date = from; date < to; date++) {
        int[] members = labels.members(date);
        scratch.factor.load(rows.data(), rows.at(date), members);
        if (onlooker == null) {
          scratch.correlation.of(scratch.factor, labels.row(0, date));
          rankIc[date - labels.period().from()] = (float) scratch.correlation.rankIc();
        } else {
          scratch.spare = track.add(date, scratch.factor, scratch.correlation, scratch.spare);
        }
        book.day(date, scratch.factor, members);
        if (onlooker != null) {
          onlooker.row(date, rows.data(), rows.at(date), series);
        }
      }
    }

    TrackRecord record() {
      return new TrackRecord(labels.period().from(), rankIc, book.pnl());
    }
  }
}
