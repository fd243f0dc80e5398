package lode.validation;

import lode.panel.Panel;

/** Measures the rows of one formula, date by date, and writes them into its series. */
final class StudyRows {
  private final Horizons horizons;
  private final int first;
  private final int quantiles;
  private final Background background;
  private final StudySeries series;
  private final CrossSection section;
  private final PastRows past;
  private final Controls controls;
  private final RankIc rankIc;
  private final OrderedRow left;
  private final OrderedRow labels;
  private final SheetReturns returns;

  StudyRows(
      Panel panel,
      Horizons horizons,
      int first,
      int quantiles,
      int groups,
      Background background,
      StudySeries series) {
    int stocks = panel.stocks().size();
    this.horizons = horizons;
    this.first = first;
    this.quantiles = quantiles;
    this.background = background;
    this.series = series;
    this.section = new CrossSection(stocks, quantiles);
    this.past = new PastRows(horizons.lookBack() + 1, stocks);
    this.controls = new Controls(background.sizeRank, background.group, groups);
    this.rankIc = new RankIc(stocks, RankIc.LEAST_NAMES);
    this.left = new OrderedRow(stocks);
    this.labels = new OrderedRow(stocks);
    this.returns = new SheetReturns(section, quantiles);
  }

  /** Takes the row of the next date, and measures it where it is asked to. */
  void take(int date, float[] data, int offset, boolean measure) {
    section.load(data, offset, background.members());
    past.add(section, background.members());
    if (measure) {
      int day = date - first;
      sheets(day);
      values(day);
      lags(day);
      controls(day);
      parts(day, background.third, series.sizes);
      parts(day, background.group, series.groups);
      enterable(day);
    }
  }

  private void sheets(int day) {
    int[] days = horizons.sheets();
    for (int i = 0; i < days.length; i++) {
      StudySeries.Sheet sheet = series.sheets[i];
      returns.write(
          background.labels(horizons.label(days[i])), background.members().length, day, sheet);
      if (past.has(days[i])) {
        sheet.turnover[0][day] = (float) past.turnover(days[i], 1);
        sheet.turnover[1][day] = (float) past.turnover(days[i], quantiles);
        sheet.rankAutocorrelation[day] = (float) past.autocorrelation(days[i]);
      }
    }
  }

  private void values(int day) {
    for (int q = 0; q < quantiles; q++) {
      StudySeries.ValueSums sums = series.quantiles[q];
      int from = section.place(q);
      int to = section.place(q + 1);
      if (from == to) {
        continue;
      }
      double mean = 0;
      for (int k = from; k < to; k++) {
        mean += section.row.sorted[k];
      }
      mean /= to - from;
      double squares = 0;
      for (int k = from; k < to; k++) {
        double d = section.row.sorted[k] - mean;
        squares += d * d;
      }
      sums.count[day] = to - from;
      sums.mean[day] = mean;
      sums.squares[day] = squares;
      sums.min[day] = section.row.sorted[from];
      sums.max[day] = section.row.sorted[to - 1];
    }
  }

  /** The k-th day's return of a signal is the first day's of the date k - 1 later, which is now. */
  private void lags(int day) {
    for (int k = 1; k <= DecayStudy.DAYS && past.has(k - 1); k++) {
      series.lagRankIc[k - 1][day] = (float) rankIc.of(past.row(k - 1), background.oneDay);
    }
  }

  private void controls(int day) {
    int members = background.members().length;
    for (int k = 0; k < Controls.KINDS.size(); k++) {
      Controls.Kind kind = Controls.KINDS.get(k);
      if (k > 0) {
        left.load(controls.residual(kind, section.rank, members), members);
        series.controlRankIc[k][day] = (float) rankIc.of(left, background.label);
      }
      series.premium[k][day] =
          (float) controls.premium(kind, section.rank, members, background.labels());
    }
  }

  private void parts(int day, int[] partOf, StudySeries.Parts parts) {
    if (parts.rankIc.length == 0) {
      return;
    }
    left.load(section.row, partOf, parts.rankIc.length);
    labels.load(background.label, partOf, parts.rankIc.length);
    for (int p = 0; p < parts.rankIc.length; p++) {
      parts.rankIc[p][day] = (float) rankIc.of(left, labels, p);
      parts.names[p][day] = rankIc.names();
    }
  }

  private void enterable(int day) {
    series.allRankIc[day] = (float) rankIc.of(section.row, background.all);
    series.realisedRankIc[day] = (float) rankIc.of(section.row, background.late);
    for (int m = 0; m < background.members().length; m++) {
      if (section.rank[m] != 0 && background.all.rank[m] != 0) {
        int out = background.blocked(m) ? 1 : 0;
        series.priced[day]++;
        series.blocked[day] += out;
        for (int end = 0; end < 2; end++) {
          if (section.quantile[m] == (end == 0 ? 1 : quantiles)) {
            series.pricedAtEnd[end][day]++;
            series.blockedAtEnd[end][day] += out;
          }
        }
      }
    }
  }
}
