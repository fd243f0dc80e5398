package lode.validation;

import java.util.List;
import lode.evaluation.DailySeries;
import lode.evaluation.Labels;
import lode.evaluation.RowScorer;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Measures formulas on a stretch of the dates: the engine's scorer takes each row for IC, rank IC
 * and turnover of all holding periods, and {@link StudyRows} looks at it beside its date's {@link
 * Background}. It begins as many dates early as a date looks back, so that what it writes depends
 * on nothing but the data.
 */
final class StudyPass {
  private final Panel panel;
  private final String universe;
  private final Horizons horizons;
  private final Period whole;
  private final int quantiles;
  private final int groups;

  /** Passes over the dates of a period; the panel ends where nothing more may be seen. */
  StudyPass(
      Panel panel, String universe, Horizons horizons, Period whole, int quantiles, int groups) {
    this.panel = panel;
    this.universe = universe;
    this.horizons = horizons;
    this.whole = whole;
    this.quantiles = quantiles;
    this.groups = groups;
  }

  /** Writes the dates of a stretch into the series of each formula. */
  void run(List<Formula> formulas, Period stretch, List<StudySeries> into) {
    Period lead =
        new Period(Math.max(whole.from(), stretch.from() - horizons.lookBack()), stretch.to());
    Labels labels = Labels.of(panel, universe, horizons.labels(), lead);
    List<RowScorer> scorers = formulas.stream().map(f -> new RowScorer(panel, labels)).toList();
    Background background = new Background(panel, labels, horizons);
    List<StudyRows> rows =
        into.stream()
            .map(series ->
                new StudyRows(panel, horizons, whole.from(), quantiles, groups, background, series))
            .toList();
    Values.stream(
        panel,
        universe,
        formulas,
        lead,
        (root, date, data, offset) -> {
          if (root == 0) {
            background.open(date);
          }
          scorers.get(root).row(date, data, offset);
          rows.get(root).take(date, data, offset, stretch.contains(date));
        });
    for (int f = 0; f < formulas.size(); f++) {
      copy(scorers.get(f).score().series(), stretch, into.get(f));
    }
  }

  private void copy(List<DailySeries> from, Period stretch, StudySeries into) {
    int[] sheets = horizons.sheets();
    for (int i = 0; i < sheets.length; i++) {
      DailySeries series = from.get(horizons.label(sheets[i]));
      copy(series, series.ic(), stretch, into.sheets[i].ic);
      copy(series, series.rankIc(), stretch, into.sheets[i].rankIc);
      copy(series, series.names(), stretch, into.sheets[i].names);
    }
    for (int k = 0; k < DecayStudy.DAYS; k++) {
      copy(from.get(k), from.get(k).rankIc(), stretch, into.heldRankIc[k]);
    }
    DailySeries any = from.getFirst();
    copy(any, any.coverage(), stretch, into.coverage);
    copy(any, any.turnover(), stretch, into.turnover);
    DailySeries main = from.get(horizons.label(horizons.target().horizon()));
    copy(main, main.rankIc(), stretch, into.controlRankIc[0]);
  }

  private void copy(DailySeries series, float[] daily, Period stretch, float[] into) {
    System.arraycopy(
        daily, stretch.from() - series.from(), into, stretch.from() - whole.from(), stretch.size());
  }
}
