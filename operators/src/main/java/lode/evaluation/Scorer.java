package lode.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lode.formula.Formula;
import lode.operator.Rows;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Scores batches of formulas against labels: compiles, streams rows, keeps per-date series. One
 * owner thread; scorers of several threads may share {@link Labels}.
 */
public final class Scorer {
  private final Panel panel;
  private final Labels labels;
  private final int step;
  private final Evaluator evaluator;
  private final FactorRow factor;
  private final Correlation correlation;
  private Portfolio spare;

  /**
   * A scorer.
   *
   * @param panel the data; labels never reach beyond its last date
   * @param universe name of the universe mask without its prefix; {@code all} always exists
   * @param targets labels to score against, at least one
   * @param period dates scored and sketched
   */
  public Scorer(Panel panel, String universe, List<Target> targets, Period period) {
    this(panel, Labels.of(panel, universe, targets, period));
  }

  /** A scorer against labels of this panel, which other scorers may use at the same time. */
  public Scorer(Panel panel, Labels labels) {
    this(panel, labels, 1);
  }

  /**
   * A scorer that looks at every {@code step}-th date only; its series have these dates alone,
   * numbered from 0, and turnover is from one to the next.
   */
  public Scorer(Panel panel, Labels labels, int step) {
    this(panel, labels, step, Evaluator.CHUNK, Memory.bytes());
  }

  Scorer(Panel panel, Labels labels, int chunk, long memory) {
    this(panel, labels, 1, chunk, memory);
  }

  private Scorer(Panel panel, Labels labels, int step, int chunk, long memory) {
    int stocks = panel.stocks().size();
    this.panel = panel;
    this.labels = labels;
    this.step = step;
    this.evaluator = new Evaluator(panel, chunk, memory);
    this.factor = new FactorRow(stocks);
    this.correlation = new Correlation(stocks);
    this.spare = new Portfolio(stocks);
  }

  /**
   * Scores, one per formula, in order. Each is the same bits whatever else is in the batch.
   *
   * @throws lode.formula.FormulaException if a formula names a field that it may not
   */
  public List<Score> score(List<Formula> formulas) {
    List<Score> scores = new ArrayList<>(formulas.size());
    for (Program program : evaluator.compile(labels.universe(), formulas)) {
      scores.addAll(score(program));
    }
    return scores;
  }

  private List<Score> score(Program program) {
    Track[] tracks = new Track[program.formulas()];
    for (int f = 0; f < tracks.length; f++) {
      tracks[f] = new Track(labels, panel.stocks().size());
    }
    evaluator.run(program, labels.period(), (f, from, to, rows) -> add(tracks[f], from, to, rows));
    return Arrays.stream(tracks).map(Track::score).map(this::thinned).toList();
  }

  private void add(Track track, int from, int to, Rows rows) {
    int first = Math.ceilDiv(from - labels.period().from(), step) * step + labels.period().from();
    for (int date = first; date < to; date += step) {
      factor.load(rows.data(), rows.at(date), labels.members(date));
      spare = track.add(date, factor, correlation, spare);
    }
  }

  private Score thinned(Score score) {
    return step == 1
        ? score
        : new Score(score.series().stream().map(this::thinned).toList(), score.sketch());
  }

  private DailySeries thinned(DailySeries daily) {
    return new DailySeries(
        daily.horizon(),
        0,
        thinned(daily.ic()),
        thinned(daily.rankIc()),
        thinned(daily.coverage()),
        thinned(daily.turnover()),
        thinned(daily.names()),
        thinned(daily.ties()));
  }

  private float[] thinned(float[] daily) {
    float[] thin = new float[Math.ceilDiv(daily.length, step)];
    for (int i = 0; i < thin.length; i++) {
      thin[i] = daily[i * step];
    }
    return thin;
  }
}
