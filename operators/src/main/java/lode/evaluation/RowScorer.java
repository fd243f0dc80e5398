package lode.evaluation;

import lode.panel.Panel;

/**
 * Scores rows that no single formula makes, such as a combination of several, as a {@link Scorer}
 * scores those of a formula: the same members, labels and bits. One owner thread.
 */
public final class RowScorer {
  private final Labels labels;
  private final FactorRow factor;
  private final Correlation correlation;
  private final Track track;
  private Portfolio spare;

  /** A scorer of one series of rows against labels of this panel. */
  public RowScorer(Panel panel, Labels labels) {
    int stocks = panel.stocks().size();
    this.labels = labels;
    this.factor = new FactorRow(stocks);
    this.correlation = new Correlation(stocks);
    this.track = new Track(labels, stocks);
    this.spare = new Portfolio(stocks);
  }

  /**
   * Takes the row of a date of the labels' period; the dates come in order.
   *
   * @param data values of all stocks from {@code offset}, NaN where missing
   */
  public void row(int date, float[] data, int offset) {
    factor.load(data, offset, labels.members(date));
    spare = track.add(date, factor, correlation, spare);
  }

  /** What has been found out; dates whose row never came have no numbers. */
  public Score score() {
    return track.score();
  }
}
