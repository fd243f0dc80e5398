package lode.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lode.formula.Formula;
import lode.operator.Rows;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Keeps the {@link TrackRecord} of many formulas in one pass over the dates: what the statistics of
 * a search are computed from. The bits do not depend on the number of threads, nor on what else is
 * in the batch.
 */
public final class TrackRecords {
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
    return Shards.map(formulas, threads, this::shard);
  }

  private List<TrackRecord> shard(List<Formula> formulas) {
    Evaluator evaluator = new Evaluator(panel, Evaluator.CHUNK, Memory.bytes());
    FactorRow factor = new FactorRow(panel.stocks().size());
    Correlation correlation = new Correlation(panel.stocks().size());
    List<TrackRecord> records = new ArrayList<>();
    for (Program program : evaluator.compile(labels.universe(), formulas)) {
      Follower[] followers = new Follower[program.formulas()];
      for (int f = 0; f < followers.length; f++) {
        followers[f] = new Follower(factor, correlation);
      }
      evaluator.run(
          program, labels.period(), (f, from, to, rows) -> followers[f].add(from, to, rows));
      Arrays.stream(followers).map(Follower::record).forEach(records::add);
    }
    return records;
  }

  /** What has been seen of one formula. */
  private final class Follower {
    private final FactorRow factor;
    private final Correlation correlation;
    private final PaperBook book = new PaperBook(moves, target.horizon(), panel.stocks().size());
    private final float[] rankIc = new float[labels.period().size()];

    Follower(FactorRow factor, Correlation correlation) {
      this.factor = factor;
      this.correlation = correlation;
    }

    void add(int from, int to, Rows rows) {
      for (int date = from; date < to; date++) {
        int[] members = labels.members(date);
        factor.load(rows.data(), rows.at(date), members);
        correlation.of(factor, labels.row(0, date));
        rankIc[date - labels.period().from()] = (float) correlation.rankIc();
        book.day(date, factor, members);
      }
    }

    TrackRecord record() {
      return new TrackRecord(labels.period().from(), rankIc, book.pnl());
    }
  }
}
