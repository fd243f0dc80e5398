package lode.evaluation;

import java.util.List;
import lode.formula.Formula;
import lode.panel.Panel;

/**
 * Correlates rows that are already computed with labels that are already ranked: what a fitness
 * costs beyond the values of a formula. It is what a benchmark times. One owner thread.
 */
public final class RankIcRun {
  private final Labels labels;
  private final int stride;
  private final float[] rows;
  private final FactorRow factor;
  private final Correlation correlation;

  /** Computes and keeps the rows of a formula on the dates of the labels. */
  public RankIcRun(Panel panel, Labels labels, Formula formula) {
    int stocks = panel.stocks().size();
    this.labels = labels;
    this.stride = panel.stride();
    this.rows = new float[labels.period().size() * stride];
    this.factor = new FactorRow(stocks);
    this.correlation = new Correlation(stocks);
    Values.stream(
        panel,
        labels.universe(),
        List.of(formula),
        labels.period(),
        (root, date, data, offset) -> System.arraycopy(data, offset, rows, row(date), stocks));
  }

  private int row(int date) {
    return (date - labels.period().from()) * stride;
  }

  /** Members of the universe on all dates: the cells that are ranked and correlated. */
  public long cells() {
    long cells = 0;
    for (int date = labels.period().from(); date < labels.period().to(); date++) {
      cells += labels.members(date).length;
    }
    return cells;
  }

  /** Ranks every row and correlates it with the first target's; gives the sum of the rank ICs. */
  public double run() {
    double sum = 0;
    for (int date = labels.period().from(); date < labels.period().to(); date++) {
      factor.load(rows, row(date), labels.members(date));
      correlation.of(factor, labels.row(0, date));
      sum += Double.isNaN(correlation.rankIc()) ? 0 : correlation.rankIc();
    }
    return sum;
  }
}
